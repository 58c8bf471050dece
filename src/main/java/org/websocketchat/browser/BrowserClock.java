package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.websocketchat.protocol.Now;
import org.websocketchat.session.Clock;

/** {@link Clock} by {@code performance.now}, {@code Date.now} and one timer. */
final class BrowserClock implements Clock, Dom.Listener {
  /** The longest time that a browser's timer can wait (2^31 - 1). */
  private static final double MAX_WAIT_MILLIS = Integer.MAX_VALUE;

  /** As the browser named it; browsers ignore one that is over, and 0. */
  private int timer;

  private @Nullable Runnable wake;

  @Override
  public Now now() {
    return new Now((long) steady(), (long) wall());
  }

  @Override
  public void wakeAt(long atMillis, Runnable whom) {
    Window.clearTimeout(timer);
    wake = whom;
    if (atMillis != Long.MAX_VALUE) {
      timer = Dom.tellAfter(this, Math.min(MAX_WAIT_MILLIS, (double) atMillis - steady()));
    }
  }

  @Override
  public void handleEvent(Event event) {
    if (wake != null) {
      wake.run();
    }
  }

  @JSBody(script = "return performance.now();")
  private static native double steady();

  @JSBody(script = "return Date.now();")
  private static native double wall();
}
