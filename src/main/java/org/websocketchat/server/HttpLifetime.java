package org.websocketchat.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;

/**
 * Closes HTTP connections that have not become WebSockets in time. With an idle time-out alone, a
 * peer could keep a connection for ever by sending a byte now and then.
 */
final class HttpLifetime implements Connection.Listener {
  private final Scheduler scheduler;
  private final long lifetimeMillis;
  private final Map<Connection, Scheduler.Task> ends = new ConcurrentHashMap<>();

  HttpLifetime(Scheduler scheduler, long lifetimeMillis) {
    this.scheduler = scheduler;
    this.lifetimeMillis = lifetimeMillis;
  }

  @Override
  public void onOpened(Connection connection) {
    if (!(connection instanceof WebSocketConnection)) {
      var end = scheduler.schedule(connection::close, lifetimeMillis, TimeUnit.MILLISECONDS);
      ends.put(connection, end);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    var end = ends.remove(connection);
    if (end != null) {
      end.cancel();
    }
  }
}
