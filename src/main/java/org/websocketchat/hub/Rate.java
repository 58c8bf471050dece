package org.websocketchat.hub;

/**
 * How much of something may be taken: so much for long, and so much at once by somebody who has
 * taken nothing for a while.
 *
 * @param perMinute for long, from 1 to 2^40
 * @param atOnce from 1 to 2^40
 */
public record Rate(long perMinute, long atOnce) {
  /** Beyond this a number is a mistake, and sums of such numbers could overflow. */
  public static final long MOST = 1L << 40;

  private static final int SECONDS = 60;

  public Rate {
    if (perMinute < 1 || perMinute > MOST || atOnce < 1 || atOnce > MOST) {
      throw new IllegalArgumentException(
          "a rate has numbers from 1 to 2^40: " + perMinute + " a minute, " + atOnce + " at once");
    }
  }

  public static Rate perSecond(long perSecond, long atOnce) {
    return new Rate(perSecond > MOST / SECONDS ? MOST + 1 : perSecond * SECONDS, atOnce);
  }

  public static Rate perMinute(long perMinute, long atOnce) {
    return new Rate(perMinute, atOnce);
  }

  /** So many times as much; at most what a rate can be. */
  Rate times(int factor) {
    return new Rate(Math.min(MOST, perMinute * factor), Math.min(MOST, atOnce * factor));
  }
}
