package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.Utf8;

class HubLimitsTest {
  private final VirtualHub hub = new VirtualHub();

  @Test
  void afterABurstOf20ASocketIsReadTenTimesASecond() {
    long ann = hub.connect("lobby");
    int burst = 0;
    while (hub.isRead(ann)) {
      hub.send(ann, "{'type':'typing'}");
      burst++;
    }
    assertEquals(20, burst);
    int paced = 0;
    for (int i = 0; i < 1_000; i++) {
      hub.pass(1);
      if (hub.isRead(ann)) {
        hub.send(ann, "{'type':'typing'}");
        paced++;
      }
    }
    assertEquals(10, paced);
    assertNull(hub.closeCode(ann));
  }

  @Test
  void everyFrameCountsPongsAndBinaryToo() {
    long ann = hub.connect("lobby");
    for (int i = 0; i < 10; i++) {
      hub.pong(ann);
      hub.send(ann, "{'type':'typing'}");
    }
    assertFalse(hub.isRead(ann));
    hub.pass(100);
    assertTrue(hub.isRead(ann));
  }

  @Test
  void oneWhoFloodsDoesNotSlowTheOthers() {
    long flood = hub.join("Flood");
    long ann = hub.join("Ann");
    for (int i = 0; i < 20; i++) {
      hub.say(flood, "x");
    }
    assertFalse(hub.isRead(flood));
    assertTrue(hub.isRead(ann));
  }

  @Test
  void moreSocketsFromOneAddressThanAllowedAreTurnedAway() {
    var small = new VirtualHub(HubLimits.builder().socketsPerAddress(2).build());
    long first = small.connect("lobby", "192.0.2.7");
    small.connect("lobby", "192.0.2.7");
    long third = small.connect("lobby", "192.0.2.7");
    assertEquals(4029, small.closeCode(third));
    assertEquals(List.of(), small.frames(third));
    assertNull(small.closeCode(small.connect("lobby", "192.0.2.8")));
    small.feed(new HubInput.Disconnected(third, 1006));
    small.feed(new HubInput.Disconnected(first, 1006));
    assertNull(small.closeCode(small.connect("lobby", "192.0.2.7")));
  }

  @Test
  void socketsOfThisMachineAreNotCounted() {
    var small = new VirtualHub(HubLimits.builder().socketsPerAddress(1).build());
    small.connect("lobby");
    assertNull(small.closeCode(small.connect("lobby")));
  }

  @Test
  void thereAreOnlySoManyRoomsAndEmptyOnesMakePlace() {
    var small = new VirtualHub(HubLimits.builder().rooms(2).build());
    long a = small.connect("a");
    small.connect("b");
    long late = small.connect("c");
    assertEquals(1013, small.closeCode(late));
    assertNull(small.closeCode(small.connect("a")));
    small.feed(new HubInput.Disconnected(late, 1006));
    small.feed(new HubInput.Disconnected(a, 1006));
    assertEquals(2, small.hub().rooms());
    small.feed(new HubInput.Disconnected(4, 1006));
    assertEquals(1, small.hub().rooms());
    assertNull(small.closeCode(small.connect("c")));
  }

  @Test
  void aRoomHoldsOnlySoManyAndALeaverMakesPlace() {
    var small = new VirtualHub(HubLimits.builder().peoplePerRoom(2).build());
    long ann = small.connect("lobby");
    small.hello(1, "Bob");
    long late = small.connect("lobby");
    assertEquals(1013, small.closeCode(late));
    assertNull(small.closeCode(small.connect("tea")));
    small.feed(new HubInput.Disconnected(ann, 1006));
    assertNull(small.closeCode(small.connect("lobby")));
  }

  @Test
  void theListOfAFullRoomFitsIntoWhatMayWaitForAReader() {
    var longest = "\uD835\uDD04".repeat(Limits.NAME_CODE_POINTS);
    var person = new ServerFrame.Person(Limits.MAX_INTEGER, "t".repeat(16), longest, longest);
    var people = Collections.nCopies(HubLimits.usual().room().people(), person);
    var list = ServerFrameCodec.encode(new ServerFrame.UserList(people));
    assertTrue(Utf8.length(list) < 1 << 20, "" + Utf8.length(list));
  }

  @Test
  void aRoomWithABadNameIsAFaultOfTheShell() {
    assertThrows(IllegalArgumentException.class, () -> hub.connect("No Room"));
  }

  @Test
  void aReaderTooSlowIsClosedAndThenDropped() {
    long slow = hub.join("Slow");
    long ann = hub.join("Ann");
    hub.feed(new HubInput.Backlogged(slow));
    assertEquals(4003, hub.closeCode(slow));
    hub.say(ann, "hi");
    assertEquals(List.of(), hub.frames(slow, "message"));
    hub.pass(4_999);
    assertFalse(hub.isDropped(slow));
    hub.pass(1);
    assertTrue(hub.isDropped(slow));
  }

  /** All queues together take too much: what waits for the fullest must go soon. */
  @Test
  void theFullestReaderIsClosedAndDroppedAfterASecond() {
    long full = hub.join("Full");
    long ann = hub.join("Ann");
    hub.feed(new HubInput.Overfull(full));
    assertEquals(4003, hub.closeCode(full));
    assertNull(hub.closeCode(ann));
    hub.pass(999);
    assertFalse(hub.isDropped(full));
    hub.pass(1);
    assertTrue(hub.isDropped(full));
  }

  @Test
  void oneWhoIsBeingClosedAndIsTheFullestIsDroppedAfterASecondToo() {
    long full = hub.join("Full");
    hub.feed(new HubInput.Backlogged(full));
    hub.feed(new HubInput.Overfull(full));
    assertEquals(4003, hub.closeCode(full));
    hub.pass(1_000);
    assertTrue(hub.isDropped(full));
    hub.feed(new HubInput.Overfull(full));
    hub.pass(10_000);
    assertEquals(1, hub.said(HubOutput.Drop.class).size());
  }

  @Test
  void onStopEverybodyIsToldToGoAndNobodyNewIsLetIn() {
    long ann = hub.join("Ann");
    long bob = hub.join("Bob");
    hub.feed(new HubInput.StopRequested());
    assertEquals(1001, hub.closeCode(ann));
    assertEquals(1001, hub.closeCode(bob));
    assertEquals(List.of(), hub.frames(bob));
    assertEquals(1001, hub.closeCode(hub.connect("lobby")));
    hub.feed(new HubInput.StopRequested());
    hub.feed(new HubInput.Backlogged(ann));
    assertEquals(1001, hub.closeCode(ann));
  }

  @Test
  void reasonsFitIntoACloseFrame() {
    long ann = hub.connect("lobby");
    hub.send(ann, "rubbish");
    assertTrue(hub.said(HubOutput.Close.class).getFirst().reason().length() <= 123);
  }

  @Test
  void whatComesAfterTheEndIsIgnored() {
    long ann = hub.join("Ann");
    hub.feed(new HubInput.Disconnected(ann, 1006));
    hub.feed(new HubInput.Backlogged(ann));
    hub.feed(new HubInput.Disconnected(ann, 1006));
    assertNull(hub.closeCode(ann));
    assertEquals(0, hub.hub().sockets());
    assertEquals(0, hub.hub().rooms());
  }
}
