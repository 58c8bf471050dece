package org.websocketchat.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Another site: one page, with our script beside it. */
public final class Site implements AutoCloseable {
  private final HttpServer server;
  private volatile String page = "";

  /** A site with the script that the build has made. */
  public Site() throws IOException {
    this(Resources.built("dist/websocket-chat.js"));
  }

  /** A site with this script. */
  public Site(String script) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, "text/html", page));
    server.createContext(
        "/websocket-chat.js", exchange -> answer(exchange, "text/javascript", script));
    server.start();
  }

  /** Its address: its origin and a slash. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Replaces the page. */
  public void show(String html) {
    page = html;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, String type, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
