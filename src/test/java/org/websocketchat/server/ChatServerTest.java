package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

class ChatServerTest {

  @Test
  void twoPeopleChat() throws IOException {
    try (var server = ChatServer.start(Settings.local());
        var ann = RawSocket.join(server, "Ann");
        var bob = RawSocket.join(server, "Bob")) {
      ann.say("hi \uD83D\uDC1F");
      assertTrue(bob.await("\"type\":\"message\"").contains("\"hi \uD83D\uDC1F\""));
      assertTrue(ann.await("\"type\":\"message\"").contains("\"name\":\"Ann\""));
    }
  }

  @Test
  void aListLongerThanAFrameArrivesInParts() throws IOException {
    var name = "\uD83D\uDC1F".repeat(30);
    var server = ChatServer.start(Settings.local());
    var people = new java.util.ArrayList<RawSocket>();
    try (server) {
      for (int i = 0; i < 560; i++) {
        var person = RawSocket.open(server);
        people.add(person);
        person.send("{\"type\":\"username\",\"name\":\"" + name + "\"}");
      }
      var last = people.getLast();
      var frame = last.next();
      while (frame.first() != RawSocket.TEXT_PART) {
        frame = last.next();
      }
      assertTrue(frame.text().startsWith("{\"type\":\"userlist\""));
      assertEquals(65_536, frame.payload().length);
      var rest = last.next();
      assertEquals(RawSocket.LAST_PART, rest.first());
      assertTrue(rest.text().endsWith("\"]}"));
    } finally {
      people.forEach(RawSocket::close);
    }
  }

  @Test
  void closingTellsEverySocketAndLeavesNoThread() throws IOException {
    var before = threads();
    var server = ChatServer.start(Settings.local());
    try (var ann = RawSocket.join(server, "Ann")) {
      var closing = new Thread(server::close);
      closing.start();
      assertEquals(1001, ann.awaitClose().code());
      Await.until("closed", () -> !closing.isAlive());
    }
    server.close();
    Await.until("no thread is left", () -> before.containsAll(threads()));
  }

  @Test
  void aTakenPortIsAnException() throws IOException {
    try (var first = ChatServer.start(Settings.local())) {
      var same = Settings.builder().port(first.port()).build();
      assertThrows(IOException.class, () -> ChatServer.start(same));
    }
  }

  @Test
  void aStartThatFailsAfterThePortWasTakenLeavesNothingBehind() throws IOException {
    int port;
    try (var probe = ChatServer.start(Settings.local())) {
      port = probe.port();
    }
    var settings = Settings.builder().port(port).build();
    var before = threads();
    var storage = new UnreliableStorage();
    var twice = Faulty.loop(new IllegalStateException("planted"), storage::answering);
    twice.start();
    assertThrows(
        IllegalThreadStateException.class, () -> ChatServer.start(settings, observer -> twice));
    assertEquals(1, storage.closed());
    Await.until("no thread is left", () -> before.containsAll(threads()));
    ChatServer.start(settings).close();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }
}
