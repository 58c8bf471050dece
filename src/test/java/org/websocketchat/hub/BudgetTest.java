package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;

class BudgetTest {
  private static final Decision NOW = new Decision.Granted(0);
  private static final Address ANN = new Address(List.of("192.0.2.1"));
  private static final Address BOB = new Address(List.of("192.0.2.2"));

  private final Budget budget = new Budget(HubLimits.usual());
  private final SharedAccounts lobby = budget.room("lobby");

  @Test
  void anAddressStores200AtOnceAnd50ASecondForLong() {
    var ann = budget.arrive(ANN);
    LongFunction<Decision> store = millis -> budget.message(ann, lobby, 100, millis);
    for (int i = 0; i < 200; i++) {
      assertEquals(NOW, store.apply(0));
    }
    for (int i = 1; i <= 500; i++) {
      assertEquals(new Decision.Granted(i * 20L), store.apply(0));
    }
    var refused =
        new Decision.Refused(
            4029, "192.0.2.1: over 50 stored messages a second; come back in 11 s");
    assertEquals(refused, store.apply(0));
    assertEquals(refused, store.apply(0)); // what is refused is not counted
    assertEquals(new Decision.Granted(10_000), store.apply(20));
    assertEquals(NOW, budget.message(budget.arrive(BOB), lobby, 100, 20));
  }

  @Test
  void anotherKeyOrSocketOfAnAddressHasNoBurstOfItsOwn() {
    for (int i = 0; i < 200; i++) {
      var visitor = budget.arrive(ANN);
      assertEquals(NOW, budget.message(visitor, lobby, 100, 0));
      budget.leave(visitor, 0);
    }
    var next = budget.arrive(ANN);
    assertEquals(new Decision.Granted(20), budget.message(next, lobby, 100, 0));
  }

  @Test
  void bytesAreCountedTooAndTheLargestFramePasses() {
    var ann = budget.arrive(ANN);
    for (int i = 0; i < 7; i++) {
      assertEquals(NOW, budget.message(ann, lobby, Limits.FRAME_BYTES, 0));
    }
    var eighth = budget.message(ann, lobby, Limits.FRAME_BYTES, 0);
    assertEquals(new Decision.Granted(Math.ceilDiv(800 * 1_000, 64 * 1_024)), eighth);
  }

  @Test
  void aSiteOfIpv6HasItsOwnBoundHoweverManyNetworksItHas() {
    int stored = 0;
    for (int i = 0; i < 10_000; i++) {
      var visitor = budget.arrive(six(i / 256, i % 256));
      stored += budget.message(visitor, lobby, 10, 0) instanceof Decision.Granted ? 1 : 0;
    }
    // The room carries 1 000 at once, and 200 a second of what waits 10 s for its turn.
    assertEquals(1_000 + 200 * 10, stored);
  }

  @Test
  void whereARoomIsOverEachNetworkHasItsTurn() {
    for (int i = 0; i < 5_000; i++) {
      budget.message(budget.arrive(six(i / 256, i % 256)), lobby, 10, 0);
    }
    var bob = budget.arrive(BOB);
    assertEquals(new Decision.Granted(10), budget.message(bob, lobby, 10, 0));
    var refused = budget.message(budget.arrive(six(99, 1)), lobby, 10, 0);
    assertEquals(
        new Decision.Refused(
            1013, "room lobby: over 200 stored messages a second; come back in 11 s"),
        refused);
    assertEquals(NOW, budget.message(budget.arrive(six(99, 1)), budget.room("tea"), 10, 0));
  }

  @Test
  void socketsAreCountedByAddressAndInAll() {
    var small = new Budget(HubLimits.builder().socketsPerAddress(2).sockets(3).build());
    var first = small.arrive(ANN);
    assertEquals(NOW, small.connect(first, 0));
    assertEquals(NOW, small.connect(small.arrive(ANN), 0));
    var third = small.arrive(ANN);
    assertEquals(
        new Decision.Refused(4029, "192.0.2.1: has its 2 sockets; come back when one has gone"),
        small.connect(third, 0));
    small.leave(third, 0);
    assertEquals(NOW, small.connect(small.arrive(null), 0));
    assertEquals(
        new Decision.Refused(1013, "this server: has its 3 sockets; come back later"),
        small.connect(small.arrive(BOB), 0));
    small.leave(first, 0);
    assertEquals(NOW, small.connect(small.arrive(BOB), 0));
  }

