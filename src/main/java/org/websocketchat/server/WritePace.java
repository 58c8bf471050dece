package org.websocketchat.server;

/**
 * When the hub's thread writes. One write to a socket costs the same whether it carries one message
 * or ten, so after writing it pauses for as long as that took: at most half of its time goes into
 * writing, and in a crowded room the messages that come meanwhile share a write. Where little is
 * written, the pauses are too short to be seen.
 */
final class WritePace {
  private final long maxPauseNanos;
  private long nextNanos;

  /**
   * May write at once.
   *
   * @param nowNanos by the clock of all other times here, {@link System#nanoTime}
   */
  WritePace(long maxPauseNanos, long nowNanos) {
    this.maxPauseNanos = maxPauseNanos;
    this.nextNanos = nowNanos;
  }

  /** How long to wait before the next write; not above zero if that may be now. */
  long waitNanos(long nowNanos) {
    return nextNanos - nowNanos;
  }

  /** Takes note of a write. */
  void wrote(long startNanos, long endNanos) {
    nextNanos = endNanos + Math.min(maxPauseNanos, endNanos - startNanos);
  }
}
