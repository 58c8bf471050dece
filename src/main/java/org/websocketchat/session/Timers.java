package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows when each {@link Timer} is due.
 *
 * <p>If the computer slept or the page was frozen, a timer is looked at late, before the frames
 * that have arrived meanwhile. A timer that gives something up then gets {@link #GRACE_MILLIS}
 * more, once (docs/protocol.md, "Timers").
 */
final class Timers {
  static final long NEVER = Long.MAX_VALUE;
  private static final long GRACE_MILLIS = 1_000;

  /** A timer that is set. */
  private static final class Due {
    private final Timer timer;
    private long atMillis;

    /** Whether it has had its grace. */
    private boolean graced;

    Due(Timer timer) {
      this.timer = timer;
    }
  }

  /** The timers that are set. */
  private final List<Due> dues = new ArrayList<>();

  /** When the first of them is due; it is asked for after each input, and rarely changes. */
  private long earliest = NEVER;

  void set(Timer timer, long atMillis) {
    var due = find(timer);
    if (due == null) {
      due = new Due(timer);
      dues.add(due);
    }
    due.atMillis = atMillis;
    due.graced = false;
    findEarliest();
  }

  /** Sets the timer, unless it is due earlier already. */
  void setEarlier(Timer timer, long atMillis) {
    if (atMillis < at(timer)) {
      set(timer, atMillis);
    }
  }

  void clear(Timer timer) {
    var due = find(timer);
    if (due != null) {
      dues.remove(due);
      findEarliest();
    }
  }

  void clearAll() {
    dues.clear();
    findEarliest();
  }

  /** When this timer is due; {@link #NEVER} if it is not set. */
  long at(Timer timer) {
    var due = find(timer);
    return due == null ? NEVER : due.atMillis;
  }

  /** When the first timer is due; {@link #NEVER} if none is. */
  long earliest() {
    return earliest;
  }

  private void findEarliest() {
    earliest = NEVER;
    for (int i = 0; i < dues.size(); i++) {
      earliest = Math.min(earliest, dues.get(i).atMillis);
    }
  }

  /** Whether this timer has run out; then it is cleared. A late one gets its grace first. */
  boolean runOut(Timer timer, long nowMillis) {
    var due = find(timer);
    if (due == null || nowMillis < due.atMillis) {
      return false;
    }
    if (timer.isPatient() && !due.graced && nowMillis - due.atMillis > GRACE_MILLIS) {
      due.atMillis = nowMillis + GRACE_MILLIS;
      due.graced = true;
      findEarliest();
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