  @Test
  void connectsWaitAndAreThenRefused() {
    for (int i = 0; i < 600; i++) {
      assertEquals(NOW, come(0));
    }
    for (int i = 1; i <= 80; i++) {
      assertEquals(new Decision.Granted(50L * i), come(0));
    }
    assertEquals(
        new Decision.Refused(4029, "192.0.2.1: over 1200 new sockets a minute; come back in 5 s"),
        come(0));
  }

  private Decision come(long millis) {
    var visitor = budget.arrive(ANN);
    var decision = budget.connect(visitor, millis);
    budget.leave(visitor, millis);
    return decision;
  }

  @Test
  void hellosFramesAndRefusalsHaveAccountsOfTheirOwn() {
    var ann = budget.arrive(ANN);
    for (int i = 0; i < 300; i++) {
      assertEquals(NOW, budget.hello(ann, 0));
    }
    assertEquals(new Decision.Granted(50), budget.hello(ann, 0));
    for (int i = 0; i < 299; i++) {
      assertEquals(NOW, budget.refusal(ann, 0));
    }
    assertEquals(new Decision.Granted(200), budget.refusal(ann, 0));
    for (int i = 0; i < 1_499; i++) {
      assertEquals(NOW, budget.frame(ann, lobby, 4_095, 0));
    }
    assertEquals(new Decision.Granted(4), budget.frame(ann, lobby, 0, 0));
    assertEquals(new Decision.Granted(60), budget.frame(ann, lobby, Limits.FRAME_BYTES, 0));
  }

  @Test
  void typingThatIsTooMuchIsNotPassedOn() {
    var ann = budget.arrive(ANN);
    for (int i = 0; i < 30; i++) {
      assertTrue(budget.typing(ann, lobby, 0));
    }
    assertFalse(budget.typing(ann, lobby, 99));
    assertTrue(budget.typing(ann, lobby, 100));
    assertTrue(budget.typing(budget.arrive(BOB), lobby, 100));
  }

  @Test
  void whoIsNotCountedNeverWaits() {
    var machine = budget.arrive(null);
    for (int i = 0; i < 100_000; i++) {
      assertEquals(NOW, budget.message(machine, lobby, Limits.FRAME_BYTES, 0));
    }
    assertEquals(NOW, budget.message(budget.arrive(ANN), lobby, Limits.FRAME_BYTES, 0));
  }

  @Test
  void reasonsFitIntoACloseFrame() {
    var site = "ffff:ffff:ffff:ffff::/64: has its 1000000000 people in one room; ";
    assertTrue(Utf8.length(site + "come back when one has gone") <= Limits.CLOSE_REASON_BYTES);
    var room = "room " + "r".repeat(64) + ": over 200 stored messages a second; ";
    assertTrue(Utf8.length(room + "come back in 10 s") <= Limits.CLOSE_REASON_BYTES);
  }

  @Test
  void limitsThatLetNobodyInOrNothingPassAreFaults() {
    var limits = HubLimits.builder();
    assertThrows(IllegalArgumentException.class, () -> limits.sockets(0).build());
    assertThrows(
        IllegalArgumentException.class, () -> HubLimits.builder().peoplePerRoom(0).build());
    assertThrows(
        IllegalArgumentException.class,
        () -> HubLimits.builder().framesPerRoom(Rate.perSecond(1, 19)).build());
    assertThrows(
        IllegalArgumentException.class,
        () -> HubLimits.builder().bytesPerAddress(Rate.perSecond(1, 65_635)).build());
  }

  private static Address six(int home, int subscriber) {
    var groups = "2001:db8:0:" + Integer.toHexString(home << 8 | subscriber);
    return new Address(
        List.of(groups + "::/64", "2001:db8:0:" + home + "00::/56", "2001:db8::/48"));
  }
}
