package org.websocketchat.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What is said, when, and who has got it. Every reader of a room must get what is said there: all
 * in the same order, each once. Whatever else comes throws.
 */
final class Ledger {
  /** A client in its room. */
  final class Member {
    private final Connection connection;
    private final Room room;
    private int got;

    private Member(Connection connection, Room room) {
      this.connection = connection;
      this.room = room;
    }

    private void came(int number) {
      room.order.check(got++, number);
      deliveries++;
      boolean own = authors[number] == this;
      unacked -= own ? 1 : 0;
      if (number >= measuredFrom && (own || !ownOnly)) {
        times.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - saidNanos[number]));
      }
    }
  }

  /** One room. */
  private static final class Room {
    private final Order order = new Order();
    private int readers;
  }

  private static final String FILLER = " is about as long as most of what people write in a chat";

  private final boolean ownOnly;
  private final List<Member> members = new ArrayList<>();
  private final Map<String, Room> rooms = new LinkedHashMap<>();
  private long[] saidNanos = new long[1 << 10];
  private Member[] authors = new Member[1 << 10];
  private int said;
  private int measuredFrom;
  private Histogram times = new Histogram();
  private long deliveries;
  private long due;
  private int unacked;

  /**
   * Begins with nothing said.
   *
   * @param ownOnly whether only the author's own copy is timed: an acknowledgement
   */
  Ledger(boolean ownOnly) {
    this.ownOnly = ownOnly;
  }

  /** Takes somebody in, of whom from now on all that is said in that room is expected. */
  void enter(Connection connection) {
    var room = rooms.computeIfAbsent(connection.room(), name -> new Room());
    var member = new Member(connection, room);
    member.got = room.order.size();
    room.readers++;
    members.add(member);
    connection.tell(member::came);
  }

  int members() {
    return members.size();
  }

  /** Forgets the times so far: what is said from now on is timed. */
  void measure() {
    times = new Histogram();
    measuredFrom = said;
  }

  /** Has one member say the next message. */
  void say(int member) throws IOException {
    var author = members.get(member);
    if (said == saidNanos.length) {
      saidNanos = Arrays.copyOf(saidNanos, 2 * said);
      authors = Arrays.copyOf(authors, 2 * said);
    }
    int number = said++;
    authors[number] = author;
    saidNanos[number] = System.nanoTime();
    due += author.room.readers;
    unacked++;
    author.connection.say("~" + digits(number) + FILLER);
  }

  private static String digits(int number) {
    var digits = Integer.toString(number);
    return "0".repeat(FrameScanner.DIGITS - digits.length()) + digits;
  }

  /** Of how many messages the author's own copy has not come. */
  int unacked() {
    return unacked;
  }

  /** Whether everything that was said has come to everybody. */
  boolean isSettled() {
    return deliveries == due;
  }

  /** How many copies have come. */
  long deliveries() {
    return deliveries;
  }

  /** How many messages were said. */
  int said() {
    return said;
  }

  /** How long it took until what was said since {@link #measure} came. */
  Histogram times() {
    return times;
  }
}
