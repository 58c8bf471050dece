package org.websocketchat.jvm;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.Executor;
import org.websocketchat.session.Transport;

/**
 * The JDK's WebSocket. If a listener throws, the uncaught exception handler of the thread that
 * carries the event is told, and the socket goes on: the next frame and the end are heard.
 */
public final class JdkTransport implements Transport {
  private final HttpClient client;
  private final Executor events;

  /**
   * Binds the port to the JDK.
   *
   * @param client to be closed by who made it
   * @param events carries every event, one after the other, and uses the port
   */
  public JdkTransport(HttpClient client, Executor events) {
    this.client = client;
    this.events = events;
  }

  @Override
  public Socket open(String url, List<String> protocols, Listener listener) {
    var socket = new JdkSocket(events, listener, !protocols.isEmpty());
    var builder = client.newWebSocketBuilder();
    try {
      if (!protocols.isEmpty()) {
        var lesser = protocols.subList(1, protocols.size()).toArray(new String[0]);
        builder.subprotocols(protocols.getFirst(), lesser);
      }
      socket.openWith(builder.buildAsync(URI.create(url), socket));
    } catch (IllegalArgumentException unusable) {
      socket.refuse(String.valueOf(unusable.getMessage()));
    }
    return socket;
  }
}
