package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Pending.Delivery;

/** Notices when the copy of the oldest message on the wire does not come in time. */
final class CopyTimer {
  static final long COPY_MILLIS = 15_000;
  static final long COPY_AGAIN_MILLIS = 30_000;

  private final Outbox outbox;
  private final Timers timers = new Timers();

  /** The message that the timer runs for; null if it does not run. */
  private Outbox.@Nullable Entry awaited;

  CopyTimer(Outbox outbox) {
    this.outbox = outbox;
  }

  long deadline() {
    return timers.earliest();
  }

  /** The socket is gone. */
  void socketLost() {
    awaited = null;
    timers.clearAll();
  }

  /** Sets the timer for the oldest message on the wire, which may be another one than before. */
  void awaitOldest() {
    var oldest = outbox.first(Delivery.HANDED_OVER);
    var handover = oldest == null ? null : oldest.handover();
    if (handover == null) {
      timers.clear(Timer.COPY);
    } else if (oldest != awaited || timers.at(Timer.COPY) == Timers.NEVER) {
      timers.set(Timer.COPY, handover.millis() + COPY_MILLIS);
    }
    awaited = oldest;
  }

  /** If the time is over, lets the sub-protocol decide what to do. */
  void runOut(Talk talk, Turn turn) {
    long now = turn.now.millis();
    if (awaited != null && timers.runOut(Timer.COPY, now) && talk.overdue(awaited, turn)) {
      timers.set(Timer.COPY, now + COPY_AGAIN_MILLIS);
    }
  }
}
