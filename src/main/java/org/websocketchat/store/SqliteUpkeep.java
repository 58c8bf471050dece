package org.websocketchat.store;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets go of what is old, by small steps between other work: one pass over all rooms, then a rest.
 */
final class SqliteUpkeep {
  private static final long REST_MILLIS = 60_000;
  private static final long STEP_AFTER_MILLIS = 20;

  /** So many rows go in one step; it takes some milliseconds. */
  private static final int ROWS_A_STEP = 500;

  private static final int ROOMS_A_STEP = 50;

  /** The rooms that somebody may be in; the others may go when they are empty. */
  private final Set<String> inUse = new HashSet<>();

  private long lastRoom;
  private long nextMillis;

  SqliteUpkeep(long nowMillis) {
    nextMillis = nowMillis;
  }

  /** Somebody may be in this room now, or nobody is. */
  void use(String room, boolean inUseNow) {
    if (inUseNow) {
      inUse.add(room);
    } else {
      inUse.remove(room);
    }
  }

  /** When the next step is due, on the clock of {@link #step}. */
  long nextMillis() {
    return nextMillis;
  }

  /** After a failure: goes on in a while. */
  void rest(long nowMillis) {
    nextMillis = nowMillis + REST_MILLIS;
  }

  /** Does one step, in a transaction of the caller. */
  void step(SqliteLog log, long nowMillis) throws SQLException {
    nextMillis = nowMillis + (rooms(log) ? STEP_AFTER_MILLIS : REST_MILLIS);
  }

  /** Returns whether there is more to do in this pass. */
  private boolean rooms(SqliteLog log) throws SQLException {
    long left = ROWS_A_STEP;
    var rooms = log.roomsAfter(lastRoom, ROOMS_A_STEP);
    for (var room : rooms) {
      lastRoom = room.key(); // should this one fail, the pass goes on behind it
      long gone = log.trim().step(room, left);
      left -= gone;
      if (left == 0) {
        lastRoom--; // and with this room again
        return true;
      }
      if (room.first() + gone > room.head() && !inUse.contains(room.name())) {
        log.forget(room.name());
      }
    }
    if (rooms.size() == ROOMS_A_STEP) {
      return true;
    }
    lastRoom = 0;
    return log.trim().expireStep(ROWS_A_STEP) == ROWS_A_STEP;
  }
}
