package org.websocketchat.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Now;

/** The clocks and timers of world.js. */
final class VirtualTime {
  private static final double FRAME_MILLIS = 16;

  private final Map<Integer, Timer> timers = new LinkedHashMap<>();
  private int lastTimer;

  /** What {@code performance.now()} says. */
  private double millis = 5_000.25;

  /** What the wall clock is ahead of that. */
  private long wallOffsetMillis;

  private boolean hidden;

  VirtualTime(int seed) {
    wallOffsetMillis = 1_763_878_400_000L + seed * 7_777_777L;
  }

  /** Something to call at a time; a frame only while the page is visible. */
  private record Timer(int id, double dueMillis, boolean isFrame, Runnable call) {}

  Now now() {
    return new Now((long) millis, (long) Math.floor(millis + wallOffsetMillis));
  }

  double millis() {
    return millis;
  }

  int setTimeout(Runnable call, double delayMillis) {
    return start(call, Math.max(0, delayMillis), false);
  }

  int requestFrame(Runnable call) {
    return start(call, FRAME_MILLIS, true);
  }

  private int start(Runnable call, double delayMillis, boolean isFrame) {
    lastTimer++;
    timers.put(lastTimer, new Timer(lastTimer, millis + delayMillis, isFrame, call));
    return lastTimer;
  }

  /** Stops a timer; does nothing if it has run out, or if there is none with this number. */
  void clear(int id) {
    timers.remove(id);
  }

  boolean isHidden() {
    return hidden;
  }

  void hide(boolean now) {
    hidden = now;
  }

  /** The wall clock is put forward, or back. */
  void sleep(long forMillis) {
    wallOffsetMillis += forMillis;
  }

  void pass(long forMillis) {
    double until = millis + forMillis;
    for (var timer = next(until); timer != null; timer = next(until)) {
      millis = Math.max(millis, timer.dueMillis);
      timers.remove(timer.id);
      timer.call.run();
    }
    millis = until;
  }

  private @Nullable Timer next(double until) {
    Timer first = null;
    for (var timer : timers.values()) {
      boolean runs = timer.dueMillis <= until && !(timer.isFrame && hidden);
      if (runs && (first == null || timer.dueMillis < first.dueMillis)) {
        first = timer;
      }
    }
    return first;
  }
}
