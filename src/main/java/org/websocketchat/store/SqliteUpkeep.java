package org.websocketchat.store;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Deletes old messages in small steps between other work: one pass over all rooms, then a rest. */
final class SqliteUpkeep {
  private static final long REST_MILLIS = 60_000;
  private static final long STEP_AFTER_MILLIS = 20;
  private static final long QUIET_MILLIS = 3_600_000;

  private static final int ROOMS_A_STEP = 50;

  /**
   * After this many new bytes, the next step is due at once, so that a flood exceeds the limit only
   * by little; with a small limit, after a part of it.
   */
  private static final long MAX_GROWTH_BYTES = 1 << 20;

  private static final int GROWTH_PART = 16;

  /**
   * How many bytes beyond the file's limit one step deletes, or twice the new bytes if that is
   * more.
   */
  private static final long BYTES_A_STEP = 256 << 10;

  /** The rooms that somebody may be in; others are deleted when they are empty. */
  private final Set<String> inUse = new HashSet<>();

  private long lastRoom;
  private final long growthBytes;
  private long grownBytes;

  /** When a full file may be logged again. */
  private long quietUntilMillis;

  private long nextMillis;

  SqliteUpkeep(Retention retention, long nowMillis) {
    growthBytes = Math.min(MAX_GROWTH_BYTES, retention.maxBytes() / GROWTH_PART);
    nextMillis = nowMillis;
    quietUntilMillis = nowMillis;
  }

  /** Notes whether somebody may be in this room. */
  void use(String room, boolean inUseNow) {
    if (inUseNow) {
      inUse.add(room);
    } else {
      inUse.remove(room);
    }
  }

  /** When the next step is due, by the clock of {@link #step}. */
  long nextMillis() {
    return nextMillis;
  }

  /** Continues after a while, because a step has failed. */
  void rest(long nowMillis) {
    nextMillis = nowMillis + REST_MILLIS;
  }

  /** Notes new bytes, which may exceed the file's limit before the next pass. */
  void grow(long bytes, long nowMillis) {
    grownBytes += bytes;
    if (grownBytes > growthBytes) {
      nextMillis = Math.min(nextMillis, nowMillis);
    }
  }

  /** Does one step, in the caller's transaction. */
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
    if (log.reports().expire(SqliteTrim.ROWS_A_STEP) == SqliteTrim.ROWS_A_STEP) {
      return true;
    }
    long excess = log.trim().excessBytes(log.reports().count());
    long most = Math.max(BYTES_A_STEP, 2 * grownBytes);
    boolean shrinks = excess > 0 && log.trim().shrinkLargest(Math.min(excess, most));
    if (shrinks && nowMillis >= quietUntilMillis) {
      Log.warn("the message log has reached --max-bytes: large rooms lose their oldest messages");
      quietUntilMillis = nowMillis + QUIET_MILLIS;
    }
    return shrinks;
  }

  /** Deletes in the next rooms; returns whether the pass has more to do. */
  private boolean rooms(SqliteLog log) throws SQLException {
    int left = SqliteTrim.ROWS_A_STEP;
    var rooms = log.roomsAfter(lastRoom, ROOMS_A_STEP);
    for (var room : rooms) {
      lastRoom = room.key(); // if this room fails, the pass goes on after it
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
    log.general().expire();
    int most = SqliteTrim.ROWS_A_STEP;
    return log.senders().expire(most) + log.acts().expire(most) >= most;
  }
}
