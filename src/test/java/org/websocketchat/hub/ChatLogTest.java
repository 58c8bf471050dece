package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Failed appends, pages of history, lost logs. */
class ChatLogTest {
  private static final String TAG = Keys.tag(1);

  private final VirtualHub hub = new VirtualHub();
  private final long ann = hub.enter(1, "Ann");
  private final long bob = hub.enter(2, "Bob");
  private final long cat = hub.enter(3, "Cat");

  @Test
  void aDraftThatFailsAloneClosesItsAuthorAndIsNoError() {
    hub.holdLog();
    hub.say(ann, TAG, 1, 0, "in it");
    hub.say(bob, Keys.tag(2), 1, 0, "behind it");
    hub.failLog();
    assertNull(hub.closeCode(ann)); // nobody knows yet whether it is kept
    hub.answerOne();
    assertEquals(1013, hub.closeCode(ann));
    assertEquals(List.of(), hub.frames(ann));
    assertTrue(hub.isRead(ann));
    hub.releaseLog();
    assertNull(hub.closeCode(bob));
    assertTrue(hub.frames(cat, "message").getFirst().contains("behind it"));
    assertTrue(hub.isRead(bob));
  }

  @Test
  void ofAFailedAppendEachDraftIsTriedAlone() {
    hub.holdLog();
    hub.say(ann, TAG, 1, 0, "first");
    hub.say(bob, Keys.tag(2), 1, 0, "one");
    hub.say(cat, Keys.tag(3), 1, 0, "other");
    hub.answerOne();
    hub.failLog();
    hub.releaseLog();
    assertEquals(
        List.of(1, 2, 1, 1),
        hub.said(HubOutput.Append.class).stream().map(a -> a.drafts().size()).toList());
    for (long each : List.of(ann, bob, cat)) {
      assertNull(hub.closeCode(each));
      assertTrue(hub.isRead(each));
      assertEquals(3, hub.frames(each, "message").size());
    }
    assertEquals(
        List.of("first", "one", "other"),
        hub.storage().of("lobby").stream().map(kept -> kept.body().text()).toList());
  }

  /** Its client sends it again, since acked does not count it. */
  @Test
  void whatIsTriedAloneFallsWhenItsSessionHasGoneOn() {
    hub.holdLog();
    hub.say(cat, Keys.tag(3), 1, 0, "first");
    hub.say(ann, TAG, 1, 0, "by the old socket");
    hub.say(bob, Keys.tag(2), 1, 0, "of another");
    hub.answerOne();
    hub.failLog();
    hub.feed(new HubInput.Disconnected(ann, 1006));
    long again = hub.hello(1, "Ann");
    hub.releaseLog();
    assertTrue(hub.frames(again).getFirst().contains("'acked':0"));
    hub.say(again, TAG, 1, 0, "by the new one");
    assertEquals(
        List.of("first", "of another", "by the new one"),
        hub.storage().of("lobby").stream().map(kept -> kept.body().text()).toList());
    assertNull(hub.closeCode(bob));
    assertNull(hub.closeCode(again));
  }

  @Test
  void whatWasKeptAlthoughItFailedCountsForWhoComesBack() {
    hub.holdLog();
    hub.say(cat, Keys.tag(3), 1, 0, "first");
    hub.say(ann, TAG, 1, 0, "by the old socket");
    hub.say(bob, Keys.tag(2), 1, 0, "of another");
    hub.answerOne();
    hub.failLogThatKept();
    hub.feed(new HubInput.Disconnected(ann, 1006));
    long again = hub.hello(1, "Ann", ",'epoch':'e1','offset':1");
    hub.releaseLog();
    assertTrue(hub.frames(again).getFirst().contains("'acked':1,'epoch':'e1','first':1,'head':3"));
    assertEquals(2, hub.frames(again, "message").size());
    assertEquals(3, hub.frames(bob, "message").size());
    hub.say(again, TAG, 2, 1, "next");
    assertEquals(4, hub.storage().of("lobby").size());
  }

