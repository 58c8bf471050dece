package org.websocketchat.jvm;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Now;
import org.websocketchat.session.Clock;

/** The computer's time; wakes on the thread of the executor that is handed in. */
public final class JdkClock implements Clock {
  private final ScheduledExecutorService executor;

  /** The one alarm that is set; null before the first. */
  private @Nullable Future<?> alarm;

  public JdkClock(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public Now now() {
    return new Now(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), System.currentTimeMillis());
  }

  @Override
  public void wakeAt(long atMillis, Runnable wake) {
    if (alarm != null) {
      alarm.cancel(false);
    }
    alarm = null;
    if (atMillis != Long.MAX_VALUE) {
      alarm = executor.schedule(wake, atMillis - now().millis(), TimeUnit.MILLISECONDS);
    }
  }
}
