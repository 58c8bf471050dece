package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.HubLimitsBuilder;
import org.websocketchat.hub.Rate;

/** An address over its budget, seen from outside, and Ann at another address. */
class StrangersOverSocketsTest {
  private static final String STRANGE = "198.51.100.9";
  private static final int STRANGERS = 6;
  private static final int AT_ONCE = 40;
  private static final int EACH_MILLIS = 100;

  /** Dates are cut to a millisecond, so a measured wait may be off by one. */
  private static final int CLOCK_MILLIS = 20;

  private static ChatServer server(HubLimitsBuilder limits) throws IOException {
    var settings = Settings.builder().proxy(CidrBlock.of("127.0.0.1")).limits(limits.build());
    return ChatServer.start(settings.build());
  }

  private static RawSocket from(ChatServer server, String address, String name) {
    var peer = new RawSocket(server.port());
    peer.upgrade("/chat", "X-Forwarded-For: " + address + "\r\n");
    peer.send("{\"type\":\"username\",\"name\":\"" + name + "\"}");
    peer.await("\"type\":\"username\",\"name\":\"" + name);
    return peer;
  }

  /** Measures by the server's time, which it adds to messages without a date. */
  @Test
  void anAddressStoresNoMoreThanItsBudgetWhateverItSends() throws Exception {
    var limits = HubLimits.builder().messagesPerAddress(Rate.perSecond(10, AT_ONCE));
    var peers = new ArrayList<RawSocket>();
    var threads = new ArrayList<Thread>();
    try (var server = server(limits);
        var ann = from(server, "192.0.2.1", "Ann")) {
      for (int i = 0; i < STRANGERS; i++) {
        var peer = from(server, STRANGE, "S" + i);
        peers.add(peer);
        threads.add(peer.drain());
        var thread = new Thread(() -> pour(peer), "flood");
        thread.start();
        threads.add(thread);
      }
      var dates = new ArrayList<Long>();
      while (dates.size() < AT_ONCE + 20) {
        dates.add(date(ann.await("\"text\":\"flood\"")));
      }
      ann.say("mine");
      ann.await("\"text\":\"mine\"");
      assertPaced(dates);
    } finally {
      peers.forEach(RawSocket::close);
      for (var thread : threads) {
        thread.join();
      }
    }
  }

  private static void assertPaced(List<Long> dates) {
    for (int i = AT_ONCE; i < dates.size(); i++) {
      for (int first = 0; first <= i - AT_ONCE; first++) {
        long millis = dates.get(i) - dates.get(first) + CLOCK_MILLIS;
        int stored = i - first + 1;
        assertTrue(stored <= AT_ONCE + millis / EACH_MILLIS + 1, stored + " in " + millis + " ms");
      }
    }
  }

  @Test
  void whoIsFarOverIsToldOfWhatAndWhenToComeBack() throws IOException {
    var limits = HubLimits.builder().connectsPerAddress(Rate.perMinute(1, 1));
    try (var server = server(limits);
        var first = from(server, STRANGE, "S");
        var second = new RawSocket(server.port());
        var ann = from(server, "192.0.2.1", "Ann")) {
      second.upgrade("/chat", "X-Forwarded-For: " + STRANGE + "\r\n");
      var close = second.awaitClose();
      assertEquals(4029, close.code());
      assertTrue(
          close.reason().matches(STRANGE + ": over 1 new sockets a minute; come back in \\d+ s"),
          close.reason());
      ann.say("hi");
      first.await("\"text\":\"hi\"");
    }
  }

  private static void pour(RawSocket peer) {
    try {
      while (true) {
        peer.say("flood");
      }
    } catch (UncheckedIOException closed) {
      // the test is over
    }
  }

  private static long date(String copy) {
    return Long.parseLong(copy.replaceAll(".*\"date\":(\\d+).*", "$1"));
  }
}
