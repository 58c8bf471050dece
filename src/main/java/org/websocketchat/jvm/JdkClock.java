package org.websocketchat.jvm;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Now;
import org.websocketchat.session.Clock;

/**
 * The computer's time; wakes on the thread of the executor that is handed in. That thread's handler
 * of uncaught exceptions is told what the callback throws.
 *
 * <p>A session moves its deadline at nearly every input, mostly to later. An alarm that is set for
 * earlier is left to ring and is then set anew: executors keep what is cancelled until its time.
 */
public final class JdkClock implements Clock {
  private final ScheduledExecutorService executor;

  /** The one alarm that is set; null if none is. */
  private @Nullable Future<?> alarm;

  /** When it rings. */
  private long alarmAtMillis;

  /** {@link Long#MAX_VALUE} for never. */
  private long wakeAtMillis = Long.MAX_VALUE;

  private Runnable wake = () -> {};

  /** Wakes on this executor's thread; cancels what it has set there when nothing is awaited. */
  public JdkClock(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public Now now() {
    return new Now(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), System.currentTimeMillis());
  }

  @Override
  public synchronized void wakeAt(long atMillis, Runnable called) {
    wakeAtMillis = atMillis;
    wake = called;
    if (alarm != null && (atMillis < alarmAtMillis || atMillis == Long.MAX_VALUE)) {
      alarm.cancel(false);
      alarm = null;
    }
    if (alarm == null && atMillis != Long.MAX_VALUE) {
      set();
    }
  }

  private void set() {
    alarmAtMillis = wakeAtMillis;
    long waitMillis = wakeAtMillis - now().millis();
    alarm = executor.schedule(this::ring, waitMillis, TimeUnit.MILLISECONDS);
  }

  private void ring() {
    Callbacks.run(due());
  }

  /** What is to be called now; an alarm that was left from an earlier time calls nothing. */
  private synchronized Runnable due() {
    if (now().millis() < wakeAtMillis) {
      alarm = null;
      if (wakeAtMillis != Long.MAX_VALUE) {
        set();
      }
      return () -> {};
    }
    alarm = null;
    wakeAtMillis = Long.MAX_VALUE;
    return wake;
  }
}
