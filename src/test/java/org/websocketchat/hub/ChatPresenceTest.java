package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is shown as present, and how long a room exists. */
class ChatPresenceTest {
  private final VirtualHub hub = new VirtualHub();
  private final long ann = hub.enter(1, "Ann");

  @Test
  void theOthersAreToldWhoComesAndGoes() {
    long bob = hub.enter(2, "Bob");
    hub.feed(new HubInput.Disconnected(bob, 1000));
    assertEquals(List.of("{'type':'left','id':3}"), hub.frames(ann));
    hub.pass(1_000);
    hub.forget();
    hub.hello(3, "Cat");
    assertEquals(
        List.of("{'type':'joined','id':4,'tag':'" + Keys.tag(3) + "','name':'Cat'}"),
        hub.frames(ann));
  }

  @Test
  void oneWhoComesBackIn10SecondsWasNeverGone() {
    long bob = hub.enter(2, "Bob");
    hub.feed(new HubInput.Disconnected(bob, 1006));
    hub.pass(9_999);
    long again = hub.hello(2, "Bob");
    hub.pass(20_000);
    assertEquals(List.of(), presence());
    assertTrue(hub.frames(again).getFirst().contains("'id':3,"));
    hub.feed(new HubInput.Disconnected(again, 1001));
    hub.pass(9_999);
    assertEquals(List.of(), presence());
    hub.pass(1);
    assertEquals(List.of("{'type':'left','id':3}"), presence());
  }

  @Test
  void oneWhoIsClosedByUsHasTheGraceToo() {
    long bob = hub.enter(2, "Bob");
    hub.feed(new HubInput.Backlogged(bob));
    hub.feed(new HubInput.Disconnected(bob, 1000));
    hub.pass(9_999);
    assertEquals(List.of(), presence());
    hub.pass(1);
    assertEquals(List.of("{'type':'left','id':3}"), presence());
  }

  @Test
  void aStayHasAnIdOfItsOwn() {
    long bob = hub.enter(2, "Bob");
    hub.feed(new HubInput.Disconnected(bob, 1000));
    long again = hub.hello(2, "Bob");
    assertTrue(hub.frames(again).getFirst().contains("'id':4,"), "" + hub.frames(again));
  }

  @Test
  void oneWhoGoesAndComesBetweenTwoNewsIsTheNextStay() {
    long bob = hub.enter(2, "Bob");
    hub.hello(3, "Cat");
    hub.forget();
    hub.feed(new HubInput.Disconnected(bob, 1000));
    hub.hello(2, "Bob");
    hub.pass(1_000);
    assertEquals(
        List.of(
            "{'type':'left','id':3}",
            "{'type':'joined','id':5,'tag':'" + Keys.tag(2) + "','name':'Bob'}"),
        presence());
  }

  @Test
  void manyWhoComeTogetherAreToldInOneGo() {
    for (int i = 10; i < 20; i++) {
      hub.hello(i, "P" + i);
    }
    assertEquals(1, hub.frames(ann, "joined").size());
    hub.pass(49);
    assertEquals(1, hub.frames(ann, "joined").size());
    hub.pass(1);
    assertEquals(10, hub.frames(ann, "joined").size());
  }

  /** S20: a list for each of them is quadratic in their number to make. */
  @Test
  void manyWhoComeTogetherShareOneListMadeOnce() {
    for (int key = 10; key < 30; key++) {
      hub.hello(key, "P" + key);
    }
    hub.pass(1_000);
    var lists =
        hub.said(HubOutput.Deliver.class).stream()
            .filter(deliver -> deliver.frame().startsWith("{\"type\":\"userlist\""))
            .toList();
    assertEquals(List.of(1, 19), lists.stream().map(list -> list.sockets().size()).toList());
    assertEquals(21, lists.getLast().frame().split("\"id\"", -1).length - 1);
  }

  @Test
  void noNewsReachesAReaderBeforeItsList() {
    hub.hello(2, "Bob"); // from now on the room is not quiet
    long cat = hub.hello(3, "Cat");
    hub.feed(new HubInput.Disconnected(hub.hello(4, "Dan"), 1000));
    hub.hello(5, "Eve");
    hub.send(ann, "{'type':'username','name':'Anna'}");
    hub.send(ann, "{'type':'typing'}");
    assertEquals(List.of("welcome"), types(cat));
    hub.pass(1_000);
    assertEquals(List.of("welcome", "userlist"), types(cat));
    var list = hub.frames(cat).getLast();
    assertTrue(list.contains("'Anna'") && list.contains("'Eve'") && !list.contains("'Dan'"), list);
    hub.send(ann, "{'type':'username','name':'Ann'}");
    assertEquals(List.of("welcome", "userlist", "renamed"), types(cat));
  }

  /** The list has the new name; that it was given has to be told all the same. */
  @Test
  void oneWhoIsRenamedBeforeTheListIsToldSo() {
    hub.hello(2, "Bob");
    long cat = hub.hello(3, "Cat");
    hub.send(cat, "{'type':'username','name':'Kit'}");
    assertEquals(List.of("welcome", "renamed"), types(cat));
    assertEquals("{'type':'renamed','id':4,'name':'Kit'}", hub.frames(cat).getLast());
    hub.pass(1_000);
    assertEquals(List.of("welcome", "renamed", "userlist"), types(cat));
    assertTrue(hub.frames(cat).getLast().contains("'name':'Kit'}"));
    assertTrue(hub.frames(ann, "joined").getLast().contains("'name':'Kit'}"));
  }

