package org.websocketchat.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Address;

/**
 * Bounds HTTP connections that have not become WebSockets. Each must become one in time, or ends:
 * with an idle time-out alone, a peer could keep it for ever by sending a byte now and then. And no
 * address has more of them than it may have sockets.
 */
final class HttpConnections implements Connection.Listener {
  private final Scheduler scheduler;
  private final long lifetimeMillis;
  private final TrustedProxies proxies;
  private final NetworkCounts counts;
  private final Map<Connection, Counted> open = new ConcurrentHashMap<>();

  /**
   * A connection that is open.
   *
   * @param address null if it is not counted
   * @param end closes it when its time is over
   */
  private record Counted(@Nullable Address address, Scheduler.Task end) {}

  HttpConnections(
      Scheduler scheduler, long lifetimeMillis, TrustedProxies proxies, NetworkCounts counts) {
    this.scheduler = scheduler;
    this.lifetimeMillis = lifetimeMillis;
    this.proxies = proxies;
    this.counts = counts;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof WebSocketConnection) {
      return;
    }
    var address = proxies.counted(connection.getEndPoint().getRemoteSocketAddress());
    if (!counts.take(address)) {
      connection.getEndPoint().close();
      return;
    }
    var end = scheduler.schedule(connection::close, lifetimeMillis, TimeUnit.MILLISECONDS);
    open.put(connection, new Counted(address, end));
  }

  @Override
  public void onClosed(Connection connection) {
    var counted = open.remove(connection);
    if (counted != null) {
      counted.end().cancel();
      counts.release(counted.address());
    }
  }
}
