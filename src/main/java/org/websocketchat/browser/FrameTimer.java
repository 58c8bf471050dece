package org.websocketchat.browser;

import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;

/**
 * Calls back once before the next frame is painted; after a while also where there are no frames:
 * in a hidden tab, and in HtmlUnit. If the call takes long, the next one comes later, so that a
 * flood of messages leaves the page most of its time.
 */
final class FrameTimer {
  /** How long a call waits for a frame. */
  private static final int PATIENCE_MILLIS = 80;

  /** The shortest rest for which no frame is requested. */
  private static final int FRAME_MILLIS = 16;

  /** How many times as long as a call takes nothing is called after it. */
  private static final int REST_FACTOR = 8;

  private static final int LONGEST_REST_MILLIS = 250;

  private final Runnable call;

  /** Until when nothing is called, by the browser's clock. */
  private double restedMillis;

  private int frame;
  private int timer;

  FrameTimer(Runnable call) {
    this.call = call;
  }

  /** Calls back once; do not request again before that. */
  void request() {
    double rest = Math.max(0, restedMillis - Performance.now());
    boolean isSoon = rest < FRAME_MILLIS;
    frame = isSoon ? Window.requestAnimationFrame(time -> run()) : 0;
    timer = Window.setTimeout(this::run, isSoon ? PATIENCE_MILLIS : rest);
  }

  private void run() {
    double start = Performance.now();
    Window.cancelAnimationFrame(frame);
    Window.clearTimeout(timer);
    call.run();
    double end = Performance.now();
    restedMillis = end + Math.min(LONGEST_REST_MILLIS, (end - start) * REST_FACTOR);
  }
}
