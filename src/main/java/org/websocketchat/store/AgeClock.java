package org.websocketchat.store;

/**
 * The time by which messages age: the wall clock, as far as something else agrees. What it says
 * beyond the newest message and the time for which the server has run since is believed when the
 * server has run for so long again, at most for {@link #MAX_PROOF_MILLIS}, and the clock has not
 * fallen back meanwhile.
 */
final class AgeClock {
  /** How long the server runs at most before it believes a time that nothing else agrees with. */
  static final long MAX_PROOF_MILLIS = 7L * 24 * 60 * 60 * 1_000;

  /** The two clocks never run alike to the millisecond. */
  private static final long TOLERANCE_MILLIS = 60_000;

  private final Clocks clocks;
  private boolean begun;
  private long lastWallMillis;
  private long lastSteadyMillis;

  /** What is believed, on the scale of the wall clock. */
  private long provenMillis;

  /** How far beyond {@link #provenMillis} the time is that is being proven; 0 for none. */
  private long claimedMillis;

  /** Since when it is, on the steady clock. */
  private long claimedSinceMillis;

  /** Waits for {@link #begin}. */
  AgeClock(Clocks clocks) {
    this.clocks = clocks;
  }

  boolean isBegun() {
    return begun;
  }

  /** Begins with the date of the newest message, or 0: so late it has been already. */
  void begin(long newestMillis) {
    lastWallMillis = clocks.wallMillis().getAsLong();
    lastSteadyMillis = clocks.steadyMillis().getAsLong();
    provenMillis = newestMillis == 0 ? lastWallMillis : newestMillis;
    begun = true;
  }

  /** The time that messages are compared with, milliseconds since 1970. */
  long nowMillis() {
    long wall = clocks.wallMillis().getAsLong();
    long steady = clocks.steadyMillis().getAsLong();
    long passed = steady - lastSteadyMillis;
    tellJump(wall - lastWallMillis - passed);
    lastWallMillis = wall;
    lastSteadyMillis = steady;
    provenMillis = Math.min(provenMillis + passed, wall); // what it takes back is believed at once
    prove(wall - provenMillis, steady);
    return provenMillis;
  }

  /** Looks after the time that the wall clock is ahead of what is believed. */
  private void prove(long aheadMillis, long steady) {
    boolean fellBack = aheadMillis < claimedMillis - TOLERANCE_MILLIS;
    boolean fresh = claimedMillis == 0 && aheadMillis > TOLERANCE_MILLIS;
    if (fellBack || fresh) {
      claimedMillis = aheadMillis;
      claimedSinceMillis = steady;
    } else if (steady - claimedSinceMillis >= Math.min(claimedMillis, MAX_PROOF_MILLIS)) {
      provenMillis += Math.min(claimedMillis, aheadMillis);
      claimedMillis = 0;
    }
  }

  private static void tellJump(long jumpMillis) {
    if (jumpMillis > TOLERANCE_MILLIS) {
      Log.warn(
          "the clock jumped ahead by "
              + minutes(jumpMillis)
              + ": messages age by it when the server has run for so long, or for 7 days, and the"
              + " clock has not gone back");
    } else if (jumpMillis < -TOLERANCE_MILLIS) {
      Log.warn(
          "the clock jumped back by " + minutes(jumpMillis) + ": messages age by what it says now");
    }
  }

  private static String minutes(long millis) {
    return Math.abs(millis) / 60_000 + " min";
  }
}
