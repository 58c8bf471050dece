package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.testing.Await;

/** How the server treats broken and hostile peers, while a bystander notices nothing. */
class HostilePeerTest {
  private static final int KIB = 1024;
  private ChatServer server;
  private RawSocket bystander;
  private RawSocket peer;

  @BeforeEach
  void start() throws IOException {
    server = ChatServer.start(Settings.local());
    bystander = RawSocket.join(server, "Ann");
    peer = RawSocket.open(server);
  }

  @AfterEach
  void theBystanderStillChats() {
    bystander.say("all is well");
    bystander.await("all is well");
    peer.close();
    bystander.close();
    server.close();
  }

  @Test
  void badUtf8IsClosed1007() {
    peer.frame(RawSocket.TEXT, latin1("{\"type\":\"message\",\"text\":\"\u00C3(\"}"));
    assertEquals(1007, peer.awaitClose().code());
  }

  @Test
  void badUtf8AcrossPartsIsClosed1007() {
    peer.frame(RawSocket.TEXT_PART, latin1("{\"type\":\"message\",\"text\":\"\u00F0\u009F"));
    peer.frame(RawSocket.LAST_PART, latin1("A\"}"));
    assertEquals(1007, peer.awaitClose().code());
  }

  private static byte[] latin1(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rubbish", "[1]", "{\"type\":1}", "{\"type\":\"message\"}"})
  void whatIsNoFrameOfTheProtocolIsClosed1007WithAReason(String text) {
    peer.send(text);
    var close = peer.awaitClose();
    assertEquals(1007, close.code());
    assertFalse(close.reason().isEmpty());
  }

  @Test
  void deepJsonIsClosed1007() {
    int depth = 30_000;
    peer.send("{\"type\":\"message\",\"text\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
    assertEquals(1007, peer.awaitClose().code());
  }

  @ParameterizedTest
  @ValueSource(longs = {64 * KIB + 1, 16 * KIB * KIB, 1L << 40})
  void aFrameThatClaimsTooMuchIsClosed1009AtOnce(long bytes) {
    peer.write(RawSocket.header(RawSocket.TEXT, bytes, true));
    peer.write("mask!"); // Jetty checks the length when the payload begins
    assertEquals(1009, peer.awaitClose().code());
  }

  @Test
  void aFrameOfMoreThan64KiBIsClosed1009() {
    peer.frame(RawSocket.TEXT, new byte[64 * KIB + 1]);
    assertEquals(1009, peer.awaitClose().code());
  }

  @Test
  void aTextOfMoreThan16KiBIsClosed1009() {
    peer.say("x".repeat(16 * KIB + 1));
    assertEquals(1009, peer.awaitClose().code());
  }

  @Test
  void aMessageInEndlessPartsIsClosed1009() {
    peer.frame(RawSocket.TEXT_PART, new byte[16 * KIB]);
    for (int i = 0; i < 4; i++) {
      peer.frame(RawSocket.PART, new byte[16 * KIB]);
    }
    assertEquals(1009, peer.awaitClose().code());
  }

  @Test
  void aMessageInAFewPartsIsOneMessage() {
    var frame = "{\"type\":\"message\",\"text\":\"\uD83D\uDC1F\"}".getBytes(StandardCharsets.UTF_8);
    int middle = frame.length - 5;
    peer.frame(RawSocket.TEXT_PART, java.util.Arrays.copyOfRange(frame, 0, middle));
    peer.frame(RawSocket.PING, new byte[0]);
    peer.frame(RawSocket.LAST_PART, java.util.Arrays.copyOfRange(frame, middle, frame.length));
    assertTrue(bystander.await("\"type\":\"message\"").contains("\uD83D\uDC1F"));
  }

  @Test
  void anUnmaskedFrameIsClosed1002() {
    peer.write(RawSocket.header(RawSocket.TEXT, 2, false));
    peer.write("{}");
    assertEquals(1002, peer.awaitClose().code());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x83, 0x8B, 0xC1, 0x80})
  void aFrameThatRfc6455DoesNotKnowIsClosed1002(int first) {
    peer.frame(first, new byte[] {'x'});
    assertEquals(1002, peer.awaitClose().code());
  }

  @Test
  void binaryIsIgnored() {
    peer.frame(RawSocket.BINARY, new byte[60 * KIB]);
    peer.say("still here");
    bystander.await("still here");
  }

  @Test
  void aPingIsAnsweredWithItsPayload() {
    peer.next();
    peer.frame(RawSocket.PING, new byte[] {1, 2, 3});
    var pong = peer.next();
    assertEquals(RawSocket.PONG, pong.first());
    assertArrayEquals(new byte[] {1, 2, 3}, pong.payload());
  }

  @Test
  void aSpoofedIdentityIsOverwritten() {
    var id = peer.next().text().replaceAll("\\D", "");
    peer.send("{\"type\":\"username\",\"name\":\"Mallory\",\"id\":1}");
    peer.await("Mallory");
    peer.send("{\"type\":\"rejectusername\",\"id\":1,\"name\":\"Loser\"}");
    peer.send("{\"type\":\"userlist\",\"users\":[]}");
    peer.send("{\"type\":\"message\",\"text\":\"<b>hi\",\"id\":1,\"name\":\"Ann\"}");
    var copy = bystander.await("\"type\":\"message\"");
    assertTrue(copy.contains("\"name\":\"Mallory\""), copy);
    assertTrue(copy.contains("\"id\":" + id + ","), copy);
    assertTrue(copy.contains("\u2039b\u203Ahi"), copy);
  }

