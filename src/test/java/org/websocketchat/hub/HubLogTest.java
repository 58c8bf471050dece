package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HubLogTest {
  private final VirtualHub hub = new VirtualHub();
  private final long ann = hub.join("Ann");
  private final long bob = hub.join("Bob");
  private final long cat = hub.join("Cat");

  @Test
  void aCopyGoesOutOnlyWhenTheMessageIsKept() {
    hub.holdLog();
    hub.say(ann, "hi");
    assertEquals(List.of(), hub.frames(bob));
    hub.releaseLog();
    assertEquals(1, hub.frames(bob, "message").size());
  }

  @Test
  void aSocketIsNotReadWhileItsMessageIsOnTheWayIntoTheLog() {
    hub.holdLog();
    hub.say(ann, "hi");
    hub.pass(10_000);
    assertFalse(hub.isRead(ann));
    assertTrue(hub.isRead(bob));
    hub.releaseLog();
    assertTrue(hub.isRead(ann));
  }

  @Test
  void whatComesWhileTheLogIsAtWorkGoesTogetherAndInOrder() {
    hub.holdLog();
    hub.say(ann, "1");
    hub.say(bob, "2");
    hub.say(cat, "3");
    assertEquals(1, hub.said(HubOutput.Append.class).size());
    hub.releaseLog();
    var texts =
        hub.said(HubOutput.Append.class).stream()
            .map(append -> append.drafts().stream().map(Draft::text).toList())
            .toList();
    assertEquals(List.of(List.of("1"), List.of("2", "3")), texts);
    assertEquals(3, hub.frames(ann, "message").size());
    assertTrue(hub.frames(ann, "message").get(2).contains("'text':'3'"));
  }

  @Test
  void oneAppendIsNeverSoLargeThatItsCopiesAloneMakeAReaderSlow() {
    var people = new ArrayList<Long>();
    for (int i = 0; i < 20; i++) {
      people.add(hub.join("P" + i));
    }
    hub.holdLog();
    hub.say(ann, "first");
    for (int i = 0; i < people.size(); i++) {
      hub.say(people.get(i), i + "x".repeat(16_000));
    }
    hub.releaseLog();
    var appends = hub.said(HubOutput.Append.class);
    assertEquals(List.of(1, 8, 8, 4), appends.stream().map(a -> a.drafts().size()).toList());
    var copies = hub.frames(bob, "message");
    assertEquals(21, copies.size());
    for (int i = 0; i < people.size(); i++) {
      assertTrue(copies.get(i + 1).contains("'text':'" + i + "x"));
    }
  }

  @Test
  void aDraftHasTheServersDateAndNoMark() {
    hub.send(ann, "{'type':'message','text':'hi','date':5,'cid':'x.1'}");
    var draft = hub.said(HubOutput.Append.class).getFirst().drafts().getFirst();
    assertEquals(new Draft(VirtualHub.WALL_START, "Ann", "hi", draft.dateMillis(), null), draft);
    assertTrue(draft.dateMillis() >= VirtualHub.WALL_START);
  }

  @Test
  void aFailedAppendClosesEverybodyWithADraftInItOrBehindIt() {
    hub.holdLog();
    hub.say(ann, "1");
    hub.say(bob, "2");
    hub.failLog();
    assertEquals(1013, hub.closeCode(ann));
    assertEquals(1013, hub.closeCode(bob));
    assertNull(hub.closeCode(cat));
    assertEquals(List.of(), hub.frames(cat, "message"));
    hub.releaseLog();
    hub.say(cat, "3");
    assertEquals(1, hub.frames(cat, "message").size());
  }

  @Test
  void theMessageOfSomeoneWhoLeftIsStillDeliveredOnceKept() {
    hub.holdLog();
    hub.say(ann, "bye");
    hub.feed(new HubInput.Disconnected(ann, 1006));
    hub.releaseLog();
    assertEquals(1, hub.frames(bob, "message").size());
  }

  @Test
  void aRoomIsForgottenWhenItIsEmptyAndTheLogHasAnswered() {
    long lone = hub.connect("kitchen");
    hub.holdLog();
    hub.say(lone, "hi");
    hub.feed(new HubInput.Disconnected(lone, 1006));
    assertEquals(List.of(), hub.said(HubOutput.Forget.class));
    hub.releaseLog();
    assertEquals(List.of(new HubOutput.Forget("kitchen")), hub.said(HubOutput.Forget.class));
    assertEquals(1, hub.hub().rooms());
  }

  @Test
  void anAnswerNobodyAskedForIsAFaultOfTheShell() {
    assertThrows(IllegalStateException.class, () -> hub.feed(new HubInput.Appended("lobby", 1)));
    assertThrows(IllegalStateException.class, () -> hub.feed(new HubInput.AppendFailed("nowhere")));
  }

  @Test
  void anOffsetThatGoesBackIsAFaultOfTheShell() {
    hub.say(ann, "1");
    hub.holdLog();
    hub.say(ann, "2");
    assertThrows(IllegalStateException.class, () -> hub.feed(new HubInput.Appended("lobby", 1)));
  }
}
