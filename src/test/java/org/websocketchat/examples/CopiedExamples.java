package org.websocketchat.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The site of somebody who has copied {@code target/dist} and written other addresses into the
 * examples; its back end signs tokens.
 */
final class CopiedExamples implements AutoCloseable {
  private static final Path DIST = Path.of(System.getProperty("build.dir", "target"), "dist");
  private static final Map<String, String> TYPES =
      Map.of("html", "text/html", "css", "text/css", "js", "text/javascript");

  private final HttpServer server;
  private final Map<String, String> replaced = new ConcurrentHashMap<>();
  private volatile @Nullable Supplier<String> token;

  CopiedExamples() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Its address: its origin and a slash. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Writes one text for another into all files. */
  void replace(String text, String other) {
    replaced.put(text, other);
  }

  /** Gives whoever asks this token, as if the person was logged in. */
  void logIn(Supplier<String> signed) {
    token = signed;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().substring(1);
    var signed = token;
    var file = DIST.resolve(path);
    if (path.equals("examples/chat-token") && signed != null) {
      answer(exchange, 200, "text/plain", signed.get());
    } else if (Files.isRegularFile(file)) {
      var text = Files.readString(file);
      for (var pair : replaced.entrySet()) {
        text = text.replace(pair.getKey(), pair.getValue());
      }
      var type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain");
      answer(exchange, 200, type, text);
    } else {
      answer(exchange, 404, "text/plain", "There is nothing here.");
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
