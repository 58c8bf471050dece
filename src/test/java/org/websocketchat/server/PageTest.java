package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.testing.Await;

class PageTest {
  private static final byte[] SCRIPT = "'script'".repeat(500).getBytes(StandardCharsets.UTF_8);

  /** The server does not look into it. */
  private static final byte[] BROTLI = {1, 2, 3};

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path page;
  private ChatServer server;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(page.resolve("index.html"), "<!doctype html><title>chat</title>");
    Files.write(page.resolve("websocket-chat.js"), SCRIPT);
    Files.write(page.resolve("websocket-chat.js.gz"), gzip(SCRIPT));
    Files.write(page.resolve("websocket-chat.js.br"), BROTLI);
    Files.createDirectory(page.resolve("more"));
    server =
        ChatServer.start(
            Settings.builder()
                .page(page)
                .connect(Origin.ofSocket("https://Chat.example/chat?room=x"))
                .frameAncestor(Origin.ofFrameAncestor("https://Club.example:8443/"))
                .build());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void thePageIsServedUnderAStrictPolicy() throws Exception {
    var answer = get("");
    assertEquals(200, answer.statusCode());
    assertTrue(new String(answer.body(), StandardCharsets.UTF_8).contains("<title>chat"));
    assertEquals(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self' wss://chat.example; frame-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'self' https://club.example:8443; require-trusted-types-for 'script'; trusted-types 'none'",
        header(answer, "Content-Security-Policy"));
    assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    assertEquals("no-referrer", header(answer, "Referrer-Policy"));
    assertEquals("no-cache", header(answer, "Cache-Control"));
    assertEquals("", header(answer, "Access-Control-Allow-Origin"));
    assertEquals("", header(answer, "Server"));
  }

  @Test
  void theScriptMayBeLoadedByAnySite() throws Exception {
    var answer = get("websocket-chat.js");
    assertEquals("cross-origin", header(answer, "Cross-Origin-Resource-Policy"));
    assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
    assertTrue(header(answer, "Content-Type").startsWith("text/javascript"));
    assertArrayEquals(SCRIPT, answer.body());
  }

  @Test
  void whatABrowserHasItIsNotSentAgain() throws Exception {
    var first = get("websocket-chat.js");
    var again = get("websocket-chat.js", "If-None-Match", header(first, "ETag"));
    assertEquals(304, again.statusCode());
    assertEquals("no-cache", header(again, "Cache-Control"));
    assertEquals("*", header(again, "Access-Control-Allow-Origin"));
    Files.writeString(page.resolve("websocket-chat.js"), "changed");
    // Jetty looks at a file again after a second.
    Await.until(
        "the changed script is sent",
        () -> get("websocket-chat.js", "If-None-Match", header(first, "ETag")).statusCode() == 200);
  }

  @Test
  void whoTakesGzipGetsTheFileThatTheBuildHasCompressed() throws Exception {
    var answer = get("websocket-chat.js", "Accept-Encoding", "gzip");
    assertEquals("gzip", header(answer, "Content-Encoding"));
    assertEquals("Accept-Encoding", header(answer, "Vary"));
    assertArrayEquals(gzip(SCRIPT), answer.body());
    var again =
        get(
            "websocket-chat.js",
            "Accept-Encoding",
            "gzip",
            "If-None-Match",
            header(answer, "ETag"));
    assertEquals(304, again.statusCode());
  }

  @Test
  void whoTakesBrotliGetsThat() throws Exception {
    var answer = get("websocket-chat.js", "Accept-Encoding", "gzip, deflate, br, zstd");
    assertEquals("br", header(answer, "Content-Encoding"));
    assertEquals("Accept-Encoding", header(answer, "Vary"));
    assertArrayEquals(BROTLI, answer.body());
  }

  @Test
  void onlyReadingIsAllowed() throws Exception {
    for (var path : new String[] {"", "health", "chat"}) {
      var request = request(path).POST(HttpRequest.BodyPublishers.ofString("x")).build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(405, answer.statusCode());
      assertEquals("GET, HEAD", answer.headers().firstValue("Allow").orElse(""));
    }
  }

  @Test
  void aHeadHasNoBody() throws Exception {
    var request = request("").HEAD().build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode());
    assertEquals("", answer.body());
  }

  @Test
  void healthTellsHowMuchIsGoingOn() throws Exception {
    try (var ann = RawSocket.join(server, "Ann")) {
      ann.say("x");
      ann.await("\"text\":\"x\"");
      var answer = get("health");
      assertEquals("application/json", header(answer, "Content-Type"));
      assertEquals(
          "{\"status\":\"ok\",\"rooms\":1,\"sockets\":1}\n",
          new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/more",
        "/more/",
        "/../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/a%00b",
        "/%ff",
        "//etc/passwd",
        "/websocket-chat.js/"
      })
  void whatIsNotServedIsNotThere(String path) throws IOException {
    Files.writeString(page.resolveSibling("secret"), "secret");
    try (var peer = new RawSocket(server.port())) {
      peer.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      var head = peer.head();
      assertTrue(head.matches("(?s)HTTP/1.1 (301|302|307|400|403|404) .*"), head);
      assertTrue(head.contains("nosniff"), head);
    } finally {
      Files.delete(page.resolveSibling("secret"));
    }
  }

  @Test
  void withoutABuiltPageSocketAndHealthAreServedAllTheSame() throws Exception {
    server.close();
    server = ChatServer.start(Settings.builder().page(page.resolve("missing")).build());
    assertEquals(404, get("").statusCode());
    assertEquals(200, get("health").statusCode());
    RawSocket.join(server, "Ann").close();
  }

  @Test
  void thePageMayNotBeGivenToScriptsOfOtherSites() throws Exception {
    assertEquals("same-origin", header(get("index.html"), "Cross-Origin-Resource-Policy"));
    assertFalse(get("").headers().map().containsKey("access-control-allow-origin"));
  }

  private HttpResponse<byte[]> get(String path, String... headers) {
    var request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
