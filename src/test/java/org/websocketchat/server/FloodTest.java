package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.CloseCode;

/** Peers that send too much or read too little. */
class FloodTest {
  private static final String LONG_TEXT = "x".repeat(16_000);
  private static final int TALKERS = 12;
  private static final int MAX_FRAMES = 10_000;
  private static final int FRAMES_PER_QUESTION = 50;
  private final HttpClient client = HttpClient.newHttpClient();
  private ChatServer server;

  @BeforeEach
  void start() throws IOException {
    server = ChatServer.start(Settings.local());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void aFloodIsReadAtTenFramesASecondAndOthersAreServedAtOnce() throws InterruptedException {
    try (var flood = RawSocket.join(server, "Flood");
        var ann = RawSocket.join(server, "Ann")) {
      long start = System.nanoTime();
      var thread = started(() -> pour(flood, "flood"));
      int others = 0;
      int own = 0;
      while (System.nanoTime() - start < 2_000_000_000L) {
        ann.say("mine");
        var text = ann.await("\"type\":\"message\"");
        while (!text.contains("mine")) {
          others++;
          text = ann.await("\"type\":\"message\"");
        }
        own++;
        Thread.sleep(120);
      }
      flood.end();
      thread.join();
      assertTrue(others >= 25 && others <= 45, "of the flood came " + others);
      assertTrue(own >= 10, "of my own came " + own);
    }
  }

  @Test
  void anEndlessPingFloodIsPacedToo() {
    try (var flood = RawSocket.open(server)) {
      flood.next();
      for (int i = 0; i < 40; i++) {
        flood.frame(RawSocket.PING, new byte[0]);
      }
      long start = System.nanoTime();
      for (int i = 0; i < 40; i++) {
        assertEquals(RawSocket.PONG, flood.next().first());
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      assertTrue(millis > 1_500, "40 pings were answered within " + millis + " ms");
    }
  }

  @Test
  void aReaderThatStopsIsClosed4003OrDroppedAndOthersAreUnharmed() throws Exception {
    var talkers = new ArrayList<RawSocket>();
    var threads = new ArrayList<Thread>();
    try (var late = slowReader("Late");
        var never = slowReader("Never");
        var ann = RawSocket.join(server, "Ann")) {
      for (int i = 0; i < TALKERS; i++) {
        var talker = RawSocket.join(server, "Talker " + i);
        talkers.add(talker);
        threads.add(talker.drain());
        threads.add(started(() -> pour(talker, LONG_TEXT)));
      }
      readUntil(ann, frame -> frame.contains("userlist") && !frame.contains("Late"));
      assertEquals(CloseCode.SLOW_CONSUMER, late.awaitClose().code());
      late.end();
      readUntil(ann, frame -> sockets() == TALKERS + 1);
      assertTrue(never.isEnded());
    } finally {
      talkers.forEach(RawSocket::close);
      for (var thread : threads) {
        thread.join();
      }
    }
  }

  /** A bystander reads on; asking the server at each frame would make a slow reader of it. */
  private static void readUntil(RawSocket bystander, Predicate<String> condition) {
    for (int i = 0; i < MAX_FRAMES; i++) {
      var text = bystander.next().text();
      boolean asked = text.contains("userlist") || i % FRAMES_PER_QUESTION == 0;
      if (asked && condition.test(text)) {
        return;
      }
    }
    throw new AssertionError("never, in " + MAX_FRAMES + " frames");
  }

  private RawSocket slowReader(String name) {
    var reader = new RawSocket(server.port(), 4_096);
    reader.upgrade("/chat", "");
    reader.send("{\"type\":\"username\",\"name\":\"" + name + "\"}");
    return reader;
  }

  private static Thread started(Runnable work) {
    var thread = new Thread(work, "flood");
    thread.start();
    return thread;
  }

  private static void pour(RawSocket flood, String text) {
    try {
      while (true) {
        flood.say(text);
      }
    } catch (UncheckedIOException closed) {
      // the test is over
    }
  }

  private int sockets() {
    try {
      var request = HttpRequest.newBuilder(URI.create(server.url() + "health")).build();
      var body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return Integer.parseInt(body.replaceAll("(?s).*\"sockets\":(\\d+).*", "$1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
