package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.SubProtocol;

/** Strangers with one address and a thousand keys, beside Ann and Bob, who must not notice them. */
class StrangersTest {
  private static final String STRANGE = "198.51.100.9";
  private static final long MOST_MILLIS = 1_000;

  private final VirtualHub hub = new VirtualHub();
  private final Strangers strangers = Strangers.of(hub, STRANGE);
  private long ann;
  private long bob;
  private long said;

  @BeforeEach
  void enter() {
    ann = enter(1, "Ann", "192.0.2.1");
    bob = enter(2, "Bob", "192.0.2.2");
  }

  /**
   * Checks that nobody of another address is closed, renamed, forgotten or made to wait for more
   * than a second.
   */
  @AfterEach
  void bystandersHaveNotNoticed() {
    assertNull(hub.closeCode(ann));
    assertNull(hub.closeCode(bob));
    assertAnnIsHeard();
    hub.forget();
    hub.feed(new HubInput.Disconnected(ann, 1006));
    hub.pass(11_000);
    long again = hello(1, "Somebody", "192.0.2.1");
    assertTrue(hub.frames(again, "welcome").getFirst().contains("'name':'Ann'"));
  }

  private long enter(int key, String name, String address) {
    long socket = hello(key, name, address);
    hub.pass(1_000);
    hub.forget();
    return socket;
  }

  private long hello(int key, String name, String address) {
    long socket = hub.connect("lobby", SubProtocol.V1, address);
    hub.send(socket, "{'type':'hello','key':'" + Keys.of(key) + "','name':'" + name + "'}");
    for (int i = 0; i < 50 && hub.frames(socket, "welcome").isEmpty(); i++) {
      hub.pass(20);
    }
    return socket;
  }

  /** Checks that a message of Ann reaches Bob within a second, and that she is read on. */
  private void assertAnnIsHeard() {
    long since = hub.millis();
    int before = heardByBob();
    hub.say(ann, Keys.tag(1), said + 1, said, "ann");
    said++;
    while (heardByBob() == before || !hub.isRead(ann)) {
      assertTrue(hub.millis() - since <= MOST_MILLIS, "Ann waits");
      hub.pass(20);
    }
  }

  /** Repeats this for so long; meanwhile Ann sends Bob a message each second. */
  private void keepOn(long forMillis, Runnable what) {
    long end = hub.millis() + forMillis;
    for (long next = hub.millis(); hub.millis() < end; hub.pass(20)) {
      what.run();
      if (hub.millis() >= next) {
        assertAnnIsHeard();
        hub.pong(bob);
        next += 1_000;
      }
    }
  }

  /** Opens so many sockets, as slowly as the budget wants it, and sends their hellos. */
  private void settle(int count) {
    keepOn(
        count * 50L,
        () -> {
          if (strangers.count() < count) {
            strangers.come("lobby");
            strangers.greet();
            hub.pass(30);
          }
        });
    keepOn(20_000, () -> {});
    assertEquals(count, strangers.count());
  }

  private int heardByBob() {
    return (int)
        hub.frames(bob, "message").stream().filter(each -> each.contains("'text':'ann'")).count();
  }

  private long stored(String room) {
    return hub.storage().of(room).stream()
        .filter(kept -> !kept.body().text().equals("ann"))
        .count();
  }

  @Test
  void theyStore200AtOnceAnd50ASecondForLong() {
    settle(180);
    keepOn(2_000, () -> strangers.speak("x"));
    long before = stored("lobby");
    assertTrue(before <= 200 + 50 * 2, "stored " + before);
    keepOn(60_000, () -> strangers.speak("x"));
    long rate = stored("lobby") - before;
    assertTrue(rate <= 50 * 61 + 100 && rate >= 50 * 55, "in a minute " + rate);
  }

  @Test
  void aNewKeyIsNoNewBurst() {
    long began = hub.millis();
    for (int i = 0; i < 100; i++) {
      long socket = strangers.come("lobby");
      for (int k = 0; k < 12; k++) {
        strangers.speak("x");
      }
      hub.feed(new HubInput.Disconnected(socket, 1000));
    }
    long millis = hub.millis() - began;
    long stored = stored("lobby");
    assertTrue(stored <= 200 + 50 * millis / 1_000, stored + " in " + millis + " ms");
    assertTrue(strangers.sent() > 300, "sent " + strangers.sent());
  }

  @Test
  void longTextsAreCountedByTheirBytes() {
    settle(100);
    var text = "x".repeat(16_000);
    keepOn(30_000, () -> strangers.speak(text));
    long bytes = stored("lobby") * 16_000;
    assertTrue(bytes <= 512 * 1_024 + 31 * 64 * 1_024, "stored " + bytes);
    assertTrue(bytes >= 512 * 1_024, "stored " + bytes);
  }

  @Test
  void whoeverIsFarOverIsClosedAndTold() {
    settle(390);
    var text = "x".repeat(16_000);
    keepOn(3_000, () -> strangers.speak(text));
    var reasons =
        hub.said(HubOutput.Close.class).stream()
            .map(close -> close.code() + " " + close.reason().replaceAll("\\d+ s$", "N s"))
            .distinct()
            .toList();
    assertEquals(
        List.of("4029 198.51.100.9: over 65536 stored bytes a second; come back in N s"), reasons);
  }

