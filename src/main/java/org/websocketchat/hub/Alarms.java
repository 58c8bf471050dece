package org.websocketchat.hub;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the hub has to do later, and the earliest time at which it must be woken. */
final class Alarms {

  /** One thing to look at later. The handler checks whether it still matters. */
  sealed interface Alarm {
    /** The room that the alarm is about. */
    Room room();
  }

  /** An alarm about one socket. */
  sealed interface OfSocket extends Alarm {
    Client client();

    @Override
    default Room room() {
      return client().room();
    }
  }

  /** Check whether the socket has been silent for too long. */
  record Silence(Client client) implements OfSocket {}

  /** The socket may be read again. */
  record Refill(Client client) implements OfSocket {}

  /** The budget allows what the client sent: it may be handled now. */
  record Postponed(Client client, Function<Turn, Verdict> handling) implements OfSocket {}

  /** The time for the peer to answer our close frame is over. */
  record CloseOverdue(Client client) implements OfSocket {}

  /** The pause after the last news of a room is over. */
  record NewsDue(Room room) implements Alarm {}

  /** Check whether it is known again what the log of the room holds. */
  record LogCheckDue(Room room) implements Alarm {}

  /** Check whether the socket has said hello. */
  record HelloDue(ChatClient client) implements OfSocket {}

  /** The next heartbeat of the socket is due. */
  record HeartbeatDue(ChatClient client) implements OfSocket {}

  /** Ask for another token of the socket, or close it because its token has ended. */
  record TokenDue(ChatClient client) implements OfSocket {}

  /** Check whether the session has come back; if not, tell the others that it left. */
  record GraceOver(Room room, Session session) implements Alarm {}

  /** Ask storage to remember the newest name of a person under each key. */
  record RememberDue(Room room, Person person) implements Alarm {}

  /** Check whether the session has come back; if not, free its name. */
  record ReservationOver(Room room, Session session) implements Alarm {}

  /**
   * An alarm that went off.
   *
   * @param atMillis the time for which it was set
   */
  record Due(long atMillis, Alarm alarm) {}

  /**
   * Alarms of the same time go off in the order of setting, so that a run can be repeated exactly.
   */
  private record Entry(long atMillis, long order, Alarm alarm) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparingLong(Entry::atMillis).thenComparingLong(Entry::order));

  private long lastOrder;

  void set(long atMillis, Alarm alarm) {
    entries.add(new Entry(atMillis, ++lastOrder, alarm));
  }

  /** The next alarm whose time has come; null if there is none. */
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
