package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.Nginx;

/** The server behind nginx with the very configuration in docs/server.md. */
class NginxTest {
  private static final Pattern BLOCK = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;
  private ChatServer server;
  private Nginx nginx;
  private HttpClient client;

  @BeforeAll
  static void onlyWithNginx() {
    assumeTrue(Nginx.isThere(), "nginx is not installed: its recipe is not tried");
  }

  /**
   * Starts nginx first, because the server needs the site's origin, with nginx's port, at its
   * start.
   */
  @BeforeEach
  void start() throws Exception {
    int behind = freePort();
    var document = BLOCK.matcher(Files.readString(Path.of("docs", "server.md")));
    assertTrue(document.find());
    nginx = Nginx.start(folder, document.group(1), behind);
    var settings =
        Settings.builder()
            .port(behind)
            .limits(HubLimits.builder().socketsPerAddress(1).build())
            .origin(Origin.ofSite(origin()))
            .proxy(CidrBlock.of("127.0.0.1"))
            .build();
    server = ChatServer.start(settings);
    client = HttpClient.newBuilder().sslContext(nginx.tls()).build();
  }

  @AfterEach
  void stop() {
    nginx.close();
    server.close();
    client.shutdownNow();
  }

  @Test
  void peopleTalkOverTlsAndAreToldWhenTheServerGoes() {
    var ann = open(origin(), "127.0.0.1");
    say(ann, "over wss \uD83D\uDC1F");
    Await.until("the copy", () -> heard.toString().contains("\"over wss \uD83D\uDC1F\""));
    server.close();
    Await.until("the close", () -> heard.contains("closed 1001"));
  }

  @Test
  void pagesOfOtherSitesAreRefusedThere() {
    for (var origin : List.of("https://evil.example", "http://" + nginx.authority())) {
      var failure = assertThrows(CompletionException.class, () -> open(origin, "127.0.0.1"));
      assertTrue(failure.getCause() instanceof WebSocketHandshakeException, failure::toString);
      var refused = (WebSocketHandshakeException) failure.getCause();
      assertEquals(403, refused.getResponse().statusCode());
    }
  }

  /** This machine is a trusted proxy, so the server also believes its headers about visitors. */
  @Test
  void visitorsAreCountedByTheirOwnAddress() {
    for (int i = 0; i < 2; i++) {
      var unused = open(origin(), "203.0.113.5");
    }
    Await.until("one too many", () -> heard.contains("closed 4029"));
    say(open(origin(), "203.0.113.6"), "from elsewhere");
    Await.until("the copy", () -> heard.toString().contains("from elsewhere"));
  }

  @Test
  void thePageAndTheHealthAreServed() throws Exception {
    for (var path : List.of("/", "/health")) {
      var request = HttpRequest.newBuilder(URI.create(origin() + path));
      var answer = client.send(request.build(), BodyHandlers.ofString());
      assertEquals(200, answer.statusCode());
      assertFalse(answer.body().isEmpty());
    }
  }

  private String origin() {
    return "https://" + nginx.authority();
  }

  private WebSocket open(String origin, String before) {
    return client
        .newWebSocketBuilder()
        .header("Origin", origin)
        .header("X-Forwarded-For", before)
        .subprotocols("json")
        .buildAsync(URI.create("wss://" + nginx.authority() + "/chat"), new Ear())
        .join();
  }

  private static void say(WebSocket socket, String text) {
    socket.sendText("{\"type\":\"message\",\"text\":\"" + text + "\"}", true).join();
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private final class Ear implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      heard.add(text.toString());
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      heard.add("closed " + code);
      return null;
    }
  }
}
