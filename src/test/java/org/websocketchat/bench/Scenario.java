package org.websocketchat.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** One kind of load on a freshly started server. */
enum Scenario {
  FAN_OUT("fan-out", "1 000 readers in one room") {
    @Override
    void run(Peer.Running server, Results results, int seconds) throws IOException {
      try (var load = new Load(server, false)) {
        load.enter("large", 1, READERS);
        warmUp(server, load);
        for (int rate : RATES) {
          load.steady(rate, AUTHORS, RATE_WARM_UP_SECONDS);
          addTimes(results, rate + " a second", load.steady(rate, AUTHORS, seconds));
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
        warmUp(server, load);
        for (int rate : new int[] {20, 100}) {
          load.steady(rate, AUTHORS, RATE_WARM_UP_SECONDS);
          addTimes(results, rate + " a second", load.steady(rate, AUTHORS, seconds));
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
        addTimes(results, "10 a second in each", load.steady(ROOMS_RATE, 2_000, seconds));
      }
    }
  },

  ACKS("acks", "50 rooms of 10 that are never silent") {
    @Override
    void run(Peer.Running server, Results results, int seconds) throws IOException {
      try (var load = new Load(server, true)) {
        load.enter("room", 50, 10);
        load.flatOut(500, WARM_UP_SECONDS);
        var result = load.flatOut(500, seconds);
        results.add("acks a second", result.perSecond());
        results.add(MEDIAN, result.medianMillis());
        results.add(SLOWEST, result.slowestMillis());
      }
    }
  },

  STORM("storm", "1 000 join at once") {
    @Override
    void run(Peer.Running server, Results results, int seconds) throws IOException {
      try (var first = new Load(server, false)) { // the server warms up
        first.enter("first", 1, READERS);
        first.clients().closeAll();
      }
      try (var load = new Load(server, false)) {
        long start = System.nanoTime();
        long processorMillis = server.process().processorMillis();
        load.join("second", 1, READERS);
        results.add("ms until all are in", millisSince(start));
        load.clients().untilQuiet(QUIET_MILLIS);
        results.add("ms until all is told", millisSince(start) - QUIET_MILLIS);
        results.add("MB sent", load.clients().bytes() / 1e6);
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
          load.clients().poll(100);
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

  /** How many of the readers send messages, so that nobody exceeds a person's rate. */
  private static final int AUTHORS = 60;

  private static final int[] RATES = {20, 100, 300};
  private static final int WARM_UP_RATE = 100;
  private static final int WARM_UP_SECONDS = 10;

  /** How long each rate is kept up before it is measured: code for it may have to be compiled. */
  private static final int RATE_WARM_UP_SECONDS = 5;

  private static final int ROOMS_RATE = 1_000;
  private static final int ON_THEIR_WAY = 100;
  private static final int QUIET_MILLIS = 2_500;
  private static final int IDLE_SECONDS = 90;

  /** Receives the values that a scenario measures. */
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

  /** Its name on the command line. */
  String option() {
    return option;
  }

  /** Whether it makes sense for this server: only ours stores messages. */
  boolean concerns(Peer peer) {
    return this != ACKS || peer.isOurs();
  }

  /**
   * How often it is worth repeating: once for memory, which is the same each time and takes long.
   */
  int maxRuns() {
    return this == IDLE ? 1 : Integer.MAX_VALUE;
  }

  /** Runs it on a server; throws if a copy is lost, doubled or out of order. */
  abstract void run(Peer.Running server, Results results, int seconds) throws IOException;

  /**
   * Sends messages before anything is measured. Ours is sent so many that the methods which handle
   * a message are compiled: at a fixed rate that takes a minute, in which the compiler shares the
   * server's core. The peers need no more than a few, and queue what comes too fast for them.
   */
  private static void warmUp(Peer.Running server, Load load) throws IOException {
    if (server.peer().isOurs()) {
      load.flatOut(ON_THEIR_WAY, WARM_UP_SECONDS);
    } else {
      load.steady(WARM_UP_RATE, AUTHORS, WARM_UP_SECONDS);
    }
  }

  private static void addTimes(Results results, String what, Load.Result result) {
    results.add(what + ": " + MEDIAN, result.medianMillis());
    results.add(what + ": " + SLOWEST, result.slowestMillis());
    results.add(what + ": " + PROCESSOR, result.processorMicros());
  }

  private static double millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e6;
  }
}
