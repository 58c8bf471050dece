package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which names people get, and how long a name is reserved. */
class ChatNamesTest {
  private final VirtualHub hub = new VirtualHub();
  private final long ann = hub.enter(1, "Ann");

  @Test
  void aNewNameIsToldToAll() {
    long bob = hub.enter(2, "Bob");
    hub.send(bob, "{'type':'username','name':'Rob'}");
    var renamed = List.of("{'type':'renamed','id':3,'name':'Rob'}");
    assertEquals(renamed, hub.frames(ann));
    assertEquals(renamed, hub.frames(bob));
  }

  @Test
  void theNameOneHasIsAnsweredToOneselfAlone() {
    long bob = hub.enter(2, "Bob");
    hub.send(bob, "{'type':'username','name':'Bob'}");
    assertEquals(List.of("{'type':'renamed','id':3,'name':'Bob'}"), hub.frames(bob));
    assertEquals(List.of(), hub.frames(ann));
  }

  @Test
  void aTakenNameGetsANumberAndTheAskerIsTold() {
    long bob = hub.hello(2, "ANN");
    assertEquals(
        List.of("{'type':'rejectusername','name':'ANN1','asked':'ANN'}"),
        hub.frames(bob, "rejectusername"));
  }

  /** N3: otherwise two people would have one name. */
  @Test
  void aRenameToATakenNameIsRefusedAndNobodyElseIsTold() {
    long bob = hub.enter(2, "Bob");
    hub.feed(new HubInput.Disconnected(hub.enter(3, "Cat"), 1006));
    hub.pass(30_000);
    hub.forget();
    for (var taken : List.of("Ann", "ANN", " Ann ", "cat", "\\u0007")) {
      hub.send(bob, "{'type':'username','name':'" + taken + "'}");
      var asked = taken.equals("\\u0007") ? "" : ",'asked':'" + taken + "'";
      assertEquals(
          List.of("{'type':'rejectusername','name':'Bob'" + asked + "}"), hub.frames(bob), taken);
      hub.forget();
    }
    hub.pass(1_000);
    assertEquals(List.of(), hub.frames(ann));
    assertEquals(List.of(), hub.said(HubOutput.Remember.class));
    hub.send(bob, "{'type':'username','name':' Rob '}");
    assertEquals(
        "{'type':'rejectusername','name':'Rob','asked':' Rob '}", hub.frames(bob).getFirst());
    assertEquals("{'type':'renamed','id':3,'name':'Rob'}", hub.frames(ann).getLast());
  }

  @Test
  void aNumberBehindThePresentNameOfAnotherIsFlagged() {
    long bob = hub.hello(2, "ann1");
    assertTrue(hub.frames(bob, "userlist").getFirst().contains("'name':'ann1','like':'Ann'}"));
    assertTrue(hub.frames(bob, "userlist").getFirst().contains("'name':'Ann'},"), "not Ann");
    hub.pass(1_000);
    hub.send(bob, "{'type':'username','name':'Ann 23'}");
    assertTrue(hub.frames(ann).getLast().endsWith("'name':'Ann 23','like':'Ann'}"));
    hub.pass(1_000);
    hub.send(bob, "{'type':'username','name':'23'}");
    assertTrue(hub.frames(ann).getLast().endsWith("'name':'23'}"));
    hub.pass(1_000);
    hub.send(bob, "{'type':'username','name':'Anna1'}");
    assertTrue(hub.frames(ann).getLast().endsWith("'name':'Anna1'}"));
    hub.feed(new HubInput.Disconnected(ann, 1000));
    hub.pass(1_000);
    long cat = hub.hello(3, "Ann7");
    assertTrue(hub.frames(cat, "userlist").getFirst().endsWith("'name':'Ann7'}]}"), "Ann is away");
  }

  @Test
  void aNumberThatTheServerGivesAGuestFlagsNobody() {
    hub.enter(2, "");
    hub.hello(3, "");
    assertTrue(hub.frames(ann).getLast().endsWith("'name':'Guest1'}"), "" + hub.frames(ann));
  }

  @Test
  void aNumberBehindWhatLooksLikeAPresentNameIsFlagged() {
    hub.enter(2, "BOb");
    long bob = hub.hello(3, "B0b2");
    assertTrue(hub.frames(bob, "userlist").getFirst().contains("'name':'B0b2','like':'BOb'}"));
  }

  @Test
  void aNameThatCannotBeUsedIsRepaired() {
    long bob = hub.hello(2, " \\u0007 ");
    assertTrue(hub.frames(bob).getFirst().contains("'name':'Guest'"));
    assertEquals(
        List.of("{'type':'rejectusername','name':'Guest'}"), hub.frames(bob, "rejectusername"));
  }

