package org.websocketchat.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Which messages were sent when, and which readers have received them. Every reader of a room must
 * receive every message of that room once, all in the same order; anything else throws.
 */
final class DeliveryTracker {
  /** A client in its room. */
  final class Member {
    private final Connection connection;
    private final Room room;
    private int received;

    private Member(Connection connection, Room room) {
      this.connection = connection;
      this.room = room;
    }

    private void received(int number) {
      room.order.check(received++, number);
      deliveries++;
      boolean own = authors[number] == this;
      unacked -= own ? 1 : 0;
      if (number >= measuredFrom && (own || !ownOnly)) {
        times.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sentNanos[number]));
      }
    }
  }

  /** One room. */
  private static final class Room {
    private final OrderCheck order = new OrderCheck();
    private int readers;
  }

  private static final String FILLER = " is about as long as most of what people write in a chat";

  private final boolean ownOnly;
  private final List<Member> members = new ArrayList<>();
  private final Map<String, Room> rooms = new LinkedHashMap<>();
  private long[] sentNanos = new long[1 << 10];
  private Member[] authors = new Member[1 << 10];
  private int sent;
  private int measuredFrom;
  private Histogram times = new Histogram();
  private long deliveries;
  private long due;
  private int unacked;

  /**
   * Makes a tracker of no messages.
   *
   * @param ownOnly whether only the author's own copy is timed, which acknowledges the message
   */
  DeliveryTracker(boolean ownOnly) {
    this.ownOnly = ownOnly;
  }

  /** Adds a reader, which must receive every message of its room from now on. */
  void enter(Connection connection) {
    var room = rooms.computeIfAbsent(connection.room(), name -> new Room());
    var member = new Member(connection, room);
    member.received = room.order.size();
    room.readers++;
    members.add(member);
    connection.setReader(member::received);
  }

  int members() {
    return members.size();
  }

  /** Forgets the times so far, and times the messages that are sent from now on. */
  void measure() {
    times = new Histogram();
    measuredFrom = sent;
  }

  /** Has one member send the next message. */
  void send(int member) throws IOException {
    var author = members.get(member);
    if (sent == sentNanos.length) {
      sentNanos = Arrays.copyOf(sentNanos, 2 * sent);
      authors = Arrays.copyOf(authors, 2 * sent);
    }
    int number = sent++;
    authors[number] = author;
    sentNanos[number] = System.nanoTime();
    due += author.room.readers;
    unacked++;
    author.connection.send("~" + digits(number) + FILLER);
  }

  private static String digits(int number) {
    var digits = Integer.toString(number);
    return "0".repeat(FrameScanner.DIGITS - digits.length()) + digits;
  }

  /** How many messages have not come back to their author. */
  int unacked() {
    return unacked;
  }

  /** Whether every reader has received every message. */
  boolean isSettled() {
    return deliveries == due;
  }

  /** How many copies have arrived. */
  long deliveries() {
    return deliveries;
  }

  /** How many messages were sent. */
  int sent() {
    return sent;
  }

  /** The times from sending to receiving, of the messages since {@link #measure}. */
  Histogram times() {
    return times;
  }
}
