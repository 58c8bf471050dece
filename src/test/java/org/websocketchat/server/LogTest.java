package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.CloseCode;

class LogTest {

  @Test
  void whatCameFromOutsideIsEscapedAndCut() {
    assertEquals(
        "\"a\\u000a\\u001b[31m\\\"\\\\\\u202e\\u00e4\"",
        Log.escaped("a\n\u001B[31m\"\\\u202E\u00E4"));
    assertEquals(205, Log.escaped("x".repeat(10_000)).length());
  }

  @Test
  void aRefusedSiteIsLoggedOnceWithTheOptionThatWouldLetItIn() throws Exception {
    var lines = new ArrayList<String>();
    var logger = Logger.getLogger("org.websocketchat.server");
    var handler = noting(lines);
    logger.addHandler(handler);
    try (var server = ChatServer.start(Settings.local())) {
      for (int i = 0; i < 3; i++) {
        refused(server, "http://evil.example");
      }
      assertEquals(1, refusals(lines).size());
      for (int i = 0; i < 150; i++) {
        refused(server, "http://evil" + i + ".example");
      }
    } finally {
      logger.removeHandler(handler);
    }
    var refusals = refusals(lines);
    assertEquals(101, refusals.size());
    assertTrue(refusals.getFirst().contains("--origin \"http://evil.example\""));
  }

  @Test
  void theReasonOfABanIsNotLoggedSoThatAllBansMakeLinesOfOneKind() {
    var lines = new ArrayList<String>();
    var logger = Logger.getLogger("org.websocketchat.server");
    var handler = noting(lines);
    logger.addHandler(handler);
    try {
      for (var reason : List.of("for good: Bob is rude", "for another 5 minutes")) {
        var socket =
            new ChatSocket(Faulty.loop(new IllegalStateException("unused")), "a", "json", null);
        socket.onOpen(new FakeSession().session(), Callback.NOOP);
        socket.close(CloseCode.BANNED, reason);
      }
    } finally {
      logger.removeHandler(handler);
    }
    var kinds = lines.stream().map(line -> line.replaceAll("\\d+", "#")).distinct().toList();
    assertEquals(List.of("closing socket # from this machine: # banned"), kinds);
  }

  @Test
  void whatPeopleWriteAndTheirKeysAreNeverLogged() throws Exception {
    var lines = new ArrayList<String>();
    var logger = Logger.getLogger("org.websocketchat.server");
    var handler = noting(lines);
    logger.addHandler(handler);
    try (var server = ChatServer.start(Settings.local());
        var ann = RawSocket.join(server, "Secretive");
        var bob = new RawSocket(server.port())) {
      ann.say("secret text");
      ann.await("secret text");
      ann.send("secret rubbish");
      ann.awaitClose();
      bob.handshake("/chat", "127.0.0.1", "Sec-WebSocket-Protocol: websocket-chat.v1\r\n");
      var hello = "{\"type\":\"hello\",\"key\":\"secretsecretsecretsecA\",\"name\":\"Secretive\"}";
      bob.send(hello);
      bob.await("userlist");
      bob.send(hello);
      bob.awaitClose();
    } finally {
      logger.removeHandler(handler);
    }
    assertTrue(lines.stream().anyMatch(line -> line.contains("1007")), lines::toString);
    assertTrue(lines.stream().anyMatch(line -> line.contains("4500")), lines::toString);
    assertFalse(lines.stream().anyMatch(line -> line.contains("ecret")), lines::toString);
  }

  private static List<String> refusals(List<String> lines) {
    return lines.stream().filter(line -> line.contains("refused")).toList();
  }

  private static void refused(ChatServer server, String origin) {
    try (var peer = new RawSocket(server.port())) {
      peer.handshake("/chat", "localhost", "Origin: " + origin + "\r\n");
    }
  }

  private static Handler noting(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord event) {
        synchronized (lines) {
          lines.add(event.getMessage());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
