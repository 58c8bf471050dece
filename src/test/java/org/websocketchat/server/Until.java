package org.websocketchat.server;

import java.util.function.BooleanSupplier;

/** Waits for a condition. */
final class Until {
  private static final long MAX_NANOS = 15_000_000_000L;

  private Until() {}

  static void is(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + MAX_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never: " + what);
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
