package org.websocketchat.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Window;
import org.websocketchat.protocol.Now;
import org.websocketchat.session.Clock;

/** {@link Clock} by {@code performance.now}, {@code Date.now} and one timer. */
final class BrowserClock implements Clock {
  /** The longest time that a browser's timer can wait (2^31 - 1). */
  private static final long MAX_WAIT_MILLIS = Integer.MAX_VALUE;

  /** As the browser named it; browsers ignore one that is over, and 0. */
  private int timer;

  @Override
  public Now now() {
    return new Now((long) steady(), (long) wall());
  }

  @Override
  public void wakeAt(long atMillis, Runnable wake) {
    Window.clearTimeout(timer);
    timer = 0;
    if (atMillis != Long.MAX_VALUE) {
      long wait = Math.max(0, Math.min(MAX_WAIT_MILLIS, atMillis - (long) steady()));
      timer = Window.setTimeout(wake::run, (int) wait);
    }
  }

  @JSBody(script = "return performance.now();")
  private static native double steady();

  @JSBody(script = "return Date.now();")
  private static native double wall();
}
