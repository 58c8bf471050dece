package org.websocketchat.hub;

/**
 * How fast a socket may send: 10 frames a second in bursts of 20, every frame counting. Credit is
 * kept in milliseconds, of which a frame costs 100.
 */
final class Pace {
  private static final long FRAME_MILLIS = 100;
  private static final long BURST_MILLIS = 20 * FRAME_MILLIS;

  private long creditMillis = BURST_MILLIS;
  private long countedAtMillis;

  Pace(long nowMillis) {
    countedAtMillis = nowMillis;
  }

  /** Takes a frame that came. */
  void spend(long nowMillis) {
    refill(nowMillis);
    creditMillis -= FRAME_MILLIS;
  }

  /** How long the next frame must stay unread; zero if it may be read now. */
  long waitMillis(long nowMillis) {
    refill(nowMillis);
    return Math.max(0, FRAME_MILLIS - creditMillis);
  }

  private void refill(long nowMillis) {
    creditMillis = Math.min(BURST_MILLIS, creditMillis + nowMillis - countedAtMillis);
    countedAtMillis = nowMillis;
  }
}
