package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class AgeClockTest {
  private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);
  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
  private static final long NOW_MILLIS = 1_800_000_000_000L;

  private final AtomicLong wallMillis = new AtomicLong(NOW_MILLIS);
  private final AtomicLong steadyMillis = new AtomicLong(5);
  private final Clocks clocks = new Clocks(wallMillis::get, steadyMillis::get);
  private AgeClock ages = AgeClock.first(clocks, 0);

  private void run(long millis) {
    wallMillis.addAndGet(millis);
    steadyMillis.addAndGet(millis);
    ages.look();
  }

  private void jump(long millis) {
    wallMillis.addAndGet(millis);
    ages.look();
  }

  private void restartAfter(long millis) {
    wallMillis.addAndGet(millis);
    steadyMillis.set(5);
    ages = new AgeClock(clocks, ages.saved());
    ages.look();
  }

  private boolean isOlder(long kept, long ageMillis) {
    return kept < ages.readingOfAge(ageMillis);
  }

  @Test
  void whileItRunsAgesGrowLikeTheClock() {
    long kept = ages.reading();
    run(10 * DAY_MILLIS);
    assertFalse(isOlder(kept, 10 * DAY_MILLIS));
    run(1);
    assertTrue(isOlder(kept, 10 * DAY_MILLIS));
    assertFalse(isOlder(kept, Long.MAX_VALUE));
  }

  @Test
  void aSlowDriftIsNoJump() {
    long kept = ages.reading();
    for (int i = 0; i < 1_000; i++) {
      run(HOUR_MILLIS);
      jump(30_000);
    }
    assertEquals(0, ages.saved().gaps().size());
    assertFalse(isOlder(kept, 1_000 * HOUR_MILLIS));
  }

  @Test
  void aPauseCountsWhenTheServerHasRunForAsLongAgain() {
    run(DAY_MILLIS);
    long before = ages.reading();
    run(1);
    restartAfter(2 * DAY_MILLIS);
    long after = ages.reading();
    run(2 * DAY_MILLIS - 1);
    assertFalse(isOlder(before, 3 * DAY_MILLIS));
    run(1);
    assertTrue(isOlder(before, 4 * DAY_MILLIS));
    assertFalse(isOlder(before, 4 * DAY_MILLIS + 1));
    assertFalse(isOlder(after, 2 * DAY_MILLIS));
    run(1);
    assertTrue(isOlder(after, 2 * DAY_MILLIS));
  }

  @Test
  void aLongPauseCountsAfterAWeekOverAllRestarts() {
    long before = ages.reading();
    run(1);
    restartAfter(300 * DAY_MILLIS);
    for (int i = 0; i < 7; i++) {
      assertFalse(isOlder(before, 20 * DAY_MILLIS));
      run(DAY_MILLIS);
      restartAfter(0);
    }
    assertTrue(isOlder(before, 300 * DAY_MILLIS));
  }

  @Test
  void twoPausesCountTogetherAndEachForWhatWasThereBefore() {
    long first = ages.reading();
    run(DAY_MILLIS);
    restartAfter(2 * DAY_MILLIS);
    long second = ages.reading();
    run(DAY_MILLIS);
    restartAfter(3 * DAY_MILLIS);
    run(5 * DAY_MILLIS);
    assertTrue(isOlder(first, 12 * DAY_MILLIS - 1));
    assertFalse(isOlder(first, 12 * DAY_MILLIS));
    assertTrue(isOlder(second, 9 * DAY_MILLIS - 1));
    assertFalse(isOlder(second, 9 * DAY_MILLIS));
  }

  @Test
  void whatTheClockTakesBackIsForgotten() {
    long before = ages.reading();
    run(1);
    restartAfter(3 * DAY_MILLIS);
    jump(300 * DAY_MILLIS);
    run(DAY_MILLIS);
    jump(-300 * DAY_MILLIS);
    run(2 * DAY_MILLIS);
    assertTrue(isOlder(before, 6 * DAY_MILLIS));
    assertFalse(isOlder(before, 6 * DAY_MILLIS + 1));
    jump(-DAY_MILLIS);
    assertTrue(isOlder(before, 5 * DAY_MILLIS));
    assertFalse(isOlder(before, 5 * DAY_MILLIS + 1));
    jump(-100 * DAY_MILLIS);
    assertFalse(isOlder(before, 3 * DAY_MILLIS + 1));
  }

  @Test
  void aMachineThatSleepsMakesOlderWhatWasThere() {
    long before = ages.reading();
    run(1);
    jump(8 * HOUR_MILLIS);
    run(8 * HOUR_MILLIS);
    assertTrue(isOlder(before, 16 * HOUR_MILLIS));
  }

  @Test
  void aClockThatWasWrongSinceTheStartMakesOlderOnlyWhatWasThereBefore() {
    long before = ages.reading();
    run(1);
    restartAfter(0);
    long since = ages.reading();
    run(HOUR_MILLIS);
    jump(90 * DAY_MILLIS);
    run(7 * DAY_MILLIS);
    assertTrue(isOlder(before, 97 * DAY_MILLIS));
    assertTrue(isOlder(since, 7 * DAY_MILLIS));
    assertFalse(isOlder(since, 8 * DAY_MILLIS));
  }

  @Test
  void aClockThatIsNotSetIsNotAsked() {
    long before = ages.reading();
    run(DAY_MILLIS);
    long wasMillis = wallMillis.getAndSet(0);
    restartAfter(0);
    run(2 * HOUR_MILLIS);
    assertEquals(0, ages.saved().gaps().size());
    wallMillis.set(wasMillis + 3 * DAY_MILLIS);
    ages.look();
    run(3 * DAY_MILLIS);
    assertTrue(isOlder(before, 7 * DAY_MILLIS - 1));
    assertFalse(isOlder(before, 7 * DAY_MILLIS));
  }

  @Test
  void aLogThatHasNoReadingsBeginsWithItsNewestDateOrNow() {
    assertEquals(NOW_MILLIS, AgeClock.first(clocks, 0).reading());
    assertEquals(NOW_MILLIS - 5, AgeClock.first(clocks, NOW_MILLIS - 5).reading());
    assertEquals(NOW_MILLIS, AgeClock.first(clocks, NOW_MILLIS + DAY_MILLIS).reading());
    wallMillis.set(7);
    assertEquals(NOW_MILLIS, AgeClock.first(clocks, NOW_MILLIS).reading());
  }

  @Test
  void howeverOftenTheMachineSleepsTheGapsAreBounded() {
    long first = ages.reading();
    for (int i = 0; i < 3_000; i++) {
      run(HOUR_MILLIS);
      jump(HOUR_MILLIS);
    }
    run(DAY_MILLIS);
    assertEquals(1_000, ages.saved().gaps().size());
    assertTrue(isOlder(first, 6_024 * HOUR_MILLIS - 1));
    assertFalse(isOlder(first, 6_024 * HOUR_MILLIS));
  }

  @Test
  void gapsThatMakeNothingOlderAreForgotten() {
    run(DAY_MILLIS);
    restartAfter(DAY_MILLIS);
    run(DAY_MILLIS);
    restartAfter(30 * DAY_MILLIS);
    long kept = ages.reading();
    run(10 * DAY_MILLIS);
    ages.forgetOlderThan(10 * DAY_MILLIS + 1);
    assertEquals(1, ages.saved().gaps().size(), "before it, all is older");
    assertFalse(isOlder(kept, 10 * DAY_MILLIS + 1));
    assertTrue(isOlder(kept - 1, 10 * DAY_MILLIS + 1));
    run(2);
    ages.forgetOlderThan(10 * DAY_MILLIS + 1);
    assertEquals(0, ages.saved().gaps().size());
  }
}
