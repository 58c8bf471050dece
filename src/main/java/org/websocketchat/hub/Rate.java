package org.websocketchat.hub;

/**
 * A limit over time: an amount for each minute, and an amount at once for somebody who has taken
 * nothing for a while.
 *
 * @param perMinute from 1 to 2^40
 * @param atOnce from 1 to 2^40
 */
public record Rate(long perMinute, long atOnce) {
  /** The largest number of a rate; a larger one would be a mistake, and sums could overflow. */
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

  /** This many times as much, but at most the largest rate. */
  Rate times(int factor) {
    return new Rate(Math.min(MOST, perMinute * factor), Math.min(MOST, atOnce * factor));
  }
}
