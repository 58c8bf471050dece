package org.websocketchat.bench;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Load on a server: clients in one or many rooms, which send messages at a fixed rate or flat out.
 */
final class Load implements AutoCloseable {
  private static final long QUIET_MILLIS = 2_500;
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * What one run measured.
   *
   * @param perSecond how many messages were really sent in a second
   * @param copiesPerSecond how many copies arrived in a second, until the last one
   * @param medianMillis the p50 of the time from sending to receiving
   * @param slowestMillis its p99
   * @param processorMicros the server's processor time for one copy
   */
  record Result(
      double perSecond,
      double copiesPerSecond,
      double medianMillis,
      double slowestMillis,
      double processorMicros) {}

  private final Peer.Running server;
  private final LoadClients clients = new LoadClients();
  private final DeliveryTracker tracker;
  private int next;

  /**
   * Makes a load without clients.
   *
   * @param ownOnly as in {@link DeliveryTracker}
   */
  Load(Peer.Running server, boolean ownOnly) throws IOException {
    this.server = server;
    this.tracker = new DeliveryTracker(ownOnly);
  }

  /** Has this many clients join each of this many rooms, and waits until the server is quiet. */
  void enter(String name, int rooms, int perRoom) throws IOException {
    join(name, rooms, perRoom);
    clients.untilQuiet(QUIET_MILLIS);
    clients.connections().forEach(tracker::enter);
  }

  /** Has them join, and waits only until all are admitted. */
  void join(String name, int rooms, int perRoom) throws IOException {
    var chance = new SplittableRandom();
    for (int i = 0; i < rooms * perRoom; i++) {
      var room = rooms == 1 ? name : name + i % rooms;
      clients.open(server.port(), room, server.peer().protocol(i, chance));
      clients.poll(0);
    }
    clients.untilAdmitted();
  }

  LoadClients clients() {
    return clients;
  }

  /** Sends messages at a fixed rate, by this many authors in turn, whatever the server does. */
  Result steady(int perSecond, int authors, int seconds) throws IOException {
    var watch = new Stopwatch();
    long start = System.nanoTime();
    int count = perSecond * seconds;
    for (int i = 0; i < count; i++) {
      long due = start + i * SECOND_NANOS / perSecond;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        clients.poll(TimeUnit.NANOSECONDS.toMillis(wait));
      }
      tracker.send((int) ((long) (next++ % authors) * tracker.members() / authors));
    }
    return watch.stop();
  }

  /**
   * Sends as fast as the server allows: all clients in turn, with this many messages
   * unacknowledged.
   */
  Result flatOut(int onTheirWay, int seconds) throws IOException {
    var watch = new Stopwatch();
    long end = System.nanoTime() + seconds * SECOND_NANOS;
    while (System.nanoTime() < end) {
      while (tracker.unacked() < onTheirWay) {
        tracker.send(next++ % tracker.members());
      }
      clients.poll(10);
    }
    return watch.stop();
  }

  /** Measures time, copies and processor time from its creation on. */
  private final class Stopwatch {
    private final long startNanos = System.nanoTime();
    private final long processorMillis = server.process().processorMillis();
    private final long deliveries = tracker.deliveries();
    private final int sent = tracker.sent();

    private Stopwatch() throws IOException {
      tracker.measure();
    }

    /** Waits until all copies have arrived, and returns the result; throws if they do not. */
    private Result stop() throws IOException {
      double sending = System.nanoTime() - startNanos;
      clients.until("every copy", tracker::isSettled);
      double settling = System.nanoTime() - startNanos;
      double copies = tracker.deliveries() - deliveries;
      double processor = server.process().processorMillis() - processorMillis;
      var times = tracker.times();
      return new Result(
          (tracker.sent() - sent) / sending * SECOND_NANOS,
          copies / settling * SECOND_NANOS,
          times.millis(0.5),
          times.millis(0.99),
          processor * 1_000 / copies);
    }
  }

  @Override
  public void close() throws IOException {
    clients.close();
  }
}
