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
  private static final long QUIET_MILLIS = 3_600_000;

  private static final int ROOMS_A_STEP = 50;

  /**
   * After so much has been kept the next step comes at once, so that a flood is ahead of the limit
   * by little; where the limit is small, after a part of it.
   */
  private static final long MAX_GROWTH_BYTES = 1 << 20;

  private static final int GROWTH_PART = 16;

  /** So much goes in one step of what is too much in all, or twice what has come since the last. */
  private static final long BYTES_A_STEP = 256 << 10;

  /** The rooms that somebody may be in; the others may go when they are empty. */
  private final Set<String> inUse = new HashSet<>();

  private long lastRoom;
  private final long growthBytes;
  private long grownBytes;

  /** Until then it has been told that the file is full. */
  private long quietUntilMillis;

  private long nextMillis;

  SqliteUpkeep(Retention retention, long nowMillis) {
    growthBytes = Math.min(MAX_GROWTH_BYTES, retention.maxBytes() / GROWTH_PART);
    nextMillis = nowMillis;
    quietUntilMillis = nowMillis;
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

  /** So much has been kept since the last step: there may be too much in all, without a rest. */
  void grow(long bytes, long nowMillis) {
    grownBytes += bytes;
    if (grownBytes > growthBytes) {
      nextMillis = Math.min(nextMillis, nowMillis);
    }
  }

  /** Does one step, in a transaction of the caller. */
  void step(SqliteLog log, long nowMillis) throws SQLException {
    if (lastRoom == 0) {
      log.look();
    }
    boolean more = shrink(log, nowMillis) || rooms(log);
    grownBytes = 0;
    nextMillis = nowMillis + (more ? STEP_AFTER_MILLIS : REST_MILLIS);
  }

  /** Returns whether the file was too full. */
  private boolean shrink(SqliteLog log, long nowMillis) throws SQLException {
    long excess = log.trim().excessBytes();
    long most = Math.max(BYTES_A_STEP, 2 * grownBytes);
    boolean shrinks = excess > 0 && log.trim().shrinkLargest(Math.min(excess, most));
    if (shrinks && nowMillis >= quietUntilMillis) {
      Log.warn(
          "the log takes as much as --max-bytes allows: large rooms lose their oldest messages");
      quietUntilMillis = nowMillis + QUIET_MILLIS;
    }
    return shrinks;
  }

  /** Returns whether there is more to do in this pass. */
  private boolean rooms(SqliteLog log) throws SQLException {
    int left = SqliteTrim.ROWS_A_STEP;
    var rooms = log.roomsAfter(lastRoom, ROOMS_A_STEP);
    for (var room : rooms) {
      lastRoom = room.key(); // should this one fail, the pass goes on behind it
      int gone = log.trim().step(room, left);
      left -= gone + log.senders().expire(room, left - gone);
      if (left == 0) {
        lastRoom--; // and with this room again
        return true;
      }
      boolean mayBeEmpty = gone > 0 || room.first() > room.head();
      if (mayBeEmpty && !inUse.contains(room.name())) {
        log.forget(room.name());
      }
    }
    if (rooms.size() == ROOMS_A_STEP) {
      return true;
    }
    lastRoom = 0;
    return log.senders().expire(SqliteTrim.ROWS_A_STEP) >= SqliteTrim.ROWS_A_STEP;
  }
}