  @Test
  void afterAFailedAppendNothingIsKeptBeforeTheRoomWasOpenedAnew() {
    hub.holdLog();
    hub.say(ann, TAG, 1, 0, "1");
    hub.failLog();
    assertEquals(1, hub.said(HubOutput.Open.class).size());
    hub.forget();
    hub.say(cat, Keys.tag(3), 1, 0, "2");
    assertEquals(List.of(), hub.said(HubOutput.Append.class));
    hub.answerOne();
    assertEquals(1, hub.said(HubOutput.Append.class).size());
    hub.releaseLog();
    assertEquals(1, hub.frames(cat, "message").size());
  }

  @Test
  void whatWasKeptAlthoughTheAppendFailedReachesThoseWhoAreHere() {
    hub.holdLog();
    hub.say(ann, TAG, 1, 0, "kept after all");
    hub.failLogThatKept();
    assertEquals(List.of(), hub.frames(cat));
    hub.releaseLog();
    assertTrue(hub.frames(cat, "message").getFirst().contains("kept after all"));
    assertNull(hub.closeCode(ann));
    assertTrue(hub.isRead(ann));
    long again = hub.hello(1, "Ann", ",'epoch':'e1','offset':0");
    assertTrue(hub.frames(again).getFirst().contains("'acked':1,"));
    hub.say(cat, Keys.tag(3), 1, 0, "next");
    assertEquals(2, hub.frames(cat, "message").size());
    assertEquals(2, hub.frames(again, "message").size());
  }

  @Test
  void whereTheRoomCannotBeOpenedAnewItIsAskedAgainAfterASecond() {
    hub.holdLog();
    hub.say(ann, TAG, 1, 0, "kept after all");
    hub.failLogThatKept();
    hub.failLog();
    hub.releaseLog();
    assertEquals(List.of(), hub.frames(cat));
    hub.pass(999);
    assertEquals(List.of(), hub.frames(cat, "message"));
    hub.pass(1);
    assertTrue(hub.frames(cat, "message").getFirst().contains("kept after all"));
    hub.forget();
    hub.pass(10_000);
    assertEquals(List.of(), hub.said(HubOutput.Open.class));
  }

  @Test
  void whereTheRoomCannotBeOpenedAnewWhatWaitsFallsAndTheNextMessageAsksAgain() {
    hub.holdLog();
    hub.say(ann, TAG, 1, 0, "1");
    hub.failLog();
    hub.say(bob, Keys.tag(2), 1, 0, "2");
    hub.failLog();
    assertEquals(1013, hub.closeCode(bob));
    hub.releaseLog();
    hub.say(cat, Keys.tag(3), 1, 0, "3");
    assertEquals(1, hub.frames(cat, "message").size());
    assertNull(hub.closeCode(cat));
  }

  @Test
  void whenTheLogBeganAnewEverybodyIsSentBack() {
    hub.say(ann, TAG, 1, 0, "1");
    hub.storage().lose();
    long dan = hub.hello(4, "Dan", ",'epoch':'e1','offset':0");
    assertEquals(1013, hub.closeCode(ann));
    assertEquals(1013, hub.closeCode(bob));
    assertTrue(
        hub.frames(dan).getFirst().contains("'epoch':'e2','first':1,'head':0,'recovered':false"));
    long other = hub.hello(2, "Bob");
    assertTrue(hub.frames(other).getFirst().contains("'id':2,"), "" + hub.frames(other));
    long again = hub.hello(1, "Ann", ",'epoch':'e1','offset':1");
    assertTrue(hub.frames(again).getFirst().contains("'id':3,"), "" + hub.frames(again));
    hub.say(again, TAG, 2, 0, "2");
    assertEquals(1, hub.frames(dan, "message").size());
  }

