package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.CloseCode;

/** The sessions of {@code websocket-chat.v1}: who is present, who is away, and for how long. */
final class Sessions {
  /** How long a session that went away is still shown, since most come back at once. */
  private static final long GRACE_MILLIS = 10_000;

  /** How long a name is reserved for the key that had it. */
  static final long RESERVED_MILLIS = 120_000;

  /** How old the time that storage remembers of a present session may be. */
  static final long REMEMBER_MILLIS = 60_000;

  /**
   * How long after a person's name was remembered under each key another one is: somebody with many
   * keys may choose a name with every frame.
   */
  private static final long RENAMES_MILLIS = 1_000;

  /** How much longer a session may be away if the server stalled when its time came. */
  private static final long LATE_MILLIS = 1_000;

  private final Rooms rooms;
  private final Alarms alarms;

  /** The sessions that are away, and their rooms. */
  private final Map<Session, Room> away = new LinkedHashMap<>();

  /**
   * The same sessions, by the address of their last socket: a network with too many loses its own
   * oldest.
   */
  private final Reserve<Session> names;

  Sessions(HubLimits limits, Rooms rooms, Alarms alarms) {
    this.rooms = rooms;
    this.alarms = alarms;
    names = new Reserve<>(limits.address().names(), limits.server().names());
  }

  /** The time since which a sender must have been seen for its name to be reserved. */
  static long reservedSinceMillis(Turn turn) {
    return turn.wallMillis() - RESERVED_MILLIS - REMEMBER_MILLIS;
  }

  /** Reserves the names of people who were present before the server restarted. */
  void restore(Turn turn, Room room, HubInput.Opened opened) {
    for (var seen : opened.seen()) {
      var waiting = room.session(seen.tag());
      if (waiting == null) {
        restore(turn, room, seen);
      } else if (waiting.person().name() == null) { // its hello waits, and is to find the name
        reserve(room, waiting, seen);
      }
    }
  }

  private void restore(Turn turn, Room room, HubInput.Seen seen) {
    var session = new Session(seen.tag(), new Account(Client.PACE));
    session.restored(seen.attempt());
    long over = Math.max(0, seen.seenMillis() - reservedSinceMillis(turn));
    long until = turn.millis() + Math.min(over, RESERVED_MILLIS + REMEMBER_MILLIS);
    session.away(until - RESERVED_MILLIS);
    reserve(room, session, seen);
    room.add(session);
    reserve(turn, room, session);
    alarms.set(until, new Alarms.ReservationOver(room, session));
  }

  /**
   * Reserves the name for the person who had it; each hello has to prove again who it is. Else the
   * bearer of a token would find the own name taken by another key.
   */
  private static void reserve(Room room, Session session, HubInput.Seen seen) {
    var who = seen.who();
    if (who != null) {
      session.become(room.signed(who, seen.tag()));
    }
    var names = room.names();
    names.give(session.person(), names.freeFor(session.person(), seen.name()));
  }

  /** Continues the session with this socket. */
  void arrive(Turn turn, ChatClient client, Session session, long attempt) {
    away.remove(session);
    names.remove(session);
    session.arrive(client, attempt, turn.millis());
  }

  /** Handles the end of a socket: its session is away if this was its present one. */
  void left(Turn turn, ChatClient client, int code) {
    var session = client.session();
    if (session == null || session.client() != client) {
      return;
    }
    var room = client.room();
    session.away(turn.millis());
    if (session.person().updateRole()) {
      room.presence().changed(turn, alarms, session.person());
    }
    if (code == CloseCode.NORMAL) { // the person left on purpose: the name is free
      remember(turn, room, session, 0);
      forget(turn, room, session);
      return;
    }
    remember(turn, room, session);
    reserve(turn, room, session);
    alarms.set(turn.millis() + GRACE_MILLIS, new Alarms.GraceOver(room, session));
    alarms.set(turn.millis() + RESERVED_MILLIS, new Alarms.ReservationOver(room, session));
  }

