package org.websocketchat.fuzz;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Now;
import org.websocketchat.session.Clock;

/**
 * The page's clock: keeps a timer that runs out too early, so that what is due at the same moment
 * happens in the same order as in the page.
 */
final class JvmClock implements Clock {
  private final VirtualTime time;
  private int timer;

  /** When the timer runs out. */
  private long dueMillis = Long.MAX_VALUE;

  private long wakeAtMillis;
  private @Nullable Runnable wake;

  JvmClock(VirtualTime time) {
    this.time = time;
  }

  @Override
  public Now now() {
    return time.now();
  }

  @Override
  public void wakeAt(long atMillis, Runnable whom) {
    wakeAtMillis = atMillis;
    wake = whom;
    if (atMillis == Long.MAX_VALUE) {
      time.clear(timer);
      dueMillis = atMillis;
    } else if (dueMillis > atMillis) {
      time.clear(timer);
      dueMillis = atMillis;
      timer = time.setTimeout(this::ring, atMillis - time.millis());
    }
  }

  private void ring() {
    dueMillis = Long.MAX_VALUE;
    if (wake != null && now().millis() >= wakeAtMillis) {
      wake.run();
    } else if (wake != null) {
      wakeAt(wakeAtMillis, wake);
    }
  }
}