  @Test
  void aPageOfHistoryIsWhatIsBefore() {
    for (int n = 1; n <= 5; n++) {
      hub.say(ann, TAG, n, n - 1, "t" + n);
    }
    hub.forget();
    hub.send(bob, "{'type':'history','before':5,'limit':2}");
    var frame = hub.frames(bob).getFirst();
    assertTrue(
        frame.startsWith(
            "{'type':'history','before':5,'epoch':'e1','first':1,'as_of':5,'items':[{'offset':3,"),
        frame);
    assertTrue(
        frame.contains("{'offset':4,'id':2,'who':'" + TAG + "','name':'Ann','text':'t4','date':"),
        frame);
    assertTrue(frame.contains("'cid':'" + TAG + ".4'}],'more':true}"), frame);
    hub.send(bob, "{'type':'history','before':3,'limit':2}");
    assertTrue(hub.frames(bob).getLast().endsWith("],'more':false}"));
    hub.send(bob, "{'type':'history','before':1,'limit':2}");
    assertEquals(
        "{'type':'history','before':1,'epoch':'e1','first':1,'as_of':5,'items':[],'more':false}",
        hub.frames(bob).getLast());
    hub.send(bob, "{'type':'history','before':0,'limit':2}");
    assertTrue(hub.frames(bob).getLast().contains("'items':[]"));
    hub.send(bob, "{'type':'history','before':9007199254740991,'limit':1}");
    assertTrue(hub.frames(bob).getLast().contains("'items':[{'offset':5,"));
  }

  @Test
  void aPageHasAtMost100Messages() {
    for (int n = 1; n <= 120; n++) {
      hub.say(ann, TAG, n, n - 1, "t");
    }
    hub.forget();
    hub.send(bob, "{'type':'history','before':121,'limit':1000}");
    assertTrue(hub.frames(bob).getFirst().contains("'items':[{'offset':21,"));
  }

  @Test
  void aPageTakesAtMost256KibibytesAsItIsSent() {
    for (int n = 1; n <= 6; n++) {
      // Six bytes each in JSON, one in the log.
      hub.say(ann, TAG, n, n - 1, "\\u0001".repeat(10_000));
    }
    hub.forget();
    hub.send(bob, "{'type':'history','before':7,'limit':100}");
    var frame = hub.frames(bob).getFirst();
    assertTrue(frame.length() <= 256 * 1024, "" + frame.length());
    assertTrue(frame.contains("'items':[{'offset':3,"));
    assertTrue(frame.endsWith("'more':true}"));
  }

  @Test
  void oneRequestOfHistoryIsInFlight() {
    hub.holdLog();
    hub.send(bob, "{'type':'history','before':5,'limit':2}");
    hub.pass(10_000);
    assertFalse(hub.isRead(bob));
    hub.releaseLog();
    assertTrue(hub.isRead(bob));
  }

  /** S2: pages that nobody reads would fill the memory of the server. */
  @Test
  void aPageOfHistoryIsReadFromStorageWhenLittleWaitsForTheReader() {
    hub.say(ann, TAG, 1, 0, "t");
    hub.send(bob, "{'type':'history','before':2,'limit':2}");
    assertEquals(1, hub.frames(bob, "history").size());
    hub.forget();
    hub.stopReading(bob);
    hub.send(bob, "{'type':'history','before':2,'limit':2}");
    hub.pass(10_000);
    assertEquals(List.of(), hub.said(HubOutput.Read.class));
    assertFalse(hub.isRead(bob));
    hub.readAgain(bob);
    assertEquals(1, hub.said(HubOutput.Read.class).size());
    assertEquals(1, hub.frames(bob, "history").size());
    assertTrue(hub.isRead(bob));
  }

  @Test
  void oneWhoIsBehindAndAsksForHistoryGetsBothWhenLittleWaits() {
    for (int n = 1; n <= 10; n++) {
      hub.say(ann, TAG, n, n - 1, "x".repeat(16_000));
    }
    long dan = hub.connectV1();
    hub.stopReading(dan);
    hub.send(dan, "{'type':'hello','key':'" + Keys.of(4) + "','name':'D','epoch':'e1','offset':0}");
    assertEquals(4, hub.frames(dan, "message").size());
    hub.send(dan, "{'type':'history','before':3,'limit':1}");
    assertEquals(1, hub.said(HubOutput.Drain.class).size());
    assertEquals(List.of(), hub.frames(dan, "history"));
    hub.readAgain(dan);
    assertEquals(10, hub.frames(dan, "message").size());
    assertEquals(1, hub.frames(dan, "history").size());
    assertTrue(hub.isRead(dan));
  }

  @Test
  void aPageOfHistoryThatCannotBeReadIsAnError() {
    hub.holdLog();
    hub.send(bob, "{'type':'history','before':5,'limit':2}");
    hub.failLog();
    assertEquals(List.of("{'type':'error','code':'internal'}"), hub.frames(bob));
    assertTrue(hub.isRead(bob));
  }
}
