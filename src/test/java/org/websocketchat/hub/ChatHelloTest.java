package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From hello to welcome, and which of several sockets with one key is the live one. */
class ChatHelloTest {
  private final VirtualHub hub = new VirtualHub();

  @Test
  void aHelloIsAnsweredByWelcomeAndTheListOfWhoIsHere() {
    hub.join("Bob");
    long ann = hub.hello(1, "Ann");
    var tag = Keys.tag(1);
    long wall = VirtualHub.WALL_START + 1_000;
    assertEquals(
        List.of(
            "{'type':'welcome','id':3,'tag':'"
                + tag
                + "','name':'Ann','acked':0,'epoch':'e1','first':1,'head':0,'recovered':false,"
                + "'ping':25000,'now':"
                + wall
                + ",'limits':{'frame':65536,'text':16384,'name':32,'rate':10,'burst':20,'edit':900000}}",
            "{'type':'userlist','users':[{'id':2,'tag':'','name':'Bob'},{'id':3,'tag':'"
                + tag
                + "','name':'Ann'}]}"),
        hub.frames(ann));
    assertTrue(hub.isRead(ann));
  }

  @Test
  void aTagIsTheFirst96BitsOfTheSha256OfTheKey() {
    long ann = hub.connectV1();
    hub.send(ann, "{'type':'hello','key':'AAAAAAAAAAAAAAAAAAAAAA','name':'Ann'}");
    // printf '%032d' 0 | xxd -r -p | sha256sum | xxd -r -p | head -c 12 | base64
    assertTrue(
        hub.frames(ann).getFirst().contains("'tag':'N0cI__dxndWXnsh1'"), "" + hub.frames(ann));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "AAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAA+"})
  void aHelloWhoseKeyIsNoneIsClosed(String key) {
    long ann = hub.connectV1();
    hub.send(ann, "{'type':'hello','key':'" + key + "','name':'Ann'}");
    assertEquals(4500, hub.closeCode(ann));
    assertEquals(List.of(), hub.frames(ann));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'ping'}",
        "{'type':'message','cid':'a.1','text':'x'}",
        "{'type':'hello','name':'Ann'}",
        "rubbish",
        "{}"
      })
  void whatComesBeforeAHelloIsClosed(String frame) {
    long ann = hub.connectV1();
    hub.send(ann, frame);
    assertEquals(4500, hub.closeCode(ann));
  }

  @Test
  void anUnknownTypeBeforeAHelloIsIgnored() {
    long ann = hub.connectV1();
    hub.send(ann, "{'type':'later'}");
    assertNull(hub.closeCode(ann));
    assertTrue(hub.isRead(ann));
  }

  @Test
  void aSecondHelloIsClosed() {
    long ann = hub.hello(1, "Ann");
    hub.send(ann, "{'type':'hello','key':'" + Keys.of(1) + "','name':'Ann'}");
    assertEquals(4500, hub.closeCode(ann));
  }

  @Test
  void aSocketWithoutAHelloIsClosedAfter5SecondsAndMayComeBack() {
    long ann = hub.connectV1();
    hub.pass(4_999);
    assertNull(hub.closeCode(ann));
    hub.pass(1);
    assertEquals(1013, hub.closeCode(ann));
    long bob = hub.hello(1, "Bob");
    hub.pass(10_000);
    assertNull(hub.closeCode(bob));
  }

  @Test
  void afterAStallAHelloHasASecondMore() {
    long ann = hub.connectV1();
    hub.stall(60_000);
    hub.pass(999);
    assertNull(hub.closeCode(ann));
    hub.pass(1);
    assertEquals(1013, hub.closeCode(ann));
  }

  @Test
  void aSocketWaitsUntilStorageHasToldWhereItsSessionStands() {
    hub.holdLog();
    long ann = hub.hello(1, "Ann");
    hub.pass(4_000);
    assertEquals(List.of(), hub.frames(ann));
    assertFalse(hub.isRead(ann));
    hub.releaseLog();
    assertEquals(1, hub.frames(ann, "welcome").size());
  }

  @Test
  void whereStorageCannotTellTheSocketIsToTryLater() {
    long bob = hub.enter(2, "Bob");
    hub.holdLog();
    long ann = hub.hello(1, "Ann");
    hub.failLog();
    assertEquals(1013, hub.closeCode(ann));
    assertNull(hub.closeCode(bob));
  }

  /** S16: a hundred hellos before the first answer each asked for all who were seen. */
  @Test
  void whoWasSeenIsAskedOnceARoom() {
    hub.holdLog();
    var sockets = new ArrayList<Long>();
    for (int key = 1; key <= 20; key++) {
      sockets.add(hub.hello(key, "P" + key));
    }
    var asked =
        hub.said(HubOutput.Open.class).stream()
            .filter(open -> open.seenSinceMillis() != Long.MAX_VALUE)
            .toList();
    assertEquals(1, asked.size());
    assertNull(asked.getFirst().tag());
    hub.releaseLog();
    for (var socket : sockets) {
      assertEquals(1, hub.frames(socket, "welcome").size());
    }
  }

  /** It is unknown which names are reserved; the next socket asks again. */
  @Test
  void whereTheRoomCannotBeOpenedNobodyIsWelcomedAndTheNextOneAsksAgain() {
    hub.holdLog();
    long ann = hub.hello(1, "Ann");
    long silent = hub.connectV1();
    hub.failLog(); // the room's own
    hub.answerOne(); // that of the hello
    assertEquals(1013, hub.closeCode(ann));
    hub.send(silent, "{'type':'hello','key':'" + Keys.of(2) + "','name':'Bob'}");
    hub.releaseLog();
    assertEquals(1, hub.frames(silent, "welcome").size());
    assertEquals(1, hub.frames(hub.hello(1, "Ann"), "welcome").size());
  }

  @Test
  void aHelloReplacesTheOldSocketOfItsKey() {
    long old = hub.enter(1, "Ann");
    long bob = hub.enter(2, "Bob");
    long ann = hub.hello(1, "Ann");
    assertEquals(4509, hub.closeCode(old));
    assertEquals(1, hub.frames(ann, "welcome").size());
    assertEquals(List.of(), hub.frames(old));
    hub.pass(15_000);
    assertEquals(List.of(), hub.frames(bob, "left"));
    assertEquals(List.of(), hub.frames(bob, "joined"));
  }

  @Test
  void ofAReplacedSocketNoFrameIsProcessed() {
    long old = hub.enter(1, "Ann");
    hub.hello(1, "Ann");
    hub.say(old, Keys.tag(1), 1, 0, "late");
    assertEquals(List.of(), hub.storage().of("lobby"));
  }

  @Test
  void whatAnOldSocketSaidAndStorageWasNotAskedToKeepFalls() {
    long old = hub.enter(1, "Ann");
    long bob = hub.enter(2, "Bob");
    hub.holdLog();
    hub.say(bob, Keys.tag(2), 1, 0, "first");
    hub.say(old, Keys.tag(1), 1, 0, "behind");
    long ann = hub.hello(1, "Ann");
    hub.releaseLog();
    assertEquals(
        List.of("first"),
        hub.storage().of("lobby").stream().map(kept -> kept.body().text()).toList());
    assertTrue(hub.frames(ann).getFirst().contains("'acked':0"));
    assertTrue(hub.isRead(old));
  }

  /** S1: the socket died while its draft waited, so storage told an acked without it. */
  @Test
  void whatALostSocketSaidAndStorageWasNotAskedToKeepFallsWhenItsKeyComesBack() {
    long old = hub.enter(1, "Ann");
    long bob = hub.enter(2, "Bob");
    long cat = hub.enter(3, "Cat");
    hub.holdLog();
    hub.say(bob, Keys.tag(2), 1, 0, "first");
    hub.say(old, Keys.tag(1), 1, 0, "behind");
    hub.say(cat, Keys.tag(3), 1, 0, "behind it");
    hub.feed(new HubInput.Disconnected(old, 1006));
    long ann = hub.hello(1, "Ann");
    hub.answerOne(); // first is kept, and what waited is asked for
    hub.answerOne(); // the answer to hello, which was asked before that
    assertTrue(hub.frames(ann).getFirst().contains("'acked':0"));
    hub.say(ann, Keys.tag(1), 1, 0, "again");
    hub.releaseLog();
    assertNull(hub.closeCode(bob));
    assertNull(hub.closeCode(cat));
    assertNull(hub.closeCode(ann));
    assertEquals(
        List.of("first", "behind it", "again"),
        hub.storage().of("lobby").stream().map(kept -> kept.body().text()).toList());
  }

  @Test
  void whatStorageWasAskedToKeepOfAnOldSocketIsAcked() {
    long old = hub.enter(1, "Ann");
    hub.holdLog();
    hub.say(old, Keys.tag(1), 3, 0, "on its way");
    long ann = hub.hello(1, "Ann");
    hub.releaseLog();
    assertTrue(hub.frames(ann).getFirst().contains("'acked':3,'epoch':'e1','first':1,'head':1,"));
    assertEquals(List.of(), hub.frames(ann, "message"));
  }

  @Test
  void anEarlierHelloThatComesLaterReplacesNobody() {
    long ann = hub.hello(1, "Ann", ",'try':7");
    long late = hub.hello(1, "Ann", ",'try':6");
    assertEquals(4509, hub.closeCode(late));
    assertNull(hub.closeCode(ann));
    long newer = hub.hello(1, "Ann", ",'try':8");
    assertEquals(4509, hub.closeCode(ann));
    assertNull(hub.closeCode(newer));
  }

  @Test
  void anEarlierHelloIsKnownEvenWhenItsSessionIsForgotten() {
    long bob = hub.hello(2, "Bob");
    long ann = hub.hello(1, "Ann", ",'try':7");
    hub.feed(new HubInput.Disconnected(ann, 1000));
    for (int i = 0; i < 5; i++) {
      hub.pass(25_000);
      hub.pong(bob);
    }
    assertEquals(4509, hub.closeCode(hub.hello(1, "Ann", ",'try':6")));
    hub.pass(20_000);
    assertNull(hub.closeCode(hub.hello(1, "Ann")));
    assertEquals(4509, hub.closeCode(hub.hello(1, "Ann", ",'try':6")));
  }

  @Test
  void aHelloWithoutATryCountsAsTheNewest() {
    long ann = hub.hello(1, "Ann", ",'try':7");
    long other = hub.hello(1, "Ann");
    assertEquals(4509, hub.closeCode(ann));
    assertNull(hub.closeCode(other));
    assertEquals(4509, hub.closeCode(hub.hello(1, "Ann", ",'try':6")));
  }

  @Test
  void twoHellosOnTheWayEndWithTheLaterOne() {
    hub.holdLog();
    long first = hub.hello(1, "Ann", ",'try':1");
    long second = hub.hello(1, "Ann", ",'try':2");
    hub.releaseLog();
    assertEquals(4509, hub.closeCode(first));
    assertEquals(List.of(), hub.frames(first));
    assertEquals(1, hub.frames(second, "welcome").size());
  }

  @Test
  void aKeyIsOneSessionInEachRoom() {
    long ann = hub.enter(1, "Ann");
    long there = hub.connect("kitchen", "websocket-chat.v1", (String) null);
    hub.send(there, "{'type':'hello','key':'" + Keys.of(1) + "','name':'Ann'}");
    assertNull(hub.closeCode(ann));
  }
}
