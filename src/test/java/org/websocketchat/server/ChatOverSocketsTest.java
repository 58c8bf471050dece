package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sub-protocol {@code websocket-chat.v1} over real sockets. */
class ChatOverSocketsTest {
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAA";
  private static final int TEXTS = 60;
  private static final int SMALL_WINDOW_BYTES = 4_096;

  private ChatServer server;

  @BeforeEach
  void start() throws IOException {
    server = ChatServer.start(Settings.local());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void peopleOfBothSubProtocolsTalk() {
    try (var ann = hello("A", "Ann", "");
        var guide = RawSocket.join(server, "Guide")) {
      var tag = field(ann.await("\"welcome\""), "tag");
      ann.await("\"name\":\"Guide\"");
      ann.send("{\"type\":\"message\",\"cid\":\"" + tag + ".1\",\"after\":0,\"text\":\"a<b\"}");
      assertTrue(ann.await("\"type\":\"message\"").contains("\"text\":\"a<b\""));
      assertTrue(guide.await("\"type\":\"message\"").contains("\"text\":\"a\u2039b\""));
      guide.say("hi");
      assertTrue(ann.await("\"text\":\"hi\"").contains("\"offset\":2"));
    }
  }

  @Test
  void aNameThatLooksLikeAnothersIsFlagged() {
    try (var ann = hello("A", "Ann", "")) {
      ann.await("\"userlist\"");
      try (var other = hello("B", "\u0410nn", "")) {
        var flagged = "\"name\":\"\u0410nn\",\"like\":\"Ann\"";
        assertTrue(other.await("\"userlist\"").contains(flagged));
        assertTrue(ann.await("\"joined\"").contains(flagged));
      }
    }
  }

  @Test
  void aSlowReaderIsSentAllItMissedInOrderAndThenWhatIsNew() {
    try (var writer = hello("A", "Writer", "")) {
      var epoch = field(writer.await("\"welcome\""), "epoch");
      for (int i = 0; i < TEXTS; i += 15) {
        try (var guide = RawSocket.join(server, "Guide")) {
          for (int k = 1; k <= 15; k++) {
            guide.say("x".repeat(16_000));
            writer.await("\"offset\":" + (i + k) + ",");
          }
        }
      }
      var position = ",\"epoch\":\"" + epoch + "\",\"offset\":0";
      try (var slow = hello("B", "Slow", position, SMALL_WINDOW_BYTES);
          var guide = RawSocket.join(server, "Guide")) {
        assertTrue(slow.await("\"welcome\"").contains("\"recovered\":true"));
        guide.say("new");
        for (int offset = 1; offset <= TEXTS + 1; offset++) {
          var frame = slow.await("\"type\":\"message\"");
          assertTrue(frame.startsWith("{\"type\":\"message\",\"offset\":" + offset + ","), frame);
        }
      }
    }
  }

  @Test
  void aNewSocketOfAKeyReplacesTheOldAndKeepsTheName() {
    try (var old = hello("A", "Ann", "")) {
      old.await("\"userlist\"");
      try (var twin = hello("A", "Other", "")) {
        assertTrue(twin.await("\"welcome\"").contains("\"name\":\"Ann\""));
        assertEquals(4509, old.awaitClose().code());
      }
    }
  }

  @Test
  void onStopTheServerSaysHowToComeBack() {
    try (var ann = hello("A", "Ann", "")) {
      ann.await("\"userlist\"");
      var closing = new Thread(server::close);
      closing.start();
      ann.await("{\"type\":\"bye\",\"spread\":8000}");
      assertEquals(1012, ann.awaitClose().code());
    }
  }

  private RawSocket hello(String key, String name, String position) {
    return hello(key, name, position, 0);
  }

  private RawSocket hello(String key, String name, String position, int receiveBytes) {
    var socket = new RawSocket(server.port(), receiveBytes);
    socket.handshake("/chat", "127.0.0.1", "Sec-WebSocket-Protocol: websocket-chat.v1\r\n");
    var secret = key + KEY;
    socket.send(
        "{\"type\":\"hello\",\"key\":\""
            + secret
            + "\",\"name\":\""
            + name
            + "\""
            + position
            + "}");
    return socket;
  }

  private static String field(String frame, String name) {
    int from = frame.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return frame.substring(from, frame.indexOf('"', from));
  }
}
