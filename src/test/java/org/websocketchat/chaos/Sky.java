package org.websocketchat.chaos;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The weather now, and who waits for it to change. */
final class Sky {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Weather weather = Weather.CLEAR;

  Weather weather() {
    return weather;
  }

  void set(Weather next) {
    lock.lock();
    try {
      weather = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns when this direction flows, with how it does. */
  Weather.Way awaitFlow(Function<Weather, Weather.Way> direction) throws InterruptedException {
    lock.lock();
    try {
      while (!direction.apply(weather).flows()) {
        changed.await();
      }
      return direction.apply(weather);
    } finally {
      lock.unlock();
    }
  }
}
