package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HubNamesTest {
  private static final long DATE = 1_763_878_400_456L;
  private final VirtualHub hub = new VirtualHub();

  /** S18: ids that were made of the time came again. */
  @Test
  void noIdComesAgainAfterARestartWhateverTheClockSays() {
    var before = new VirtualHub();
    before.storage().outliveRooms();
    var ids = new LinkedHashSet<String>();
    for (int i = 0; i < 5; i++) {
      assertTrue(ids.add(before.frames(before.connect("lobby"), "id").getFirst()));
      assertTrue(ids.add(idOfWelcome(before, before.hello(i, "Ann"))));
    }
    var after = new VirtualHub(HubLimits.usual(), before.storage()); // at the same time again
    for (int i = 0; i < 5; i++) {
      assertTrue(ids.add(after.frames(after.connect("lobby"), "id").getFirst()), "" + ids);
      assertTrue(ids.add(idOfWelcome(after, after.hello(100 + i, "Ann"))), "" + ids);
    }
  }

  private static String idOfWelcome(VirtualHub hub, long socket) {
    var welcome = hub.frames(socket, "welcome").getFirst();
    var id = welcome.substring(welcome.indexOf("'id':"), welcome.indexOf(",'tag'"));
    return "{'type':'id'," + id + "}";
  }

  @Test
  void aSocketIsToldItsIdFirstAndNoOtherOfItsRoomHasIt() {
    hub.connect("lobby");
    var ids = new LinkedHashSet<String>();
    for (int i = 0; i < 5; i++) {
      long socket = hub.connect("lobby");
      ids.add(hub.frames(socket).getFirst());
      hub.feed(new HubInput.Disconnected(socket, 1006));
    }
    assertEquals(5, ids.size());
    assertEquals("{'type':'id','id':3}", ids.iterator().next());
  }

  @Test
  void aSocketWaitsUntilStorageHasGivenItAnId() {
    hub.join("Ann");
    hub.holdLog();
    long bob = hub.connect("lobby");
    hub.pass(5_000);
    assertEquals(List.of(), hub.frames(bob));
    assertFalse(hub.isRead(bob));
    hub.releaseLog();
    assertEquals(1, hub.frames(bob, "id").size());
    assertTrue(hub.isRead(bob));
    hub.holdLog();
    long cat = hub.connect("lobby");
    hub.failLog();
    assertEquals(1013, hub.closeCode(cat));
    assertTrue(hub.isRead(cat));
  }

  @Test
  void aNewNameBringsTheListAndThenTheNews() {
    long ann = hub.connect("lobby");
    hub.send(ann, "{'type':'username','name':'Ann','id':7,'date':" + DATE + "}");
    assertEquals(
        List.of(
            "{'type':'id','id':2}",
            "{'type':'userlist','users':['Ann']}",
            "{'type':'username','name':'Ann','date':" + DATE + ",'id':2}"),
        hub.frames(ann));
  }

  @Test
  void aNameWithoutADateIsDatedByTheServer() {
    long ann = hub.connect("lobby");
    hub.send(ann, "{'type':'username','name':'Ann','date':'today'}");
    assertTrue(
        hub.frames(ann, "username").getFirst().contains("'date':" + VirtualHub.WALL_START),
        () -> hub.frames(ann).toString());
  }

  @Test
  void aTakenNameGetsANumberAndTheAskerIsToldFirst() {
    hub.join("Ann");
    long second = hub.connect("lobby");
    hub.forget();
    hub.send(second, "{'type':'username','name':'Ann','date':1}");
    var told = hub.frames(second);
    assertTrue(told.getFirst().startsWith("{'type':'rejectusername'"), told::toString);
    assertTrue(told.getFirst().endsWith("'name':'Ann1'}"), told::toString);
    assertEquals("{'type':'userlist','users':['Ann','Ann1']}", told.get(1));
    assertTrue(told.get(2).startsWith("{'type':'username','name':'Ann1','date':1"), told::toString);
  }

  @Test
  void numbersGoOnWhileTheyAreTaken() {
    for (int i = 0; i < 12; i++) {
      hub.join("Ann");
    }
    long last = hub.join("ann");
    hub.send(last, "{'type':'username','name':'Bob'}");
    hub.pass(1_000);
    assertEquals(
        "{'type':'userlist','users':['Ann','Ann1','Ann2','Ann3','Ann4','Ann5','Ann6','Ann7',"
            + "'Ann8','Ann9','Ann10','Ann11','Bob']}",
        hub.frames(last, "userlist").getLast());
  }

  @Test
  void aLongNameIsCutSoThatItsNumberFits() {
    var longest = "\uD83D\uDC1F".repeat(32);
    hub.join(longest);
    long second = hub.connect("lobby");
    hub.send(second, "{'type':'username','name':'" + longest + "'}");
    var expected = "'name':'" + "\uD83D\uDC1F".repeat(31) + "1'}";
    assertTrue(hub.frames(second, "rejectusername").getFirst().endsWith(expected));
  }

  @Test
  void aNameIsTakenWhateverItsCase() {
    hub.join("Ann");
    long second = hub.connect("lobby");
    hub.send(second, "{'type':'username','name':'ANN'}");
    assertTrue(hub.frames(second, "rejectusername").getFirst().endsWith("'name':'ANN1'}"));
  }

  @Test
  void oneMayChangeTheCaseOfOnesOwnName() {
    long ann = hub.join("Ann");
    hub.send(ann, "{'type':'username','name':'ann'}");
    assertEquals(List.of(), hub.frames(ann, "rejectusername"));
    assertTrue(
        hub.frames(ann, "username").getFirst().startsWith("{'type':'username','name':'ann'"));
  }

  @Test
  void askingForTheNameOneHasIsEchoedToOneselfOnly() {
    long ann = hub.join("Ann");
    long bob = hub.join("Bob");
    hub.send(ann, "{'type':'username','name':'Ann'}");
    hub.pass(20_000);
    assertEquals(1, hub.frames(ann).size());
    assertTrue(hub.frames(ann).getFirst().startsWith("{'type':'username','name':'Ann'"));
    assertEquals(List.of(), hub.frames(bob));
  }

  @Test
  void askingAgainForATakenNameKeepsTheNumberedOne() {
    hub.join("Ann");
    long second = hub.join("Ann");
    hub.send(second, "{'type':'username','name':'Ann'}");
    assertEquals(1, hub.frames(second, "rejectusername").size());
    assertTrue(hub.frames(second, "username").getFirst().contains("'name':'Ann1'"));
    assertEquals(List.of(), hub.frames(second, "userlist"));
  }

  @Test
  void aNameIsFreeAgainWhenItsOwnerIsCalledOtherwise() {
    long ann = hub.join("Ann");
    hub.send(ann, "{'type':'username','name':'Anna'}");
    long next = hub.connect("lobby");
    hub.send(next, "{'type':'username','name':'Ann'}");
    assertEquals(List.of(), hub.frames(next, "rejectusername"));
  }

  @Test
  void aNameIsFreeAgainWhenItsOwnerHasGone() {
    hub.join("Bob");
    long ghost = hub.join("Ann");
    hub.feed(new HubInput.Disconnected(ghost, 1006));
    long ann = hub.connect("lobby");
    hub.send(ann, "{'type':'username','name':'Ann'}");
    assertEquals(List.of(), hub.frames(ann, "rejectusername"));
  }

  @Test
  void aNameIsFreeInAnotherRoom() {
    hub.join("Ann");
    long other = hub.connect("kitchen");
    hub.send(other, "{'type':'username','name':'Ann'}");
    hub.pass(1_000);
    assertEquals(List.of(), hub.frames(other, "rejectusername"));
    assertEquals(List.of("{'type':'userlist','users':['Ann']}"), hub.frames(other, "userlist"));
  }

  @Test
  void aNameOfNothingBecomesGuest() {
    long blank = hub.connect("lobby");
    hub.send(blank, "{'type':'username','name':' \\u0007 '}");
    assertTrue(hub.frames(blank, "rejectusername").getFirst().endsWith("'name':'Guest'}"));
    assertTrue(hub.frames(blank, "username").getFirst().contains("'name':'Guest'"));
  }

  @Test
  void aNameIsRepairedAndMadeHarmlessAtTheDoor() {
    long ann = hub.connect("lobby");
    hub.send(ann, "{'type':'username','name':'<b>Ann\\u0000</b>'}");
    assertTrue(
        hub.frames(ann, "rejectusername")
            .getFirst()
            .endsWith("'name':'\u2039b\u203AAnn\u2039/b\u203A'}"));
  }
}