  /**
   * Asks storage to remember a new name under each key of the person: after a restart any of them
   * may come first, and its name is the person's. If that was done less than {@link
   * #RENAMES_MILLIS} ago, it is done when they are over, with the newest name then, and only the
   * key that asked is remembered at once.
   *
   * @param chooser the session that asked; null if a token changed the name
   */
  void renamed(Turn turn, Room room, Person person, @Nullable Session chooser) {
    if (person.mayRememberAgain(turn.millis())) {
      rememberAll(turn, room, person);
      return;
    }
    if (chooser != null) {
      remember(turn, room, chooser);
    }
    if (person.beginWaitForRemember()) {
      alarms.set(person.rememberAgainMillis(), new Alarms.RememberDue(room, person));
    }
  }

  /** Asks storage to remember the present name of a person under each key. */
  void rememberAll(Turn turn, Room room, Person person) {
    person.rememberedUntil(turn.millis() + RENAMES_MILLIS);
    for (var session : person.sessions()) {
      long away = Math.max(0, awayMillis(turn, session));
      remember(turn, room, session, turn.wallMillis() - away);
    }
  }

  /** Asks storage to remember the name, so that it survives a crash. */
  void remember(Turn turn, Room room, Session session) {
    remember(turn, room, session, turn.wallMillis());
  }

  private static void remember(Turn turn, Room room, Session session, long seen) {
    var name = session.person().name();
    if (name != null) {
      session.remembered(turn.wallMillis());
      var who = session.person().who();
      turn.say(
          new HubOutput.Remember(
              room.name(),
              session.tag(),
              name,
              session.attempt(),
              seen,
              session.tag().equals(who) ? null : who));
    }
  }

  /** Tells the others that the session left, unless a socket came since. */
  void graceOver(Turn turn, Alarms.GraceOver over, boolean late) {
    if (awayMillis(turn, over.session()) < GRACE_MILLIS) {
      return;
    }
    if (late) {
      alarms.set(turn.millis() + LATE_MILLIS, over);
    } else if (!isShown(turn, over.session().person())) {
      over.room().presence().leave(turn, alarms, over.session().person());
    }
  }

  /** Frees the name, unless a socket came since. */
  void reservationOver(Turn turn, Alarms.ReservationOver over, boolean late) {
    if (awayMillis(turn, over.session()) < RESERVED_MILLIS) {
      return;
    }
    if (late) {
      alarms.set(turn.millis() + LATE_MILLIS, over);
    } else {
      forget(turn, over.room(), over.session());
    }
  }

  /**
   * Forgets the sessions of a room that a fault has ended: storage remembers whose names are
   * reserved.
   */
  void end(Room room) {
    for (var session : List.copyOf(away.keySet())) {
      if (away.get(session) == room) {
        away.remove(session);
        names.remove(session);
      }
    }
  }

  private void forget(Turn turn, Room room, Session session) {
    away.remove(session);
    names.remove(session);
    part(turn, room, session);
    room.remove(session);
    rooms.forgetIfEmpty(turn, room);
  }

  /**
   * Parts a session from its person: with the last one that is shown, the person leaves the list;
   * with the last one at all, its name is free.
   */
  void part(Turn turn, Room room, Session session) {
    var person = session.person();
    person.sessions().remove(session);
    if (person.updateRole()) {
      room.presence().changed(turn, alarms, person);
    }
    if (!isShown(turn, person)) {
      room.presence().leave(turn, alarms, person);
    }
    if (person.sessions().isEmpty()) {
      room.names().release(person);
      room.remove(person);
    }
  }

  /** Whether one of the person's sessions is present, or went away only now. */
  private static boolean isShown(Turn turn, Person person) {
    for (var session : person.sessions()) {
      if (session.hasArrived() && awayMillis(turn, session) < GRACE_MILLIS) {
        return true;
      }
    }
    return false;
  }

  /** Reserves the name of a session that went away, for which another one may lose its name. */
  private void reserve(Turn turn, Room room, Session session) {
    var address = session.address();
    for (var full = names.full(address); full != null; full = names.full(address)) {
      var first = names.evictable(full).getFirst();
      var where = away.getOrDefault(first, room);
      remember(turn, where, first, 0); // so that it is not reserved after a restart either
      forget(turn, where, first);
    }
    away.put(session, room);
    names.add(session, address);
  }

  private static long awayMillis(Turn turn, Session session) {
    return turn.millis() - session.awaySinceMillis(turn.millis());
  }
}
