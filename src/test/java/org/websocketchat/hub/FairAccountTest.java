package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairAccountTest {
  private final FairAccount account = new FairAccount(Rate.perSecond(10, 20));
  private final Meter loud = account.of("loud");
  private final Meter still = account.of("still");

  @Test
  void nobodyWaitsWhileThereIsEnough() {
    loud.take(19, 0);
    assertEquals(0, loud.waitMillis(1, 0));
    assertEquals(0, still.waitMillis(1, 0));
  }

  @Test
  void oneAloneWaitsAsForAnAccountOfItsOwn() {
    loud.take(20, 0);
    assertEquals(100, loud.waitMillis(1, 0));
    assertEquals(500, loud.waitMillis(5, 0));
    assertEquals(0, loud.waitMillis(5, 500));
  }

  @Test
  void oneWhoTakesLittleWaitsForHisShareAloneHoweverMuchOthersTook() {
    loud.take(1_000, 0);
    assertEquals(98_100, loud.waitMillis(1, 0));
    assertEquals(200, still.waitMillis(1, 0));
    still.take(1, 0);
    assertEquals(400, still.waitMillis(1, 0));
    assertEquals(200, still.waitMillis(1, 200));
  }

  @Test
  void withManyWhoWantMoreEachGetsItsPart() {
    for (int i = 0; i < 9; i++) {
      account.of("n" + i).take(100, 0);
    }
    assertEquals(1_000, still.waitMillis(1, 0));
  }

  @Test
  void aShareThatIsPaidIsForgotten() {
    loud.take(30, 0);
    still.take(2, 0);
    assertEquals(2, account.sharers(0));
    assertEquals(2, account.sharers(399));
    assertEquals(1, account.sharers(400));
    assertEquals(1, account.sharers(3_199));
    assertEquals(0, account.sharers(3_200));
  }

  @Test
  void aClockThatBeginsBelowZeroPaysAsWell() {
    loud.take(30, -10_000);
    still.take(30, -10_000);
    assertEquals(2, account.sharers(-4_001));
    assertEquals(0, account.sharers(-4_000));
  }

  /** Asks for one more as soon as the last one was granted, but not faster than its own pace. */
  private static final class Sender {
    private final Meter meter;
    private final long paceMillis;
    private long nextMillis;
    private int passed;
    private long worstMillis;

    Sender(Meter meter, long paceMillis) {
      this.meter = meter;
      this.paceMillis = paceMillis;
    }

    void send(long endMillis) {
      long wait = meter.waitMillis(1, nextMillis);
      meter.take(1, nextMillis);
      worstMillis = Math.max(worstMillis, wait);
      passed += nextMillis + wait < endMillis ? 1 : 0;
      nextMillis += Math.max(wait, paceMillis);
    }
  }

  @Test
  void whatPassesIsTheRateAndSharedByNeed() {
    var greedy = new Sender(account.of("greedy"), 3);
    var busy = new Sender(account.of("busy"), 40);
    var modest = new Sender(account.of("modest"), 400);
    var senders = List.of(greedy, busy, modest);
    var next = Comparator.comparingLong((Sender sender) -> sender.nextMillis);
    for (var sender = greedy;
        sender.nextMillis < 100_000;
        sender = Collections.min(senders, next)) {
      sender.send(100_000);
    }
    double all = greedy.passed + busy.passed + modest.passed;
    assertEquals(20 + 10 * 100, all, 3.0);
    assertEquals(100_000 / 400, modest.passed, 1.0);
    assertTrue(modest.worstMillis <= 300, "waited " + modest.worstMillis);
    assertEquals(busy.passed, greedy.passed, 20.0);
  }
}
