package org.websocketchat.store;

import java.util.concurrent.atomic.AtomicLong;

/** Clocks that a test sets: the wall clock stands still, the steady one runs, both can be moved. */
final class TestClocks {
  private final AtomicLong wallMillis = new AtomicLong();
  private final AtomicLong passedMillis = new AtomicLong();

  Clocks clocks() {
    return new Clocks(wallMillis::get, () -> System.nanoTime() / 1_000_000 + passedMillis.get());
  }

  long wallMillis() {
    return wallMillis.get();
  }

  /** So much time has really passed. */
  void pass(long millis) {
    wallMillis.addAndGet(millis);
    passedMillis.addAndGet(millis);
  }

  /** The wall clock is set; no time has passed. */
  void jump(long millis) {
    wallMillis.addAndGet(millis);
  }
}
