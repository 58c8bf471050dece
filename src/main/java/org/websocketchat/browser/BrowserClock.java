package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;
import org.teavm.jso.core.JSDate;
import org.websocketchat.protocol.Now;
import org.websocketchat.session.Clock;

/** The port {@link Clock} by {@code performance.now}, {@code Date.now} and one timer. */
final class BrowserClock implements Clock {
  /** The longest time that a browser's timer can wait (2^31 - 1). */
  private static final double MAX_WAIT_MILLIS = Integer.MAX_VALUE;

  /** The browser's number of the timer; browsers ignore 0 and a timer that has run out. */
  private int timer;

  /**
   * When the timer runs out. One that runs out too early costs less than a new one for each
   * message.
   */
  private long dueMillis = Long.MAX_VALUE;

  private long wakeAtMillis;
  private @Nullable Runnable wake;

  /** The time that was told last. */
  private Now last = new Now(0, 0);

  /** The same time by {@code Date.now}. */
  private double lastWallMillis;

  /**
   * Looks at {@code Date.now} first: while that tells the same millisecond, so does this. {@code
   * performance.now} takes several times as long, and so do the numbers that must become longs.
   */
  @Override
  public Now now() {
    double wallMillis = JSDate.now();
    if (wallMillis != lastWallMillis) {
      last = new Now((long) Performance.now(), (long) wallMillis);
      lastWallMillis = wallMillis;
    }
    return last;
  }

  @Override
  public void wakeAt(long atMillis, Runnable whom) {
    wakeAtMillis = atMillis;
    wake = whom;
    if (atMillis == Long.MAX_VALUE) {
      Window.clearTimeout(timer);
      dueMillis = atMillis;
    } else if (dueMillis > atMillis) {
      Window.clearTimeout(timer);
      dueMillis = atMillis;
      double wait = Math.min(MAX_WAIT_MILLIS, (double) atMillis - Performance.now());
      timer = Window.setTimeout(this::ring, wait);
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