  @Test
  void aNameIsKeptFor120SecondsForItsKey() {
    long bob = hub.enter(2, "Bob");
    hub.feed(new HubInput.Disconnected(bob, 1006));
    hub.pass(119_999);
    long thief = hub.hello(3, "Bob");
    assertTrue(hub.frames(thief).getFirst().contains("'name':'Bob1'"));
    long again = hub.hello(2, "Rob");
    assertTrue(hub.frames(again).getFirst().contains("'name':'Bob'"), "" + hub.frames(again));
    assertEquals(List.of(), hub.frames(again, "rejectusername"));
  }

  @Test
  void ofTooManyWhoAreAwayTheFirstLosesItsName() {
    var small = new VirtualHub(HubLimits.builder().names(2).build());
    long bob = small.enter(100, "Bob");
    long cat = small.enter(101, "Cat");
    small.feed(new HubInput.Disconnected(bob, 1006));
    small.feed(new HubInput.Disconnected(cat, 1006));
    long again = small.hello(100, "Robert");
    assertTrue(small.frames(again).getFirst().contains("'name':'Bob'"), "" + small.frames(again));
    small.feed(new HubInput.Disconnected(again, 1006));
    small.feed(new HubInput.Disconnected(small.hello(300, "Last"), 1006));
    assertTrue(small.frames(small.hello(301, "Cat")).getFirst().contains("'name':'Cat'"));
    assertTrue(small.frames(small.hello(302, "Bob")).getFirst().contains("'name':'Bob1'"));
  }

  @Test
  void whoLeavesOnPurposeGivesTheNameUp() {
    long bob = hub.enter(2, "Bob");
    hub.feed(new HubInput.Disconnected(bob, 1000));
    long other = hub.hello(3, "Bob");
    assertTrue(hub.frames(other).getFirst().contains("'name':'Bob'"));
    long again = hub.hello(2, "Bob");
    assertTrue(hub.frames(again).getFirst().contains("'name':'Bob1'"));
  }

  @Test
  void aNameThatWasGivenUpIsFreeAfterACrashToo() {
    hub.storage().outliveRooms();
    hub.feed(new HubInput.Disconnected(hub.enter(2, "Bob"), 1000));
    hub.storage().crash();
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    assertTrue(after.frames(after.hello(3, "Bob")).getFirst().contains("'name':'Bob'"));
  }

  @Test
  void after120SecondsANameIsFree() {
    long bob = hub.enter(2, "Bob");
    hub.feed(new HubInput.Disconnected(bob, 1006));
    hub.pass(120_000);
    long other = hub.hello(3, "Bob");
    assertTrue(hub.frames(other).getFirst().contains("'name':'Bob'"));
    long again = hub.hello(2, "Bob");
    assertTrue(hub.frames(again).getFirst().contains("'name':'Bob1'"));
  }

  @Test
  void aCrashCostsNoName() {
    hub.storage().outliveRooms();
    long here = hub.enter(2, "Bob");
    for (int i = 0; i < 30; i++) {
      hub.pass(20_000);
      hub.pong(here);
    }
    hub.storage().crash();
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    after.stall(602_000);
    long thief = after.hello(3, "Bob");
    assertTrue(after.frames(thief).getFirst().contains("'name':'Bob1'"));
    long guide = after.connect("lobby");
    after.send(guide, "{'type':'username','name':'Bob'}");
    assertTrue(after.frames(guide, "rejectusername").getFirst().contains("Bob2"));
    after.pass(60_000);
    long bob = after.hello(2, "Robert");
    assertTrue(after.frames(bob).getFirst().contains("'name':'Bob'"), "" + after.frames(bob));
  }

  @Test
  void afterACrashANameIsFreedWhenItsTimeIsOver() {
    hub.storage().outliveRooms();
    hub.storage().crash();
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    after.stall(100_000);
    long guide = after.connect("lobby");
    after.pass(40_000);
    after.pong(guide);
    after.pass(40_000);
    long other = after.hello(3, "Ann");
    assertTrue(after.frames(other).getFirst().contains("'name':'Ann'"), "" + after.frames(other));
  }

  @Test
  void afterACrashNoHelloThatCameFirstTakesTheNameOfOneThatWaitsToo() {
    hub.storage().outliveRooms();
    hub.enter(2, "Bob");
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    after.holdLog();
    long thief = after.hello(3, "Bob");
    long bob = after.hello(2, "Robert");
    after.releaseLog();
    assertTrue(after.frames(thief).getFirst().contains("'name':'Bob1'"), "" + after.frames(thief));
    assertTrue(after.frames(bob).getFirst().contains("'name':'Bob'"), "" + after.frames(bob));
  }

