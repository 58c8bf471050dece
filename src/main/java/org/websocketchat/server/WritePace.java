package org.websocketchat.server;

/**
 * When the hub's thread writes. A write to a socket takes about the same time for one message as
 * for ten. So after writing, the thread pauses for as long as the writing took: it spends at most
 * half of its time writing, and in a crowded room the messages that arrive meanwhile share a write.
 * Where little is written, the pauses are too short to notice.
 */
final class WritePace {
  private final long maxPauseNanos;
  private long nextNanos;

  /**
   * Allows a write at once.
   *
   * @param nowNanos the time by {@link System#nanoTime}, as everywhere in this class
   */
  WritePace(long maxPauseNanos, long nowNanos) {
    this.maxPauseNanos = maxPauseNanos;
    this.nextNanos = nowNanos;
  }

  /** How long to wait before the next write; zero or less if it may be now. */
  long waitNanos(long nowNanos) {
    return nextNanos - nowNanos;
  }

  /** Notes a write. */
  void wrote(long startNanos, long endNanos) {
    nextNanos = endNanos + Math.min(maxPauseNanos, endNanos - startNanos);
  }
}
