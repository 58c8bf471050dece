package org.websocketchat.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The clock by which messages age. It counts the time for which the server has run, and the time
 * for which it was off by the wall clock, once the wall clock has said so for long enough.
 *
 * <p>A <i>reading</i> counts milliseconds while the server runs and never jumps. Where the wall
 * clock has jumped ahead of it, there is a {@link Gap}: the server was off, the machine slept, or
 * somebody set the clock. A gap counts when the server has run for as long as the gap claims, or
 * for 7 days, and the clock has not gone back in the meantime. docs/decisions/0006-storage.md has
 * the reasons.
 */
final class AgeClock {
  /** The longest time that the server has to run before a gap counts. */
  static final long MAX_PROOF_MILLIS = TimeUnit.DAYS.toMillis(7);

  /**
   * The longest sleep of a machine. A longer jump while the server runs means that the clock was
   * wrong since the start, so that messages since then are not older by it.
   */
  private static final long MAX_SLEEP_MILLIS = TimeUnit.DAYS.toMillis(7);

  /** Shorter jumps do not count: two clocks never agree exactly, and a minute ages nothing. */
  private static final long TOLERANCE_MILLIS = 60_000;

  /** The beginning of 2025: a clock before it has not been set. */
  private static final long SET_MILLIS = 1_735_689_600_000L;

  /**
   * How many gaps are kept, enough for a year of short sleeps; of more, the two oldest are joined.
   */
  private static final int MAX_GAPS = 1_000;

  /**
   * Time that the wall clock claims in addition to the readings.
   *
   * @param at only messages kept before this reading are older by the gap
   * @param since the reading when the gap was noticed
   * @param millis its length
   */
  record Gap(long at, long since, long millis) {}

  /**
   * The state to save.
   *
   * @param reading the reading when it was saved
   * @param wallAhead by how much the wall clock was ahead of the reading when it was last set
   * @param gaps in the order in which they were noticed
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

  /** Continues where the last process ended. */
  AgeClock(Clocks clocks, Saved saved) {
    this.clocks = clocks;
    reading = saved.reading();
    startReading = saved.reading();
    wallAhead = saved.wallAhead();
    gaps.addAll(saved.gaps());
    steadyMillis = clocks.steadyMillis().getAsLong();
  }

  /**
   * Begins for a log without a saved state, no later than now.
   *
   * @param newestMillis the latest date in the log; 0 if it has none
   */
  static AgeClock first(Clocks clocks, long newestMillis) {
    long wall = clocks.wallMillis().getAsLong();
    boolean known = newestMillis > 0 && (newestMillis < wall || wall < SET_MILLIS);
    return new AgeClock(clocks, new Saved(known ? newestMillis : wall, 0, List.of()));
  }

  Saved saved() {
    return new Saved(reading, wallAhead, gaps);
  }

  /** Compares both clocks; call it at least every minute. Logs a jump. */
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

  /** The present reading. */
  long reading() {
    long steady = clocks.steadyMillis().getAsLong();
    reading += steady - steadyMillis;
    steadyMillis = steady;
    return reading;
  }

  /** The wall clock, milliseconds since 1970. */
  long wallMillis() {
    return clocks.wallMillis().getAsLong();
  }

  /** The reading such that messages kept before it are older than this age. */
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

  /** Forgets the gaps that concern only messages older than this. */
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
              + ": messages count as older by that after the server has run for "
              + told(Math.min(millis, MAX_PROOF_MILLIS))
              + ", unless the clock is set back before");
    }
  }

  /** Shortens or removes the newest gaps by this much. */
  private void back(long millis) {
    long left = millis;
    while (left > 0 && !gaps.isEmpty()) {
      var last = gaps.removeLast();
      if (last.millis() > left) {
        gaps.addLast(new Gap(last.at(), last.since(), last.millis() - left));
      }
      left -= last.millis();
    }
    Log.warn(
        "the clock was set back by " + told(millis) + ": no message is deleted because of that");
  }

  private static String told(long millis) {
    long minutes = TimeUnit.MILLISECONDS.toMinutes(millis);
    if (minutes < 120) {
      return minutes + " minutes";
    }
    return minutes < 2_880 ? minutes / 60 + " hours" : minutes / 1_440 + " days";
  }
}
