package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.Rate;
import org.websocketchat.hub.RoomRules;
import org.websocketchat.hub.StartRules;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.testing.Await;
import org.websocketchat.token.Invitation;
import org.websocketchat.token.TokenKeysException;

/** Messages that are posted over HTTP (docs/hooks.md). */
final class PostsOverHttpTest {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir private Path folder = Path.of("");

  private final HttpClient client = HttpClient.newHttpClient();
  private String bot = "";

  @BeforeEach
  void invite() throws TokenKeysException {
    bot = token(Role.BOT, "Build");
  }

  private String token(Role role, String name) throws TokenKeysException {
    long expires = System.currentTimeMillis() + TimeUnit.HOURS.toMillis(1);
    return new Invitation(name, role, null, expires).sign(folder);
  }

  private SettingsBuilder settings() {
    return Settings.builder().data(folder);
  }

  private ChatServer server() throws IOException {
    return ChatServer.start(settings().build());
  }

  private HttpResponse<String> post(
      ChatServer server, @Nullable String key, String type, String body, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.url() + "rooms/lobby/messages"))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + bot)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String told(HttpResponse<String> answer) {
    return answer.statusCode() + " " + answer.body().strip();
  }

  @Test
  void aPostIsAMessageThatEverybodySees() throws Exception {
    try (var server = server();
        var ann = RawSocket.join(server, "Ann")) {
      var answer = post(server, "1", JSON, "{\"text\":\"deployed <3\"}");
      assertEquals("201 {\"offset\":1}", told(answer));
      assertTrue(ann.await("deployed").contains("\"name\":\"Build\""));
      post(server, "2", FORM, "text=gr%C3%BCn+%26+gut&name=CI");
      var copy = ann.await("gr\u00fcn & gut");
      assertTrue(copy.contains("\"name\":\"CI\""), copy);
      assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }
  }

  @Test
  void theSameIsStoredOnceAlsoAfterARestartAndSomethingElseIsRefused() throws Exception {
    try (var server = server()) {
      assertEquals("201 {\"offset\":1}", told(post(server, "k", JSON, "{\"text\":\"a\"}")));
      assertEquals("201 {\"offset\":2}", told(post(server, "l", JSON, "{\"text\":\"a\"}")));
      assertEquals("201 {\"offset\":1}", told(post(server, "k", FORM, "text=a")));
    }
    bot = token(Role.BOT, "Build"); // another token of the same bot
    try (var server = server()) {
      assertEquals("201 {\"offset\":1}", told(post(server, "k", JSON, "{\"text\":\"a\"}")));
      var other = told(post(server, "k", JSON, "{\"text\":\"b\"}"));
      assertTrue(other.startsWith("409 {\"error\":\"conflict\""), other);
      assertEquals("201 {\"offset\":3}", told(post(server, null, FORM, "text=a")));
      assertEquals("201 {\"offset\":4}", told(post(server, null, FORM, "text=a")));
    }
  }

  @Test
  void whatIsWrongIsToldWithWhatToDo() throws Exception {
    try (var server = server()) {
      refused(400, "text", post(server, null, JSON, "{\"text\":7}"));
      refused(400, "text", post(server, null, FORM, "text=+"));
      refused(400, "body", post(server, null, JSON, "[]"));
      refused(400, "body", post(server, null, FORM, "text=%ff%"));
      refused(400, "key", post(server, "a b", FORM, "text=a"));
      refused(400, "name", post(server, null, FORM, "text=a&name=%07"));
      refused(401, "token", post(server, null, FORM, "text=a", "Authorization", "Basic x"));
      refused(401, "token", post(server, null, FORM, "text=a", "Authorization", "Bearer x"));
      refused(415, "type", post(server, null, "text/plain", "hello"));
      var long16 = "x".repeat(Limits.TEXT_BYTES + 1);
      var large = refused(413, "too_large", post(server, null, FORM, "text=" + long16));
      assertTrue(large.contains("\"limit\":" + Limits.TEXT_BYTES), large);
      assertTrue(headOf(server, Limits.FRAME_BYTES + 1).startsWith("HTTP/1.1 413 "));
      bot = token(Role.OWNER, "Olga");
      refused(403, "role", post(server, null, FORM, "text=a"));
      var get = URI.create(server.url() + "rooms/lobby/messages");
      var answer =
          client.send(HttpRequest.newBuilder(get).build(), HttpResponse.BodyHandlers.ofString());
      assertEquals("POST", answer.headers().firstValue("Allow").orElse(""));
      refused(405, "method", answer);
    }
  }

  private static String refused(int status, String error, HttpResponse<String> answer) {
    var told = told(answer);
    assertEquals(status, answer.statusCode(), told);
    assertTrue(told.contains("{\"error\":\"" + error + "\",\"message\":\""), told);
    return told;
  }

  @Test
  void theRulesOfTheRoomHoldForBots() throws Exception {
    var slow = RoomRules.usual().withMode(new RoomMode(60, true, false, false));
    var words = Files.writeString(folder.resolve("words"), "spam\n");
    var settings = settings().startRules(new StartRules(slow)).words(words).build();
    try (var server = ChatServer.start(settings);
        var reader = RawSocket.join(server, "Ann")) {
      refused(403, "words", post(server, null, FORM, "text=spam"));
      assertEquals(201, post(server, "a", FORM, "text=first").statusCode());
      var second = post(server, "b", FORM, "text=second");
      refused(429, "slow", second);
      long wait = Long.parseLong(second.headers().firstValue("Retry-After").orElse("0"));
      assertTrue(wait > 50 && wait <= 60, () -> "wait " + wait);
      assertEquals(201, post(server, "a", FORM, "text=first").statusCode());
      reader.await("first");
    }
  }

  @Test
  void aBotThatPostsTooMuchIsToldWhenToComeBack() throws Exception {
    var limits = HubLimits.builder().hellosPerAddress(Rate.perMinute(1, 2)).build();
    var settings = settings().limits(limits).proxy(CidrBlock.of("127.0.0.1")).build();
    try (var server = ChatServer.start(settings)) {
      assertEquals(201, post(server, "1", FORM, "text=a").statusCode());
      assertEquals(201, post(server, "2", FORM, "text=a").statusCode());
      var third = post(server, "3", FORM, "text=a");
      var told = refused(429, "budget", third);
      assertTrue(told.contains("127.0.0.1"), told);
      assertTrue(third.headers().firstValue("Retry-After").isPresent());
    }
  }

  /** More of them than the server has threads; each has sent all but the last byte. */
  @Test
  void clientsThatAreSlowHoldNobodyUp() throws Exception {
    try (var server = server()) {
      var slow = new ArrayList<RawSocket>();
      var head =
          "POST /rooms/lobby/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
              + FORM
              + "\r\nAuthorization: Bearer "
              + bot
              + "\r\nContent-Length: 6\r\n\r\ntext=";
      try {
        for (int i = 0; i < 300; i++) {
          var peer = new RawSocket(server.port());
          slow.add(peer);
          peer.write(head.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals("201 {\"offset\":1}", told(post(server, "1", FORM, "text=a")));
        slow.getFirst().write("z");
        assertTrue(slow.getFirst().head().startsWith("HTTP/1.1 201"));
      } finally {
        slow.forEach(RawSocket::close);
      }
    }
  }

  @Test
  void nothingIsLeftOfAPost() throws Exception {
    try (var server = server()) {
      assertEquals(201, post(server, "1", FORM, "text=a").statusCode());
      Await.until("the end", () -> Faulty.health(server) == 200 && isEmpty(server));
    }
  }

  private boolean isEmpty(ChatServer server) {
    try {
      var request = HttpRequest.newBuilder(URI.create(server.url() + "health")).build();
      return client
          .send(request, HttpResponse.BodyHandlers.ofString())
          .body()
          .contains("\"rooms\":0,\"sockets\":0");
    } catch (IOException | InterruptedException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static String head(int length) {
    return "POST /rooms/lobby/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer x\r\n"
        + "Content-Type: application/json\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  /** The head of the answer to a request whose body is announced, and does not come. */
  private static String headOf(ChatServer server, int length) {
    try (var peer = new RawSocket(server.port())) {
      peer.write(head(length));
      return peer.head();
    }
  }

  /** What a body takes is bounded before anybody looks at its token. */
  @Test
  void fewBodiesOfOneAddressAreOnTheirWayAtATime() throws Exception {
    var counted = settings().proxy(CidrBlock.of("192.0.2.1")).build();
    try (var server = ChatServer.start(counted)) {
      var sending = new ArrayList<RawSocket>();
      for (int i = 0; i < 8; i++) {
        var slow = new RawSocket(server.port());
        slow.write(head(99).replaceFirst("\r\n", "\r\nExpect: 100-continue\r\n"));
        assertTrue(slow.head().startsWith("HTTP/1.1 100 "), "its body is wanted");
        sending.add(slow);
      }
      var refused = post(server, "1", JSON, "{\"text\":\"one more\"}");
      assertTrue(refused.body().contains("one after the other"), refused::body);
      assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
      sending.forEach(RawSocket::close);
      Await.until("room for another", () -> status(server) == 201);
    }
  }

  private int status(ChatServer server) {
    try {
      return post(server, "1", JSON, "{\"text\":\"again\"}").statusCode();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
