package org.websocketchat.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Something that a server is put through; a fresh server each time. */
enum Scenario {
  FAN_OUT("fan-out", "1 000 readers in one room") {
    @Override
    void run(Peer.Running server, Results results, int seconds) throws IOException {
      try (var load = new Load(server, false)) {
        load.enter("large", 1, READERS);
        load.steady(WARM_UP_RATE, AUTHORS, WARM_UP_SECONDS);
        for (int rate : RATES) {
          talk(results, rate + " a second", load.steady(rate, AUTHORS, seconds));
        }
        var flatOut = load.flatOut(ON_THEIR_WAY, seconds);
        results.add("flat out: copies a second", flatOut.copiesPerSecond());
        results.add("flat out: " + PROCESSOR, flatOut.processorMicros());
      }
    }
  },

  FEW_READERS("few", "100 readers in one room") {
    @Override
    void run(Peer.Running server, Results results, int seconds) throws IOException {
      try (var load = new Load(server, false)) {
        load.enter("small", 1, FEW);
        load.steady(5 * FEW, FEW, WARM_UP_SECONDS);
        for (int rate : new int[] {20, 100}) {
          talk(results, rate + " a second", load.steady(rate, AUTHORS, seconds));
        }
      }
    }
  },

  MANY_ROOMS("rooms", "100 rooms of 20") {
    @Override
    void run(Peer.Running server, Results results, int seconds) throws IOException {
      try (var load = new Load(server, false)) {
        load.enter("room", 100, 20);
        load.steady(ROOMS_RATE, 2_000, WARM_UP_SECONDS);
        talk(results, "10 a second in each", load.steady(ROOMS_RATE, 2_000, seconds));
      }
    }
  },

  ACKS("acks", "50 rooms of 10 that are never silent") {
    @Override
    void run(Peer.Running server, Results results, int seconds) throws IOException {
      try (var load = new Load(server, true)) {
        load.enter("room", 50, 10);
        load.flatOut(500, WARM_UP_SECONDS);
        var seen = load.flatOut(500, seconds);
        results.add("acks a second", seen.perSecond());
        results.add(MEDIAN, seen.medianMillis());
        results.add(SLOWEST, seen.slowestMillis());
      }
    }
  },

  STORM("storm", "1 000 join at once") {
    @Override
    void run(Peer.Running server, Results results, int seconds) throws IOException {
      try (var first = new Load(server, false)) { // the server warms up
        first.enter("first", 1, READERS);
        first.crowd().leave();
      }
      try (var load = new Load(server, false)) {
        long start = System.nanoTime();
        long processorMillis = server.process().processorMillis();
        load.join("second", 1, READERS);
        results.add("ms until all are in", millisSince(start));
        load.crowd().untilQuiet(QUIET_MILLIS);
        results.add("ms until all is told", millisSince(start) - QUIET_MILLIS);
        results.add("MB sent", load.crowd().bytes() / 1e6);
        results.add("processor ms", server.process().processorMillis() - (double) processorMillis);
      }
    }
  },

  IDLE("idle", "2 000 idle sockets in one room") {
    @Override
    void run(Peer.Running server, Results results, int seconds) throws IOException {
      long used = server.usedBytes();
      results.add("MB resident without them", server.process().residentKilobytes() / 1e3);
      try (var load = new Load(server, false)) {
        load.enter("idle", 1, 2_000);
        results.add("MB resident when they have come", server.process().residentKilobytes() / 1e3);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
        while (System.nanoTime() < end) {
          load.crowd().poll(100);
        }
        results.add("MB resident after 90 s of rest", server.process().residentKilobytes() / 1e3);
        results.add("KB kept for each", (server.usedBytes() - used) / 2e6);
      }
    }
  };

  // Metrics.
  static final String MEDIAN = "p50 ms";
  static final String SLOWEST = "p99 ms";
  static final String PROCESSOR = "processor µs a copy";

  private static final int READERS = 1_000;
  private static final int FEW = 100;

  /** So many of the readers talk, no faster than a person may. */
  private static final int AUTHORS = 60;

  private static final int[] RATES = {20, 100, 300};
  private static final int WARM_UP_RATE = 100;
  private static final int WARM_UP_SECONDS = 10;
  private static final int ROOMS_RATE = 1_000;
  private static final int ON_THEIR_WAY = 100;
  private static final int QUIET_MILLIS = 2_500;
  private static final int IDLE_SECONDS = 90;

  /** Where a scenario puts what it has measured. */
  interface Results {
    void add(String metric, double value);
  }

  private final String option;
  private final String title;

  Scenario(String option, String title) {
    this.option = option;
    this.title = title;
  }

  String title() {
    return title;
  }

  /** How it is called on the command line. */
  String option() {
    return option;
  }

  /** Whether it says something about such a server: only ours keep messages. */
  boolean concerns(Peer peer) {
    return this != ACKS || peer.isOurs();
  }

  /**
   * More runs than these tell nothing more: memory is the same each time, and resting takes long.
   */
  int mostRuns() {
    return this == IDLE ? 1 : Integer.MAX_VALUE;
  }

  /** Puts a server through it; throws if a copy is lost, doubled or out of order. */
  abstract void run(Peer.Running server, Results results, int seconds) throws IOException;

  private static void talk(Results results, String what, Load.Seen seen) {
    results.add(what + ": " + MEDIAN, seen.medianMillis());
    results.add(what + ": " + SLOWEST, seen.slowestMillis());
    results.add(what + ": " + PROCESSOR, seen.processorMicros());
  }

  private static double millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e6;
  }
}
