package org.websocketchat.bot;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Now;
import org.websocketchat.session.Clock;

/**
 * The time of the JVM. It calls back on the executor's thread, and passes what the callback throws
 * to that thread's handler of uncaught exceptions.
 *
 * <p>A session moves its deadline with nearly every input, mostly to a later time. The clock then
 * lets the alarm that is set go off and sets it anew, because executors keep cancelled tasks until
 * their time.
 */
public final class JdkClock implements Clock {
  private final ScheduledExecutorService executor;

  /** The alarm that is set; null if there is none. */
  private @Nullable Future<?> alarm;

  /** When the alarm goes off. */
  private long alarmAtMillis;

  /** When to call back; {@link Long#MAX_VALUE} for never. */
  private long wakeAtMillis = Long.MAX_VALUE;

  private Runnable wake = () -> {};

  /** Calls back on this executor's thread; cancels its alarm when it has nothing to wait for. */
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

  /** What to call now: nothing if the alarm was set for an earlier deadline. */
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
