package org.websocketchat.hub;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything the hub has to do later, and the one time at which to wake it. */
final class Alarms {

  /** What to look at when the time has come. Whoever handles one checks that it still matters. */
  sealed interface Alarm {
    /** The room that it is about. */
    Room room();
  }

  /** One that is about a socket. */
  sealed interface OfSocket extends Alarm {
    Client client();

    @Override
    default Room room() {
      return client().room();
    }
  }

  /** Whether the socket has been silent for too long. */
  record Silence(Client client) implements OfSocket {}

  /** The socket may be read again. */
  record Refill(Client client) implements OfSocket {}

  /** What the client sent may be handled now, as the budget allows it. */
  record Postponed(Client client, Function<Turn, Verdict> handling) implements OfSocket {}

  /** The peer has had its time to answer our close frame. */
  record CloseOverdue(Client client) implements OfSocket {}

  /** A room may tell again who is in it. */
  record NewsDue(Room room) implements Alarm {}

  /** Whether it is known again what the log of the room holds. */
  record LogCheckDue(Room room) implements Alarm {}

  /** Whether the socket has said hello. */
  record HelloDue(ChatClient client) implements OfSocket {}

  /** The socket is to be sent a sign of life. */
  record HeartbeatDue(ChatClient client) implements OfSocket {}

  /** Whether somebody who went has come back: the others are told. */
  record GraceOver(Room room, Session session) implements Alarm {}

  /** Whether somebody who went long ago has come back: the name is free. */
  record ReservationOver(Room room, Session session) implements Alarm {}

  /**
   * An alarm that went off.
   *
   * @param atMillis when it should have
   */
  record Due(long atMillis, Alarm alarm) {}

  /** The order of setting decides between equal times, so that a run can be repeated exactly. */
  private record Entry(long atMillis, long order, Alarm alarm) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparingLong(Entry::atMillis).thenComparingLong(Entry::order));

  private long lastOrder;

  void set(long atMillis, Alarm alarm) {
    entries.add(new Entry(atMillis, ++lastOrder, alarm));
  }

  /** The next alarm whose time has come, or null if there is none. */
  @Nullable Due poll(long nowMillis) {
    var first = entries.peek();
    if (first == null || first.atMillis() > nowMillis) {
      return null;
    }
    entries.remove();
    return new Due(first.atMillis(), first.alarm());
  }

  /** The time of the first alarm; {@link Long#MAX_VALUE} if there is none. */
  long deadline() {
    var first = entries.peek();
    return first == null ? Long.MAX_VALUE : first.atMillis();
  }
}
