package org.websocketchat.store;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Clocks that a test sets: the wall clock stands still, the steady one runs; a test can move both.
 */
final class TestClocks {
  private final AtomicLong wallMillis = new AtomicLong();
  private final AtomicLong passedMillis = new AtomicLong();

  Clocks clocks() {
    return new Clocks(wallMillis::get, () -> System.nanoTime() / 1_000_000 + passedMillis.get());
  }

  long wallMillis() {
    return wallMillis.get();
  }

  /** Lets time pass: moves both clocks. */
  void pass(long millis) {
    wallMillis.addAndGet(millis);
    passedMillis.addAndGet(millis);
  }

  /** Moves the wall clock, without letting time pass. */
  void jump(long millis) {
    wallMillis.addAndGet(millis);
  }
}
