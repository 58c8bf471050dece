package org.websocketchat.testing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition that another thread brings about. */
public final class Await {
  private static final long LIMIT_MILLIS = 20_000;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private Await() {}

  /** Returns as soon as the condition holds; fails after 20 s, and names what is missing. */
  public static void until(String what, BooleanSupplier condition) {
    until(what, LIMIT_MILLIS, condition);
  }

  /** Waits with another limit. */
  public static void until(String what, long limitMillis, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(limitMillis)) {
        throw new AssertionError("did not come: " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
