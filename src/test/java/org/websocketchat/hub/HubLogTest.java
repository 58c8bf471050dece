package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;

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
            .map(append -> append.drafts().stream().map(draft -> draft.body().text()).toList())
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
    assertEquals(new Draft(2, "Ann", new Body.Text("hi"), draft.dateMillis(), null), draft);
    assertTrue(draft.dateMillis() >= VirtualHub.WALL_START);
  }

  @Test
  void ofAFailedAppendEachDraftIsTriedAloneAndWhoseFailsAloneIsClosed() {
    hub.holdLog();
    hub.say(ann, "1");
    hub.say(bob, "2");
    hub.say(cat, "3");
    hub.answerOne(); // 1 is kept, and 2 and 3 are appended together
    hub.failLog();
    assertNull(hub.closeCode(bob));
    hub.answerOne(); // the log has not grown: 2 is tried alone
    hub.failLog();
    assertNull(hub.closeCode(bob));
    assertFalse(hub.isRead(bob));
    hub.answerOne();
    assertEquals(1013, hub.closeCode(bob));
    assertTrue(hub.isRead(bob));
    hub.releaseLog();
    assertNull(hub.closeCode(ann));
    assertNull(hub.closeCode(cat));
    assertEquals(
        List.of(List.of("1"), List.of("2", "3"), List.of("2"), List.of("3")),
        hub.said(HubOutput.Append.class).stream()
            .map(append -> append.drafts().stream().map(draft -> draft.body().text()).toList())
            .toList());
    assertEquals(2, hub.frames(cat, "message").size());
    assertTrue(hub.frames(cat, "message").getLast().contains("'text':'3'"));
    assertTrue(hub.isRead(cat));
  }

  @Test
  void aDraftThatStorageRefusesCostsItsAuthorAlone() {
    hub.holdLog();
    hub.say(ann, "1");
    hub.say(bob, "2");
    hub.say(cat, "3");
    hub.answerOne();
    long ask = hub.said(HubOutput.Append.class).getLast().ask();
    hub.feed(new HubInput.Appended(ask, "lobby", 2, List.of(0)));
    assertEquals(1013, hub.closeCode(bob));
    assertNull(hub.closeCode(ann));
    assertNull(hub.closeCode(cat));
    assertTrue(hub.frames(cat, "message").getLast().contains("'text':'3'"));
    assertTrue(hub.isRead(cat));
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
    assertThrows(
        IllegalStateException.class,
        () -> hub.feed(new HubInput.Appended(99, "lobby", 1, List.of())));
    assertThrows(
        IllegalStateException.class, () -> hub.feed(new HubInput.AppendFailed(99, "nowhere")));
  }

  @Test
  void anOffsetThatGoesBackIsAFaultOfTheShell() {
    hub.say(ann, "1");
    hub.holdLog();
    hub.say(ann, "2");
    long ask = hub.said(HubOutput.Append.class).getLast().ask();
    assertThrows(
        IllegalStateException.class,
        () -> hub.feed(new HubInput.Appended(ask, "lobby", 1, List.of())));
  }
}