  @Test
  void whatWaitedFallsIfItsSocketIsReplacedMeanwhile() {
    settle(180);
    keepOn(3_000, () -> strangers.speak("x"));
    long late = strangers.come("lobby");
    strangers.greet();
    hub.pass(100);
    strangers.speak(late, "late");
    assertFalse(hub.isRead(late));
    hub.feed(new HubInput.Disconnected(late, 1006));
    hub.pass(10_000);
    assertTrue(hub.storage().of("lobby").stream().noneMatch(k -> k.body().text().equals("late")));
  }

  @Test
  void aSiteOfIpv6WithAThousandNetworksLeavesTheRoomToOthers() {
    var site =
        new Strangers(
            hub, n -> new Address(List.of(n + "::/64", n / 256 + "::/56", "2001:db8::/48")));
    site.come("lobby", 1_200);
    keepOn(20_000, () -> site.speak("x"));
    assertTrue(stored("lobby") <= 1_000 + 21 * 200, "stored " + stored("lobby"));
    site.vanish();
  }

  @Test
  void framesThatAreNotStoredAreCountedToo() {
    settle(400);
    int before = strangers.sent();
    keepOn(30_000, () -> strangers.send("{'type':'pong'}"));
    int sent = strangers.sent() - before;
    assertTrue(sent <= 1_500 + 400 + 300 * 30, "sent " + sent);
    assertTrue(sent >= 300 * 25, "sent " + sent);
  }

  @Test
  void whoIsRefusedOftenIsReadLater() {
    settle(20);
    int before = strangers.sent();
    keepOn(60_000, () -> strangers.send("{'type':'message','cid':'x','text':'x'}"));
    int sent = strangers.sent() - before;
    assertTrue(sent <= 300 + 300 + 20, "refused " + sent);
    assertTrue(sent >= 500, "refused " + sent);
  }

  @Test
  void typingOfManyIsPassedOnRarely() {
    settle(300);
    hub.forget();
    keepOn(30_000, () -> strangers.send("{'type':'typing'}"));
    int passed = hub.frames(bob, "typing").size();
    assertTrue(passed <= 30 + 10 * 31 && passed >= 250, "typing " + passed);
    hub.forget();
    hub.send(ann, "{'type':'typing'}");
    assertEquals(1, hub.frames(bob, "typing").size());
  }

  @Test
  void a601stSocketIsTurnedAwayAndGoneASecondLater() {
    strangers.come("lobby", 600);
    assertEquals(List.of(), hub.said(HubOutput.Close.class));
    long late = strangers.come("lobby");
    assertEquals(4029, hub.closeCode(late));
    assertEquals(
        STRANGE + ": has its 600 sockets; come back when one has gone",
        hub.said(HubOutput.Close.class).getFirst().reason());
    hub.pass(999);
    assertFalse(hub.isDropped(late));
    hub.pass(1);
    assertTrue(hub.isDropped(late));
    strangers.vanish();
  }

  @Test
  void ofThoseWhoAreTurnedAwayOnlySoManyAreWaitedFor() {
    strangers.come("lobby", 600);
    strangers.come("lobby", 1_000);
    assertEquals(List.of(), hub.said(HubOutput.Drop.class));
    long late = strangers.come("lobby");
    assertTrue(hub.isDropped(late));
    strangers.vanish();
  }

  @Test
  void newSocketsWaitAndAreThenTurnedAway() {
    for (int i = 0; i < 600; i++) {
      hub.feed(new HubInput.Disconnected(strangers.come("lobby"), 1006));
    }
    long slow = strangers.come("lobby");
    assertFalse(hub.isRead(slow));
    hub.pass(50);
    assertTrue(hub.isRead(slow));
    for (int i = 0; i < 81; i++) {
      hub.feed(new HubInput.Disconnected(strangers.come("lobby"), 1006));
    }
    long refused = strangers.come("lobby");
    assertEquals(4029, hub.closeCode(refused));
    var reason = hub.said(HubOutput.Close.class).getLast().reason();
    assertEquals(STRANGE + ": over 1200 new sockets a minute; come back in 5 s", reason);
  }

  /** A socket that had to wait until it was read has its 5 s for the hello from then on. */
  @Test
  void whoWasNotReadIsNotBlamedForHavingSaidNothing() {
    for (int i = 0; i < 680; i++) {
      long socket = strangers.come("lobby");
      if (i < 679) {
        hub.feed(new HubInput.Disconnected(socket, 1006));
      } else {
        hub.pass(4_000 + 4_999);
        assertNull(hub.closeCode(socket));
        hub.pass(1);
        assertEquals(1013, hub.closeCode(socket));
      }
    }
  }

  @Test
  void hellosWaitAndAreThenTurnedAway() {
    strangers.come("lobby", 382);
    strangers.greet();
    assertEquals(300, welcomes());
    hub.pass(1_000);
    assertEquals(320, welcomes());
    hub.pass(3_000);
    assertEquals(380, welcomes());
    var closes = hub.said(HubOutput.Close.class);
    assertEquals(2, closes.size());
    assertEquals(4029, closes.getFirst().code());
    assertEquals(
        STRANGE + ": over 1200 hellos a minute; come back in 5 s", closes.getFirst().reason());
    strangers.vanish();
  }

  private int welcomes() {
    return (int)
        hub.said(HubOutput.Deliver.class).stream()
            .filter(deliver -> deliver.frame().contains("\"type\":\"welcome\""))
            .count();
  }
}
