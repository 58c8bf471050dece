package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pings, silence, slow readers, and the end of the server. */
class ChatHeartbeatTest {
  private final VirtualHub hub = new VirtualHub();

  @Test
  void aPingWithTheHeadComesEvery25SecondsGiveOrTakeATenth() {
    var gaps = new LinkedHashSet<Integer>();
    for (int key = 1; key <= 20; key++) {
      long ann = hub.enter(key, "Ann");
      int waited = 1_000;
      while (hub.frames(ann, "ping").isEmpty()) {
        hub.pass(1);
        waited++;
      }
      gaps.add(waited);
      assertEquals(List.of("{'type':'ping','head':0}"), hub.frames(ann, "ping"));
      hub.feed(new HubInput.Disconnected(ann, 1000));
      hub.pass(120_000);
    }
    assertTrue(gaps.stream().allMatch(gap -> gap >= 22_500 && gap <= 27_500), "" + gaps);
    assertTrue(gaps.size() > 10, "" + gaps);
  }

  @Test
  void aPingCountsTheCopiesBeforeIt() {
    long ann = hub.enter(1, "Ann");
    hub.say(ann, Keys.tag(1), 1, 0, "hi");
    hub.pass(27_500);
    assertEquals("{'type':'ping','head':1}", hub.frames(ann, "ping").getFirst());
  }

  @Test
  void oneWhoIsCatchingUpIsToldNoHead() {
    long ann = hub.enter(1, "Ann");
    hub.say(ann, Keys.tag(1), 1, 0, "hi");
    hub.holdLog();
    long bob = hub.hello(2, "Bob", ",'epoch':'e1','offset':0");
    hub.answerOne();
    hub.pass(27_500);
    assertEquals(List.of("{'type':'ping'}"), hub.frames(bob, "ping"));
  }

  @Test
  void aSocketFromWhichNothingComesFor45SecondsIsDropped() {
    long ann = hub.hello(1, "Ann");
    hub.pass(44_999);
    assertFalse(hub.isDropped(ann));
    hub.pass(1);
    assertTrue(hub.isDropped(ann));
    assertEquals(List.of(), hub.said(HubOutput.Ping.class));
  }

  @Test
  void anyFrameIsASignOfLife() {
    long ann = hub.enter(1, "Ann");
    for (int i = 0; i < 5; i++) {
      hub.pass(40_000);
      hub.send(ann, "{'type':'pong'}");
    }
    hub.pass(40_000);
    hub.pong(ann);
    hub.pass(40_000);
    assertFalse(hub.isDropped(ann));
  }

  @Test
  void aGhostIsGoneFromTheListAfter45SecondsAndTheGrace() {
    long ann = hub.enter(1, "Ann");
    hub.enter(2, "Ghost");
    for (int i = 0; i < 53; i++) {
      hub.pong(ann);
      hub.pass(1_000);
    }
    assertEquals(List.of(), hub.frames(ann, "left"));
    hub.pass(1_000);
    assertEquals(List.of("{'type':'left','id':3}"), hub.frames(ann, "left"));
  }

  @Test
  void aReaderTooSlowIsClosedAndMayComeBack() {
    long ann = hub.enter(1, "Ann");
    hub.feed(new HubInput.Backlogged(ann));
    assertEquals(4003, hub.closeCode(ann));
    assertNull(hub.closeCode(hub.hello(1, "Ann")));
  }

  @Test
  void onStopEverybodyIsToldHowToComeBack() {
    long ann = hub.enter(1, "Ann");
    long early = hub.connectV1();
    hub.feed(new HubInput.StopRequested());
    assertEquals(List.of("{'type':'bye','spread':8000}"), hub.frames(ann));
    assertEquals(1012, hub.closeCode(ann));
    assertEquals(List.of(), hub.frames(early));
    assertEquals(1012, hub.closeCode(early));
    assertEquals(1012, hub.closeCode(hub.connectV1()));
  }

  @Test
  void aStopCostsNoName() {
    hub.storage().outliveRooms();
    hub.enter(1, "Ann");
    hub.pass(44_000);
    hub.feed(new HubInput.StopRequested());
    var next = new VirtualHub(HubLimits.usual(), hub.storage());
    next.stall(164_000);
    assertTrue(next.frames(next.hello(1, "Other")).getFirst().contains("'name':'Ann'"));
  }
}
