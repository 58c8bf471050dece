package org.websocketchat.session;

/**
 * How long to wait before the next attempt: {@code 250 + random(min(30 s, 1 s * 2^min(n, 5)))} ms,
 * so that a thousand clients of a restarted server come back spread out.
 */
final class Backoff {
  private static final int LEAST_MILLIS = 250;
  private static final int FIRST_MILLIS = 1_000;
  private static final int MOST_MILLIS = 30_000;
  private static final int MOST_DOUBLINGS = 5;

  /** However long a server asks us to stay away. */
  private static final int MOST_SPREAD_MILLIS = 600_000;

  private final SeededRandom random;
  private int failures;

  /** What the server asked for on top, once. */
  private int spreadMillis;

  Backoff(SeededRandom random) {
    this.random = random;
  }

  /** The wait after one more failure. */
  int nextMillis() {
    int window = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    int spread = spreadMillis == 0 ? 0 : random.below(spreadMillis);
    spreadMillis = 0;
    return LEAST_MILLIS + random.below(window) + spread;
  }

  /** The next wait is longer by a random part of this. */
  void spread(long millis) {
    spreadMillis = (int) Math.min(millis, MOST_SPREAD_MILLIS);
  }

  /** To be called when the connection has been good for a while. */
  void reset() {
    failures = 0;
  }
}
