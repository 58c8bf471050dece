package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When each {@link Timer} is due.
 *
 * <p>A timer that is looked at late (the computer slept, the page was frozen) has not seen the
 * frames that wait behind it: once, it gets {@link #GRACE_MILLIS} more (docs/protocol.md,
 * "Timers").
 */
final class Timers {
  static final long NEVER = Long.MAX_VALUE;
  private static final long GRACE_MILLIS = 1_000;

  /** One timer that was set since all were cleared. */
  private static final class Due {
    private final Timer timer;
    private long atMillis;
    private boolean graced;

    Due(Timer timer) {
      this.timer = timer;
    }
  }

  private final List<Due> dues = new ArrayList<>();

  void set(Timer timer, long atMillis) {
    var due = find(timer);
    if (due == null) {
      due = new Due(timer);
      dues.add(due);
    }
    due.atMillis = atMillis;
    due.graced = false;
  }

  /** Sets it unless it is already due earlier. */
  void setEarlier(Timer timer, long atMillis) {
    if (atMillis < at(timer)) {
      set(timer, atMillis);
    }
  }

  void clear(Timer timer) {
    set(timer, NEVER);
  }

  void clearAll() {
    dues.clear();
  }

  long at(Timer timer) {
    var due = find(timer);
    return due == null ? NEVER : due.atMillis;
  }

  /** The earliest time that is due, or {@link #NEVER}. */
  long earliest() {
    long earliest = NEVER;
    for (int i = 0; i < dues.size(); i++) {
      earliest = Math.min(earliest, dues.get(i).atMillis);
    }
    return earliest;
  }

  /** Whether this timer has run out; if so it is cleared. A late one is given its grace first. */
  boolean runOut(Timer timer, long nowMillis) {
    var due = find(timer);
    if (due == null || nowMillis < due.atMillis) {
      return false;
    }
    if (timer.isPatient() && !due.graced && nowMillis - due.atMillis > GRACE_MILLIS) {
      due.atMillis = nowMillis + GRACE_MILLIS;
      due.graced = true;
      return false;
    }
    clear(timer);
    return true;
  }

  private @Nullable Due find(Timer timer) {
    for (int i = 0; i < dues.size(); i++) {
      if (dues.get(i).timer == timer) {
        return dues.get(i);
      }
    }
    return null;
  }
}