  @Test
  void oneWhoComesBackInTimeIsSentTheListAlthoughNothingHasChanged() {
    hub.feed(new HubInput.Disconnected(ann, 1006));
    hub.pass(5_000);
    long again = hub.hello(1, "Ann");
    assertEquals(List.of("welcome", "userlist"), types(again));
  }

  @Test
  void oneWhoGoesBeforeTheListComesIsNotSentIt() {
    hub.hello(2, "Bob");
    long cat = hub.hello(3, "Cat");
    hub.feed(new HubInput.Disconnected(cat, 1006));
    hub.pass(1_000);
    assertEquals(List.of("welcome"), types(cat));
  }

  /** Otherwise a storm of newcomers would fill the queues of everybody. */
  @Test
  void listsGoOutBySoManyBytesAtATime() {
    int people = 400;
    for (int key = 0; key < people; key++) {
      hub.hello(1_000 + key, "x".repeat(28) + key);
    }
    var large = new ArrayList<Integer>();
    hub.holdLog();
    for (int key = 0; key < people; key++) {
      hub.hello(2_000 + key, "y".repeat(28) + key);
    }
    hub.pass(20_000);
    hub.forget();
    hub.releaseLog();
    hub.pass(20_000);
    int served = 0;
    for (var deliver : hub.said(HubOutput.Deliver.class)) {
      if (deliver.frame().startsWith("{\"type\":\"userlist\"")) {
        large.add(deliver.frame().length() * deliver.sockets().size());
        served += deliver.sockets().size();
      }
    }
    assertEquals(people, served);
    assertTrue(large.stream().allMatch(bytes -> bytes <= 4 << 20), "" + large);
    assertTrue(large.size() > 5, "" + large);
  }

  @Test
  void whoComesAndGoesBetweenTwoNewsIsNeverTold() {
    hub.hello(2, "Bob");
    long cat = hub.hello(3, "Cat");
    hub.feed(new HubInput.Disconnected(cat, 1000));
    hub.pass(1_000);
    assertEquals(1, presence().size());
  }

  @Test
  void afterAStallWhoeverIsAwayHasASecondMoreToComeBack() {
    long bob = hub.enter(2, "Bob");
    hub.feed(new HubInput.Disconnected(bob, 1006));
    hub.stall(200_000);
    hub.pass(999);
    assertEquals(List.of(), presence());
    long again = hub.hello(2, "Rob");
    assertTrue(hub.frames(again).getFirst().contains("'id':3,"), "" + hub.frames(again));
    assertTrue(hub.frames(again).getFirst().contains("'name':'Bob'"), "" + hub.frames(again));
  }

  @Test
  void bothProtocolsSeeTheSamePeople() {
    long guide = hub.connect("lobby");
    hub.send(guide, "{'type':'username','name':'Guide'}");
    hub.pass(1_000);
    assertEquals("{'type':'joined','id':3,'tag':'','name':'Guide'}", hub.frames(ann).getLast());
    long bob = hub.hello(2, "<Bob>");
    assertEquals(
        "{'type':'userlist','users':['Ann','Guide','\u2039Bob\u203a']}",
        hub.frames(guide, "userlist").getLast());
    hub.pass(1_000);
    hub.feed(new HubInput.Disconnected(bob, 1000));
    assertEquals("{'type':'userlist','users':['Ann','Guide']}", hub.frames(guide).getLast());
    hub.feed(new HubInput.Disconnected(guide, 1006));
    hub.pass(1_000);
    assertEquals("{'type':'left','id':3}", hub.frames(ann).getLast());
  }

  @Test
  void aRoomToWhichNobodyCanReturnIsForgotten() {
    hub.feed(new HubInput.Disconnected(ann, 1006));
    hub.pass(119_999);
    assertEquals(1, hub.hub().rooms());
    hub.pass(1);
    assertEquals(0, hub.hub().rooms());
    assertEquals(List.of(new HubOutput.Forget("lobby")), hub.said(HubOutput.Forget.class));
    assertEquals(Long.MAX_VALUE, afterSilence());
  }

  @Test
  void aRoomIsNotForgottenWhileStorageOwesAnAnswer() {
    hub.holdLog();
    long lone = hub.connect("kitchen");
    hub.feed(new HubInput.Disconnected(lone, 1006));
    assertEquals(List.of(), hub.said(HubOutput.Forget.class));
    hub.releaseLog();
    assertEquals(List.of(new HubOutput.Forget("kitchen")), hub.said(HubOutput.Forget.class));
  }

  @Test
  void aRoomThatPeopleMayOnlyReturnToMakesPlace() {
    var small = new VirtualHub(HubLimits.builder().rooms(1).build());
    long one = small.hello(1, "Ann");
    small.feed(new HubInput.Disconnected(one, 1006));
    long other = small.connect("kitchen");
    assertNull(small.closeCode(other));
    assertEquals(List.of(new HubOutput.Forget("lobby")), small.said(HubOutput.Forget.class));
    assertEquals(1013, small.closeCode(small.connect("lobby")));
    small.pass(200_000);
    assertNull(small.closeCode(small.connect("lobby")));
  }

  private long afterSilence() {
    hub.pass(100_000);
    return hub.hub().deadline();
  }

  private List<String> types(long socket) {
    return hub.frames(socket).stream()
        .map(frame -> frame.substring(9, frame.indexOf('\'', 9)))
        .toList();
  }

  /** The frames that Ann was sent, without pings. */
  private List<String> presence() {
    return hub.frames(ann).stream().filter(frame -> !frame.contains("'ping'")).toList();
  }
}