  @Test
  void afterACrashNobodyIsReadBeforeStorageHasToldWhatIsReserved() {
    hub.storage().outliveRooms();
    hub.enter(2, "Bob");
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    after.holdLog();
    long guide = after.connect("lobby");
    long further = after.connect("lobby");
    assertEquals(List.of(), after.frames(guide));
    assertFalse(after.isRead(guide));
    after.pass(10_000);
    assertFalse(after.isRead(guide));
    after.releaseLog();
    assertTrue(after.isRead(guide) && after.isRead(further));
    after.send(guide, "{'type':'username','name':'Bob'}");
    assertTrue(after.frames(guide, "rejectusername").getFirst().contains("Bob1"));
    assertTrue(after.isRead(after.connect("lobby")), "once is enough");
  }

  @Test
  void whereStorageCannotTellWhatIsReservedWhoWaitsIsToTryLater() {
    hub.holdLog();
    long guide = hub.connect("tea");
    long later = hub.connect("tea");
    assertFalse(hub.isRead(guide));
    hub.failLog(); // what the room asked
    hub.answerOne(); // what the sockets asked
    hub.answerOne();
    assertEquals(1013, hub.closeCode(guide));
    assertEquals(1013, hub.closeCode(later));
    assertTrue(hub.isRead(guide));
  }

  @Test
  void whatIsReservedIsAskedUntilItIsTold() {
    hub.storage().outliveRooms();
    hub.enter(2, "Bob");
    hub.enter(3, "Cat");
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    after.holdLog();
    long early = after.connectV1();
    after.failLog();
    assertNull(after.closeCode(early));
    long guide = after.connect("lobby");
    assertFalse(after.isRead(guide), "asked again");
    after.failLog();
    after.releaseLog();
    long thief = after.hello(4, "Bob");
    assertTrue(after.frames(thief).getFirst().contains("'name':'Bob1'"), "" + after.frames(thief));
    long other = after.connect("lobby");
    after.send(other, "{'type':'username','name':'Cat'}");
    assertTrue(after.frames(other, "rejectusername").getFirst().contains("Cat1"));
  }

  @Test
  void ofTooManyWhoWereHereBeforeACrashTheFirstLosesItsName() {
    hub.storage().outliveRooms();
    hub.enter(2, "Bob");
    hub.enter(3, "Cat");
    var after = new VirtualHub(HubLimits.builder().names(2).build(), hub.storage());
    long guide = after.connect("lobby");
    after.send(guide, "{'type':'username','name':'Ann'}");
    assertEquals(List.of(), after.frames(guide, "rejectusername"));
    after.pass(1_000);
    after.send(guide, "{'type':'username','name':'Bob'}");
    assertTrue(after.frames(guide, "rejectusername").getFirst().contains("Bob1"));
  }

  @Test
  void aCrashCostsNoNameEvenIfStorageCannotTellWhatIsReserved() {
    hub.storage().outliveRooms();
    hub.enter(2, "Bob");
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    after.stall(100_000);
    after.holdLog();
    long early = after.connectV1();
    after.failLog();
    assertNull(after.closeCode(early));
    after.releaseLog();
    long bob = after.hello(2, "Robert");
    assertTrue(after.frames(bob).getFirst().contains("'name':'Bob'"));
    assertEquals(List.of(), after.frames(bob, "rejectusername"));
  }

  @Test
  void afterACrashAnEarlierHelloIsStillTheEarlierOne() {
    hub.storage().outliveRooms();
    hub.hello(2, "Bob", ",'try':9");
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    after.connect("lobby");
    after.holdLog();
    assertEquals(4509, after.closeCode(after.hello(2, "Bob", ",'try':8")));
    after.releaseLog();
    assertNull(after.closeCode(after.hello(2, "Bob", ",'try':10")));
  }

  @Test
  void aNameThatLooksLikeAnothersIsFlagged() {
    hub.enter(2, "B0b");
    long bob = hub.hello(3, "BOb");
    assertTrue(hub.frames(ann).getLast().endsWith("'name':'BOb','like':'B0b'}"));
    assertTrue(hub.frames(bob, "userlist").getFirst().contains("'name':'BOb','like':'B0b'}"));
    assertTrue(hub.frames(bob, "userlist").getFirst().contains("'name':'B0b','like':'BOb'}"));
    hub.pass(1_000);
    hub.send(bob, "{'type':'username','name':'Rob'}");
    assertEquals("{'type':'renamed','id':4,'name':'Rob'}", hub.frames(ann).getLast());
    hub.pass(1_000);
    hub.send(bob, "{'type':'username','name':'BOb'}");
    assertTrue(hub.frames(ann).getLast().endsWith("'name':'BOb','like':'B0b'}"));
  }

  @Test
  void aNameThatIsOnlyReservedIsNotNamedAsAlike() {
    long zero = hub.enter(2, "B0b");
    hub.feed(new HubInput.Disconnected(zero, 1000));
    long bob = hub.hello(3, "BOb");
    hub.pass(1_000);
    assertTrue(hub.frames(bob, "userlist").getFirst().endsWith("'name':'BOb'}]}"));
  }
}
