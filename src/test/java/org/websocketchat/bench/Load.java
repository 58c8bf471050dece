package org.websocketchat.bench;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** A crowd in one or many rooms of a server, and what happens when its members talk. */
final class Load implements AutoCloseable {
  private static final long QUIET_MILLIS = 2_500;
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * What was seen while they talked.
   *
   * @param perSecond how many messages were really said a second
   * @param copiesPerSecond how many copies came a second, until the last
   * @param medianMillis half of the copies came within this time
   * @param slowestMillis 99 of 100 did
   * @param processorMicros what the server needed for one copy
   */
  record Seen(
      double perSecond,
      double copiesPerSecond,
      double medianMillis,
      double slowestMillis,
      double processorMicros) {}

  private final Peer.Running server;
  private final Crowd crowd = new Crowd();
  private final Ledger ledger;
  private int next;

  /**
   * Enters nobody yet.
   *
   * @param ownOnly as in {@link Ledger}
   */
  Load(Peer.Running server, boolean ownOnly) throws IOException {
    this.server = server;
    this.ledger = new Ledger(ownOnly);
  }

  /**
   * Lets so many people into each of so many rooms, and waits until all of them know each other.
   */
  void enter(String name, int rooms, int perRoom) throws IOException {
    join(name, rooms, perRoom);
    crowd.untilQuiet(QUIET_MILLIS);
    crowd.connections().forEach(ledger::enter);
  }

  /** The same without the waiting. */
  void join(String name, int rooms, int perRoom) throws IOException {
    var chance = new SplittableRandom();
    for (int i = 0; i < rooms * perRoom; i++) {
      var room = rooms == 1 ? name : name + i % rooms;
      crowd.open(server.port(), room, server.peer().speech(i, chance));
      crowd.poll(0);
    }
    crowd.untilAdmitted();
  }

  Crowd crowd() {
    return crowd;
  }

  /** So many messages a second are said, by so many of them in turn, whatever the server does. */
  Seen steady(int perSecond, int authors, int seconds) throws IOException {
    var watch = new Watch();
    long start = System.nanoTime();
    int count = perSecond * seconds;
    for (int i = 0; i < count; i++) {
      long due = start + i * SECOND_NANOS / perSecond;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        crowd.poll(TimeUnit.NANOSECONDS.toMillis(wait));
      }
      ledger.say((int) ((long) (next++ % authors) * ledger.members() / authors));
    }
    return watch.seen();
  }

  /** Everybody talks in turn, with so many messages on their way at any time. */
  Seen flatOut(int onTheirWay, int seconds) throws IOException {
    var watch = new Watch();
    long end = System.nanoTime() + seconds * SECOND_NANOS;
    while (System.nanoTime() < end) {
      while (ledger.unacked() < onTheirWay) {
        ledger.say(next++ % ledger.members());
      }
      crowd.poll(10);
    }
    return watch.seen();
  }

  /** Time, copies and processor time since it was made. */
  private final class Watch {
    private final long startNanos = System.nanoTime();
    private final long processorMillis = server.process().processorMillis();
    private final long deliveries = ledger.deliveries();
    private final int said = ledger.said();

    private Watch() throws IOException {
      ledger.measure();
    }

    /** Waits until all copies have come, or fails. */
    private Seen seen() throws IOException {
      double saying = System.nanoTime() - startNanos;
      crowd.until("every copy", ledger::isSettled);
      double settling = System.nanoTime() - startNanos;
      double copies = ledger.deliveries() - deliveries;
      double processor = server.process().processorMillis() - processorMillis;
      var times = ledger.times();
      return new Seen(
          (ledger.said() - said) / saying * SECOND_NANOS,
          copies / settling * SECOND_NANOS,
          times.millis(0.5),
          times.millis(0.99),
          processor * 1_000 / copies);
    }
  }

  @Override
  public void close() throws IOException {
    crowd.close();
  }
}
