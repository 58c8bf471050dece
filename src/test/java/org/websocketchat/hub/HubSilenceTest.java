package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HubSilenceTest {
  private final VirtualHub hub = new VirtualHub();
  private final long ann = hub.connect("lobby");

  @Test
  void aSilentSocketIsPingedAfter25Seconds() {
    hub.pass(24_999);
    assertEquals(0, pings());
    hub.pass(1);
    assertEquals(1, pings());
  }

  @Test
  void oneThatAnswersIsPingedAgainAndStays() {
    for (int i = 1; i <= 10; i++) {
      hub.pass(25_000);
      assertEquals(i, pings());
      hub.pong(ann);
    }
    assertFalse(hub.isDropped(ann));
  }

  @Test
  void oneThatTalksIsNotPinged() {
    for (int i = 0; i < 10; i++) {
      hub.pass(24_000);
      hub.say(ann, "hi");
    }
    assertEquals(0, pings());
  }

  @Test
  void oneThatIsSilentFor45SecondsIsDroppedAndLeavesTheList() {
    long ghost = hub.join("Ghost");
    hub.pass(24_000);
    hub.pong(ann);
    hub.pong(ghost);
    hub.pass(24_000);
    hub.pong(ann);
    hub.pass(20_999);
    assertFalse(hub.isDropped(ghost));
    hub.pass(1);
    assertTrue(hub.isDropped(ghost));
    assertFalse(hub.isDropped(ann));
    assertEquals("{'type':'userlist','users':[]}", hub.frames(ann, "userlist").getLast());
  }

  @Test
  void afterAStallNobodyIsJudgedBeforeATurnAndASecondMore() {
    hub.pass(25_000);
    hub.stall(60_000);
    hub.pass(0);
    assertFalse(hub.isDropped(ann));
    hub.pong(ann);
    hub.pass(25_000);
    assertFalse(hub.isDropped(ann));
  }

  @Test
  void afterAStallAndTheGraceTheSilentGo() {
    hub.pass(25_000);
    hub.stall(60_000);
    hub.pass(999);
    assertFalse(hub.isDropped(ann));
    hub.pass(1);
    assertTrue(hub.isDropped(ann));
  }

  @Test
  void oneThatWeDoNotReadIsNotBlamedForItsSilence() {
    hub.holdLog();
    hub.say(ann, "hi");
    hub.pass(120_000);
    assertFalse(hub.isDropped(ann));
    assertEquals(0, pings());
    hub.releaseLog();
    hub.pass(25_000);
    assertEquals(1, pings());
    hub.pass(20_000);
    assertTrue(hub.isDropped(ann));
  }

  /** Found by seed 3600 of the simulation: a dead peer that had asked for history stayed listed. */
  @Test
  void oneThatAskedForHistoryAndTakesNothingFor45SecondsIsDropped() {
    long bob = hub.connectV1();
    hub.send(bob, "{'type':'hello','key':'" + Keys.of(2) + "','name':'Bob'}");
    hub.stopReading(bob);
    hub.pass(20_000);
    hub.pong(ann);
    hub.send(bob, "{'type':'history','before':2,'limit':2}");
    hub.pass(20_000);
    hub.pong(ann);
    hub.pass(24_999);
    assertFalse(hub.isDropped(bob));
    hub.pass(1);
    assertTrue(hub.isDropped(bob));
    assertFalse(hub.isDropped(ann));
  }

  @Test
  void oneThatAskedForHistoryAndTakesWhatWaitsStays() {
    long bob = hub.connectV1();
    hub.send(bob, "{'type':'hello','key':'" + Keys.of(2) + "','name':'Bob'}");
    for (int i = 0; i < 3; i++) {
      hub.stopReading(bob);
      hub.send(bob, "{'type':'history','before':2,'limit':2}");
      hub.pass(40_000);
      hub.readAgain(bob);
    }
    assertFalse(hub.isDropped(bob));
    assertTrue(hub.isRead(bob));
  }

  @Test
  void aCloseWithoutAnAnswerIsDroppedLateOnlyAfterTheGrace() {
    hub.feed(new HubInput.Backlogged(ann));
    hub.stall(10_000);
    hub.pass(999);
    assertFalse(hub.isDropped(ann));
    hub.pass(1);
    assertTrue(hub.isDropped(ann));
  }

  @Test
  void whenEverybodyHasGoneTheHubSleeps() {
    hub.feed(new HubInput.Disconnected(ann, 1006));
    hub.pass(100_000);
    assertEquals(Long.MAX_VALUE, hub.hub().deadline());
  }

  private int pings() {
    return (int)
        hub.said(HubOutput.Ping.class).stream()
            .filter(List.of(new HubOutput.Ping(ann))::contains)
            .count();
  }
}
