package org.websocketchat.session;

/**
 * The attempts to connect: how long each may take, and how long to wait before the next one.
 *
 * <p>After n failures in a row the wait is {@code 250 + random(min(30 s, 1 s * 2^min(n, 5)))} ms.
 * So the clients of a restarted server come back spread out.
 */
final class Attempts {
  static final long OPEN_MILLIS = 10_000;
  static final int FIRST_FAILURES = 3;

  /** After so many failures in a row, what a host holds back may be more than a few seconds. */
  static final int HELD_BACK_FAILURES = 6;

  private static final int LEAST_MILLIS = 250;
  private static final int FIRST_MILLIS = 1_000;
  private static final int MOST_MILLIS = 30_000;
  private static final int MOST_DOUBLINGS = 5;

  /** The longest time that a server can have its clients stay away. */
  private static final int MOST_SPREAD_MILLIS = 600_000;

  private final SeededRandom random;
  private final long heldBackMillis;

  /** How many attempts have failed in a row. */
  private int failures;

  /** How many attempts have failed since the person joined; -1 once a socket has opened. */
  private int firstFailures;

  /** The next wait is longer by a random part of this; 0 for none. */
  private int spreadMillis;

  /**
   * No attempt yet.
   *
   * @param heldBackMillis how long the host may hold a socket back after many failures
   */
  Attempts(SeededRandom random, long heldBackMillis) {
    this.random = random;
    this.heldBackMillis = heldBackMillis;
  }

  /** The person joins: earlier attempts no longer count. */
  void begin() {
    firstFailures = 0;
    failures = 0;
  }

  /** A socket has opened: the server exists. */
  void opened() {
    firstFailures = -1;
  }

  /** An attempt has failed; returns what to say of it. */
  Cause failed() {
    if (firstFailures >= 0) {
      firstFailures++;
    }
    return firstFailures >= FIRST_FAILURES ? Cause.NEVER_REACHED : Cause.UNREACHABLE;
  }

  /** How long a socket may take to open; longer where the host holds it back for a while. */
  long openMillis() {
    return OPEN_MILLIS + (failures >= HELD_BACK_FAILURES ? heldBackMillis : 0);
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

  /** The connection has been good for a while: the next wait is a short one. */
  void stable() {
    failures = 0;
  }
}
