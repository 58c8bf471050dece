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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.CloseCode;

/** Peers that send too much or read too little. */
class FloodTest {
  private static final String LONG_TEXT = "x".repeat(16_000);
  private static final int BURST = 20;
  private static final int FRAME_MILLIS = 100;

  /** Rate limits and dates use two clocks of the machine, each cut to a millisecond. */
  private static final int CLOCK_MILLIS = 20;

  /** 64 MB of long texts; Linux keeps some 10 MB for one connection. */
  private static final int MORE_THAN_A_NETWORK_KEEPS = 4_000;

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

  /** Measures by the server's time, which it adds to messages without a date. */
  @Test
  void ofAFloodNoMoreIsReadThanABurstAndTenFramesASecond() throws InterruptedException {
    try (var flood = RawSocket.join(server, "Flood");
        var ann = RawSocket.join(server, "Ann")) {
      var thread = started(() -> pour(flood, "flood"));
      var dates = new ArrayList<Long>();
      while (dates.size() < BURST + 15) {
        dates.add(date(message(ann)));
      }
      flood.end();
      thread.join();
      assertPaced(dates);
    }
  }

  private static void assertPaced(List<Long> dates) {
    for (int i = BURST; i < dates.size(); i++) {
      for (int first = 0; first <= i - BURST; first++) {
        long millis = dates.get(i) - dates.get(first) + CLOCK_MILLIS;
        int frames = i - first + 1;
        assertTrue(
            frames <= BURST + millis / FRAME_MILLIS, frames + " frames in " + millis + " ms");
      }
    }
  }

  @Test
  void aFloodWaitsInTheNetworkWhileOthersAreServed() throws InterruptedException {
    var written = new AtomicInteger();
    try (var flood = RawSocket.join(server, "Flood");
        var ann = RawSocket.join(server, "Ann")) {
      var thread = started(() -> pour(flood, LONG_TEXT, written));
      int others = 0;
      for (int own = 0; own < 10 || others < BURST + 10; own++) {
        ann.say("mine");
        for (var text = message(ann); !text.contains("mine"); text = message(ann)) {
          others++;
        }
        for (; others < BURST + own; others++) {
          assertTrue(message(ann).contains("xxx"));
        }
      }
      assertTrue(written.get() < MORE_THAN_A_NETWORK_KEEPS, "all was read");
      flood.end();
      thread.join();
    }
  }

  @Test
  void anEndlessPingFloodIsPacedToo() {
    try (var flood = RawSocket.join(server, "Flood")) {
      flood.say("before");
      for (int i = 0; i < BURST + 10; i++) {
        flood.frame(RawSocket.PING, new byte[0]);
      }
      flood.say("after");
      long millis = date(message(flood));
      millis = date(message(flood)) - millis + CLOCK_MILLIS;
      assertTrue(millis >= 10 * FRAME_MILLIS, "30 pings were read within " + millis + " ms");
    }
  }

  private static String message(RawSocket reader) {
    return reader.await("\"type\":\"message\"");
  }

  private static long date(String copy) {
    return Long.parseLong(copy.replaceAll(".*\"date\":(\\d+).*", "$1"));
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

  /**
   * The bystander keeps reading; a request to the server at each frame would make it a slow reader.
   */
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
    pour(flood, text, new AtomicInteger());
  }

  private static void pour(RawSocket flood, String text, AtomicInteger written) {
    try {
      while (true) {
        flood.say(text);
        written.incrementAndGet();
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
