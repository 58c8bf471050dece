package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WritePaceTest {
  private static final long LONGEST = 20_000_000;
  private final WritePace pace = new WritePace(LONGEST, 1_000);

  @Test
  void mayWriteAtOnce() {
    assertTrue(pace.waitNanos(1_000) <= 0);
  }

  @Test
  void pausesForAsLongAsItWrote() {
    pace.wrote(10_000, 15_000);
    assertEquals(5_000, pace.waitNanos(15_000));
    assertEquals(1, pace.waitNanos(19_999));
    assertEquals(0, pace.waitNanos(20_000));
  }

  @Test
  void aPauseHasAnEnd() {
    pace.wrote(0, 1_000_000_000);
    assertEquals(LONGEST, pace.waitNanos(1_000_000_000));
  }

  @Test
  void theClockMayBeNegative() {
    var early = new WritePace(LONGEST, Long.MIN_VALUE + 5);
    early.wrote(Long.MIN_VALUE + 10, Long.MIN_VALUE + 30);
    assertEquals(20, early.waitNanos(Long.MIN_VALUE + 30));
  }
}
