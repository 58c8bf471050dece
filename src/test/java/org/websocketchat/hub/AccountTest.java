package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AccountTest {
  private static final long HOUR_MILLIS = 3_600_000;

  @Test
  void whatMayBeTakenAtOnceWaitsForNothing() {
    var account = new Account(Rate.perSecond(50, 200));
    for (int i = 0; i < 200; i++) {
      assertEquals(0, account.waitMillis(1, 0));
      account.take(1, 0);
    }
    assertEquals(20, account.waitMillis(1, 0));
    assertEquals(10_000, account.waitMillis(500, 0));
  }

  @Test
  void forLongExactlyTheRateIsPaid() {
    var account = new Account(Rate.perSecond(50, 200));
    long taken = 0;
    for (long millis = 0; millis < HOUR_MILLIS; millis += 7) {
      while (account.waitMillis(1, millis) == 0) {
        account.take(1, millis);
        taken++;
      }
    }
    assertEquals(200 + 50 * 3_600 - 1, taken);
  }

  @Test
  void aRateBelowOneASecondIsPaidToo() {
    var account = new Account(Rate.perMinute(7, 1));
    account.take(1, 0);
    assertEquals(Math.ceilDiv(60_000, 7), account.waitMillis(1, 0));
    assertEquals(1, account.waitMillis(1, 60_000 / 7));
    assertEquals(0, account.waitMillis(1, 60_000 / 7 + 1));
  }

  @Test
  void whoeverKeptStillForLongHasNoMoreThanABurst() {
    var account = new Account(Rate.perSecond(1, 5));
    account.take(5, 0);
    assertFalse(account.isPaid(4_999));
    assertTrue(account.isPaid(5_000));
    assertEquals(1_000, account.waitMillis(6, HOUR_MILLIS));
  }

  @Test
  void aClockThatBeginsBelowZeroPaysAsWell() {
    var account = new Account(Rate.perSecond(1, 1));
    account.take(3, -HOUR_MILLIS);
    assertEquals(3_000, account.waitMillis(1, -HOUR_MILLIS));
    assertEquals(0, account.waitMillis(1, -HOUR_MILLIS + 3_000));
  }

  @Test
  void theLargestNumbersDoNotOverflow() {
    var account = new Account(new Rate(Rate.MOST, Rate.MOST));
    account.take(2 * Rate.MOST, 0);
    assertEquals(60_000, account.waitMillis(0, 0));
    assertTrue(account.isPaid(Long.MAX_VALUE / 2));
  }

  @Test
  void aRateHasNumbersFrom1() {
    assertThrows(IllegalArgumentException.class, () -> Rate.perSecond(0, 1));
    assertThrows(IllegalArgumentException.class, () -> Rate.perMinute(1, 0));
    assertThrows(IllegalArgumentException.class, () -> Rate.perMinute(1, Rate.MOST + 1));
    assertThrows(IllegalArgumentException.class, () -> Rate.perSecond(Long.MAX_VALUE, 1));
    assertEquals(new Rate(Rate.MOST, 32), new Rate(Rate.MOST, 2).times(16));
  }
}
