package org.websocketchat.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The time by which messages age: that for which the server has run, and of the time in which it
 * did not run what the wall clock says, once it has said so for long enough.
 *
 * <p>A <i>reading</i> counts milliseconds while the server runs and never jumps. Where the wall
 * clock has jumped ahead of it there is a {@link Gap}: the server was off, the machine slept, or
 * somebody set the clock. A gap is believed when the server has run for as long as the gap claims,
 * or for 7 days, and the clock has not gone back meanwhile. docs/decisions/0006-storage.md says
 * why.
 */
final class AgeClock {
  /** How long the server runs at most before it believes a gap. */
  static final long MAX_PROOF_MILLIS = TimeUnit.DAYS.toMillis(7);

  /**
   * A longer jump while the server runs is no sleep of the machine, but a clock that was wrong
   * since the start: what was kept since then is no older by it.
   */
  private static final long MAX_SLEEP_MILLIS = TimeUnit.DAYS.toMillis(7);

  /** Two clocks never run alike to the millisecond, and a restart of a minute makes nothing old. */
  private static final long TOLERANCE_MILLIS = 60_000;

  /** The beginning of 2025: a clock that says less has not been set. */
  private static final long SET_MILLIS = 1_735_689_600_000L;

  /** As many as a year of naps makes; of more, two become one. */
  private static final int MAX_GAPS = 1_000;

  /**
   * Time that the wall clock claims beyond the readings.
   *
   * @param at what was kept before this reading is older by the gap, and nothing else
   * @param since the reading when it was claimed
   * @param millis how long it is
   */
  record Gap(long at, long since, long millis) {}

  /**
   * What has to outlive the process.
   *
   * @param reading when it was saved
   * @param wallAhead what the wall clock was ahead of the reading when it was last believed to be
   *     set
   * @param gaps in the order claimed
   */
  record Saved(long reading, long wallAhead, List<Gap> gaps) {
    Saved {
      gaps = List.copyOf(gaps);
    }
  }

  private final Clocks clocks;
  private final List<Gap> gaps = new ArrayList<>();
  private final long startReading;
  private long reading;
  private long steadyMillis;
  private long wallAhead;
  private boolean unset;

  /** Begins where the last process ended. */
  AgeClock(Clocks clocks, Saved saved) {
    this.clocks = clocks;
    reading = saved.reading();
    startReading = saved.reading();
    wallAhead = saved.wallAhead();
    gaps.addAll(saved.gaps());
    steadyMillis = clocks.steadyMillis().getAsLong();
  }

  /**
   * Begins with a log of which nobody has saved anything: no later than now.
   *
   * @param newestMillis what is known to be the latest date in it; 0 for nothing
   */
  static AgeClock first(Clocks clocks, long newestMillis) {
    long wall = clocks.wallMillis().getAsLong();
    boolean known = newestMillis > 0 && (newestMillis < wall || wall < SET_MILLIS);
    return new AgeClock(clocks, new Saved(known ? newestMillis : wall, 0, List.of()));
  }

  Saved saved() {
    return new Saved(reading, wallAhead, gaps);
  }

  /** Looks at both clocks, at least every minute; tells a jump. */
  void look() {
    reading();
    long wall = clocks.wallMillis().getAsLong();
    if (wall < SET_MILLIS) {
      if (!unset) {
        Log.warn("the clock of this machine is not set: messages age by the time the server runs");
      }
      unset = true;
      return;
    }
    unset = false;
    long jump = wall - reading - wallAhead;
    wallAhead += jump;
    if (jump > TOLERANCE_MILLIS) {
      ahead(jump);
    } else if (jump < -TOLERANCE_MILLIS) {
      back(-jump);
    }
  }

  /** The reading now. */
  long reading() {
    long steady = clocks.steadyMillis().getAsLong();
    reading += steady - steadyMillis;
    steadyMillis = steady;
    return reading;
  }

  /** What was kept before the reading that this returns is older than this age. */
  long readingOfAge(long ageMillis) {
    long left = ageMillis;
    long end = reading;
    var byPlace = gaps.stream().sorted(Comparator.comparingLong(Gap::at).reversed()).toList();
    for (var gap : byPlace) {
      if (!isBelieved(gap)) {
        continue;
      }
      left -= end - gap.at();
      if (left <= 0) {
        return gap.at() - left;
      }
      left -= gap.millis();
      if (left <= 0) {
        return gap.at();
      }
      end = gap.at();
    }
    return end - left;
  }

  /** Forgets the gaps that tell apart only what is older than this. */
  void forgetOlderThan(long ageMillis) {
    long oldest = readingOfAge(ageMillis);
    gaps.removeIf(gap -> gap.at() < oldest);
  }

  private boolean isBelieved(Gap gap) {
    return reading - gap.since() >= Math.min(gap.millis(), MAX_PROOF_MILLIS);
  }

  private void ahead(long millis) {
    boolean started = reading - startReading <= TOLERANCE_MILLIS;
    gaps.add(new Gap(millis > MAX_SLEEP_MILLIS ? startReading : reading, reading, millis));
    if (gaps.size() > MAX_GAPS) {
      var first = gaps.removeFirst();
      var second = gaps.removeFirst();
      long at = Math.min(first.at(), second.at());
      gaps.addFirst(new Gap(at, second.since(), first.millis() + second.millis()));
    }
    if (!started || millis > TimeUnit.DAYS.toMillis(1)) {
      Log.warn(
          "the clock "
              + (started ? "says that the server was off for " : "jumped ahead by ")
              + told(millis)
              + ": messages are older by that when the server has run for "
              + told(Math.min(millis, MAX_PROOF_MILLIS))
              + ", unless the clock is set back until then");
    }
  }

  /** The newest gaps were none, or not so long. */
  private void back(long millis) {
    long left = millis;
    while (left > 0 && !gaps.isEmpty()) {
      var last = gaps.removeLast();
      if (last.millis() > left) {
        gaps.addLast(new Gap(last.at(), last.since(), last.millis() - left));
      }
      left -= last.millis();
    }
    Log.warn("the clock was set back by " + told(millis) + ": no message goes because of that");
  }

  private static String told(long millis) {
    long minutes = TimeUnit.MILLISECONDS.toMinutes(millis);
    if (minutes < 120) {
      return minutes + " minutes";
    }
    return minutes < 2_880 ? minutes / 60 + " hours" : minutes / 1_440 + " days";
  }
}