  @Test
  void aCloseIsAnsweredAndThePersonLeavesTheList() {
    var bob = RawSocket.join(server, "Bob");
    bystander.await("[\"Ann\",\"Bob\"]");
    bob.frame(RawSocket.CLOSE, new byte[] {3, (byte) 0xE8});
    assertEquals(1000, bob.awaitClose().code());
    bystander.await("[\"Ann\"]");
    assertTrue(bob.isEnded());
    bob.close();
  }

  @Test
  void onePeerThatVanishesLeavesTheList() {
    var bob = RawSocket.join(server, "Bob");
    bystander.await("[\"Ann\",\"Bob\"]");
    bob.close();
    bystander.await("[\"Ann\"]");
  }

  @Test
  void afterOurCloseFrameThereIsNoOther() {
    peer.send("rubbish");
    peer.awaitClose();
    try {
      peer.send("more rubbish");
      peer.frame(RawSocket.CLOSE, new byte[] {3, (byte) 0xE8});
    } catch (UncheckedIOException alreadyEnded) {
      // as it may
    }
    assertTrue(peer.isEnded());
  }

  @Test
  void afterAHandshakeCutInHalfTheConnectionEnds() throws IOException {
    try (var other = hasty();
        var half = new RawSocket(other.port())) {
      half.write("GET /chat HTTP/1.1\r\nHost: loc");
      assertTrue(half.isEnded());
    }
  }

  @Test
  void aConnectionThatSaysNothingEnds() throws IOException {
    try (var other = hasty();
        var silent = new RawSocket(other.port())) {
      assertTrue(silent.isEnded());
    }
  }

  @Test
  void aHandshakeThatTricklesInEnds() throws IOException {
    try (var other = hasty();
        var slow = new RawSocket(other.port())) {
      slow.write("GET /chat HTTP/1.1\r\nX: ");
      Await.until("the end", () -> !tookAnotherByte(slow));
    }
  }

  /** A server with short time-outs for handshakes that are not finished. */
  private static ChatServer hasty() throws IOException {
    return ChatServer.start(
        Settings.builder().httpTimeouts(new Settings.HttpTimeouts(500, 1_500)).build());
  }

  private static boolean tookAnotherByte(RawSocket slow) {
    try {
      slow.write("x");
      return true;
    } catch (UncheckedIOException ended) {
      return false;
    }
  }

  @Test
  void aConnectionThatSaysNothingEndsLongBeforeItsLifetime() throws IOException {
    var patient = Settings.builder().httpTimeouts(new Settings.HttpTimeouts(300, 60_000)).build();
    try (var other = ChatServer.start(patient);
        var silent = new RawSocket(other.port())) {
      assertTrue(silent.isEnded());
    }
  }

  /** A proxy that is trusted makes this machine an address as any other. */
  private static SettingsBuilder counted() {
    return Settings.builder().proxy(CidrBlock.of("192.0.2.1"));
  }

  @Test
  void anAddressHasNoMoreConnectionsThanItMayHaveSockets() throws IOException {
    var few = counted().limits(HubLimits.builder().socketsPerAddress(2).build()).build();
    try (var other = ChatServer.start(few);
        var inside = RawSocket.join(other, "Bob");
        var first = new RawSocket(other.port())) {
      assertHealthy(first);
      try (var second = new RawSocket(other.port())) {
        assertHealthy(second); // so a socket is no connection of HTTP
        try (var third = new RawSocket(other.port())) {
          assertTrue(third.isEnded());
        }
      }
      Await.until("room for another", () -> isServed(other));
      inside.say("still here");
      inside.await("still here");
    }
  }

  private static void assertHealthy(RawSocket peer) {
    peer.write("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    assertTrue(peer.head().startsWith("HTTP/1.1 200 "));
  }

  private static boolean isServed(ChatServer other) {
    try (var next = new RawSocket(other.port())) {
      next.write("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
      return next.head().startsWith("HTTP/1.1 200 ");
    } catch (UncheckedIOException closed) {
      return false;
    }
  }

  /** Waits long enough: until a connection that was opened later has been closed. */
  @ParameterizedTest
  @CsvSource({"300, 60000", "60000, 300"})
  void aSocketOutlivesThePatienceForHttp(long idleMillis, long lifetimeMillis) throws IOException {
    var hasty =
        Settings.builder()
            .httpTimeouts(new Settings.HttpTimeouts(idleMillis, lifetimeMillis))
            .build();
    try (var other = ChatServer.start(hasty);
        var socket = RawSocket.join(other, "Bob");
        var silent = new RawSocket(other.port())) {
      assertTrue(silent.isEnded());
      socket.say("still here");
      socket.await("still here");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000\u0001\u0002\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "hello\r\n\r\n"})
  void whatIsNotHttpIsRefusedInPlainText(String raw) {
    try (var strange = new RawSocket(server.port())) {
      strange.write(raw);
      var head = strange.head();
      assertTrue(head.matches("(?s)HTTP/1.1 (400|505) .*"), head);
      assertFalse(head.contains("text/html"), head);
    }
  }
}
