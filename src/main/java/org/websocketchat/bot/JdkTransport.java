package org.websocketchat.bot;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.websocketchat.session.Transport;

/**
 * The port {@code Transport} by the JDK's WebSocket. What a listener throws goes to the handler of
 * uncaught exceptions of the thread that carries the event, and the socket goes on: the listener
 * still receives the next frame and the end.
 */
public final class JdkTransport implements Transport {
  private final HttpClient client;
  private final Executor events;
  private final Consumer<Throwable> failures;

  /**
   * Makes a transport.
   *
   * @param client the HTTP client, which the caller closes
   * @param events runs every event, one after the other; call this transport from it, too
   */
  public JdkTransport(HttpClient client, Executor events) {
    this(client, events, failure -> {});
  }

  /**
   * The same for a program that wants to know why a socket did not open, which a session is not
   * told.
   *
   * @param failures is told that on any thread; must not throw
   */
  public JdkTransport(HttpClient client, Executor events, Consumer<Throwable> failures) {
    this.client = client;
    this.events = events;
    this.failures = failures;
  }

  @Override
  public Socket open(String url, List<String> protocols, Listener listener) {
    var socket = new JdkSocket(events, listener, !protocols.isEmpty(), failures);
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
