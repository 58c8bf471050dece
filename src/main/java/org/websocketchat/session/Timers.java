package org.websocketchat.session;

import java.util.Arrays;

/**
 * When each {@link Timer} is due.
 *
 * <p>A timer that is looked at late (the computer slept, the page was frozen) has not seen the
 * frames that wait behind it: once, it gets {@link #GRACE_MILLIS} more (docs/protocol.md,
 * "Timers").
 */
@SuppressWarnings(
    "EnumOrdinal") // an index into arrays of this class alone; an EnumMap would be downloaded
final class Timers {
  static final long NEVER = Long.MAX_VALUE;
  private static final long GRACE_MILLIS = 1_000;

  private final long[] due = new long[Timer.values().length];
  private final boolean[] graced = new boolean[due.length];

  Timers() {
    clearAll();
  }

  void set(Timer timer, long atMillis) {
    due[timer.ordinal()] = atMillis;
    graced[timer.ordinal()] = false;
  }

  /** Sets it unless it is already due earlier. */
  void setEarlier(Timer timer, long atMillis) {
    if (atMillis < due[timer.ordinal()]) {
      set(timer, atMillis);
    }
  }

  void clear(Timer timer) {
    set(timer, NEVER);
  }

  void clearAll() {
    Arrays.fill(due, NEVER);
    Arrays.fill(graced, false);
  }

  long at(Timer timer) {
    return due[timer.ordinal()];
  }

  /** The earliest time that is due, or {@link #NEVER}. */
  long earliest() {
    long earliest = NEVER;
    for (long at : due) {
      earliest = Math.min(earliest, at);
    }
    return earliest;
  }

  /** Whether this timer has run out; if so it is cleared. A late one is given its grace first. */
  boolean runOut(Timer timer, long nowMillis) {
    int i = timer.ordinal();
    if (nowMillis < due[i]) {
      return false;
    }
    if (timer.isPatient() && !graced[i] && nowMillis - due[i] > GRACE_MILLIS) {
      due[i] = nowMillis + GRACE_MILLIS;
      graced[i] = true;
      return false;
    }
    clear(timer);
    return true;
  }
}
