package org.websocketchat.session;

/**
 * How long to wait before the next attempt: {@code 250 + random(min(30 s, 1 s * 2^min(n, 5)))} ms
 * after n failures in a row. So the clients of a restarted server come back spread out.
 */
final class Backoff {
  private static final int LEAST_MILLIS = 250;
  private static final int FIRST_MILLIS = 1_000;
  private static final int MOST_MILLIS = 30_000;
  private static final int MOST_DOUBLINGS = 5;

  /** The longest time that a server can have its clients stay away. */
  private static final int MOST_SPREAD_MILLIS = 600_000;

  private final SeededRandom random;
  private int failures;

  /** The next wait is longer by a random part of this; 0 for none. */
  private int spreadMillis;

  Backoff(SeededRandom random) {
    this.random = random;
  }

  /** How many failures there were in a row. */
  int failures() {
    return failures;
  }

  /** Counts one more failure, and returns how long to wait after it. */
  int nextMillis() {
    int window = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    int spread = spreadMillis == 0 ? 0 : random.below(spreadMillis);
    spreadMillis = 0;
    return LEAST_MILLIS + random.below(window) + spread;
  }

  /** Makes the next wait longer by a random part of this, up to ten minutes. */
  void spread(long millis) {
    spreadMillis = (int) Math.min(millis, MOST_SPREAD_MILLIS);
  }

  /** Forgets the failures, since the connection has been good for a while. */
  void reset() {
    failures = 0;
  }
}
