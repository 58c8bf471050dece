package org.websocketchat.server;

import java.io.IOException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** The ports that a server listens on: that of the chat and, if it is wanted, that of metrics. */
final class Ports implements AutoCloseable {
  private final ServerConnector chat;
  private final @Nullable ServerConnector metrics;

  private Ports(ServerConnector chat, @Nullable ServerConnector metrics) {
    this.chat = chat;
    this.metrics = metrics;
  }

  /**
   * Opens the ports.
   *
   * @throws MetricsPortException if that of metrics cannot be opened
   * @throws IOException if that of the chat cannot be opened
   */
  static Ports open(Server jetty, Settings settings) throws IOException {
    var chat = connector(jetty, settings, settings.host(), settings.port());
    chat.open();
    var wanted = settings.metrics();
    if (wanted == null) {
      return new Ports(chat, null);
    }
    var metrics = connector(jetty, settings, wanted.host(), wanted.port());
    metrics.setName(MetricsHandler.CONNECTOR);
    try {
      metrics.open();
    } catch (IOException cannotListen) {
      chat.close();
      throw new MetricsPortException(wanted, cannotListen);
    }
    return new Ports(chat, metrics);
  }

  private static ServerConnector connector(Server jetty, Settings settings, String host, int port) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    var connector = new ServerConnector(jetty, 1, -1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(settings.httpTimeouts().idleMillis());
    var limits = settings.limits();
    connector.addBean(
        new HttpConnections(
            connector.getScheduler(),
            settings.httpTimeouts().lifetimeMillis(),
            new TrustedProxies(settings.proxies()),
            new NetworkCounts(limits.address().sockets(), limits.server().sockets())));
    return connector;
  }

  /** Has this server answer on them. */
  void addTo(Server jetty) {
    jetty.addConnector(chat);
    if (metrics != null) {
      jetty.addConnector(metrics);
    }
  }

  int chat() {
    return chat.getLocalPort();
  }

  /** The port of metrics; 0 if there is none. */
  int metrics() {
    return metrics == null ? 0 : metrics.getLocalPort();
  }

  @Override
  public void close() {
    chat.close();
    if (metrics != null) {
      metrics.close();
    }
  }
}
