package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages are accepted, refused or dropped, and who gets a copy of which. */
class ChatMessagesTest {
  private static final String TAG = Keys.tag(1);

  private final VirtualHub hub = new VirtualHub();
  private final long ann = hub.enter(1, "Ann");
  private final long bob = hub.enter(2, "Bob");

  @Test
  void aMessageIsCopiedToAllWithItsOffsetAndCid() {
    hub.say(ann, TAG, 1, 0, "a < b");
    var copy =
        "{'type':'message','offset':1,'id':2,'who':'"
            + TAG
            + "','name':'Ann','text':'a < b','date':"
            + (VirtualHub.WALL_START + 2_000)
            + ",'cid':'"
            + TAG
            + ".1'}";
    assertEquals(List.of(copy), hub.frames(ann));
    assertEquals(List.of(copy), hub.frames(bob));
  }

  @Test
  void aCopyGoesOutOnlyWhenTheMessageIsKept() {
    hub.holdLog();
    hub.say(ann, TAG, 1, 0, "hi");
    hub.pass(1_000);
    assertEquals(List.of(), hub.frames(bob));
    hub.releaseLog();
    assertEquals(1, hub.frames(bob, "message").size());
  }

  @Test
  void aReaderOfTheOtherProtocolGetsACopyWithoutMarkupAndWithoutTheCid() {
    long guide = hub.join("Guide");
    hub.say(ann, TAG, 1, 0, "<b>");
    assertEquals(
        List.of(
            "{'type':'message','text':'\u2039b\u203A','id':2,'date':"
                + (VirtualHub.WALL_START + 3_000)
                + ",'name':'Ann'}"),
        hub.frames(guide));
  }

  @Test
  void aMessageOfTheOtherProtocolComesAsItWasSentAndWithoutACid() {
    long guide = hub.join("Guide");
    hub.send(guide, "{'type':'message','text':'<b>','date':5,'cid':'" + TAG + ".1'}");
    assertEquals(
        List.of(
            "{'type':'message','offset':1,'id':4,'name':'Guide','text':'<b>','date':"
                + (VirtualHub.WALL_START + 3_000)
                + "}"),
        hub.frames(ann));
    assertTrue(hub.frames(guide).getFirst().contains("'cid':'" + TAG + ".1'"));
  }

  @Test
  void aMessageThatDoesNotFollowTheLastOneTakenFalls() {
    hub.say(ann, TAG, 2, 1, "its predecessor is missing");
    hub.say(ann, TAG, 5, 0, "taken");
    hub.say(ann, TAG, 5, 0, "twice");
    hub.say(ann, TAG, 5, 5, "not greater");
    hub.say(ann, TAG, 4, 5, "smaller");
    hub.say(ann, TAG, 7, 6, "not after the last");
    hub.say(ann, TAG, 9, 5, "next");
    assertEquals(List.of("taken", "next"), texts());
    assertEquals(List.of(), hub.frames(ann, "error"));
  }

  @Test
  void withoutAfterAMessageFollowsTheNumberBefore() {
    hub.send(ann, "{'type':'message','cid':'" + TAG + ".1','text':'1'}");
    hub.send(ann, "{'type':'message','cid':'" + TAG + ".3','text':'3'}");
    hub.send(ann, "{'type':'message','cid':'" + TAG + ".2','text':'2'}");
    assertEquals(List.of("1", "2"), texts());
  }

  @Test
  void aTextTooLongIsRefusedAndNotTakenAndWhatFollowsFalls() {
    hub.say(ann, TAG, 1, 0, "x".repeat(16_385));
    hub.say(ann, TAG, 2, 1, "behind");
    hub.say(ann, TAG, 2, 0, "again");
    assertEquals(
        List.of("{'type':'error','code':'too_large','cid':'" + TAG + ".1','limit':16384}"),
        hub.frames(ann, "error"));
    assertEquals(List.of(), hub.frames(bob, "error"));
    assertEquals(List.of("again"), texts());
  }

  @Test
  void aTextOfExactlyTheLimitIsTaken() {
    hub.say(ann, TAG, 1, 0, "x".repeat(16_384));
    assertEquals(1, texts().size());
  }

  @Test
  void whatDoesNotFollowFallsBeforeItIsLookedAt() {
    hub.say(ann, TAG, 2, 1, "x".repeat(16_385));
    hub.say(ann, TAG, 1, 0, "taken");
    hub.forget();
    hub.say(ann, TAG, 1, 1, "x".repeat(16_385));
    assertEquals(List.of(), hub.frames(ann));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "1", ".1", "other.1", "TAG", "TAG.", "TAG.0", "TAG.01", "TAG.-1"})
  void aCidThatIsNotOnesOwnIsRefused(String cid) {
    var own = cid.replace("TAG", TAG);
    hub.send(ann, "{'type':'message','cid':'" + own + "','text':'x'}");
    assertEquals(
        List.of("{'type':'error','code':'bad_request','cid':'" + own + "'}"), hub.frames(ann));
    hub.say(ann, Keys.tag(2), 1, 0, "stolen");
    assertEquals(2, hub.frames(ann, "error").size());
    assertEquals(List.of(), texts());
  }

  @Test
  void aLongCidIsNotRepeated() {
    hub.send(ann, "{'type':'message','cid':'" + "x".repeat(1_000) + "','text':'x'}");
    assertEquals(List.of("{'type':'error','code':'bad_request'}"), hub.frames(ann));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'message','text':'x'}",
        "{'type':'username'}",
        "{'type':'history','before':0.5,'limit':1}",
        "{'type':'history','before':1,'limit':0}"
      })
  void aFrameThatLacksWhatItNeedsIsABadRequest(String frame) {
    hub.send(ann, frame);
    assertEquals(List.of("{'type':'error','code':'bad_request'}"), hub.frames(ann));
    assertNull(hub.closeCode(ann));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rubbish", "[]", "{}", "{'type':1}"})
  void whatIsNoFrameCloses(String frame) {
    hub.send(ann, frame);
    assertEquals(4500, hub.closeCode(ann));
  }

  @Test
  void anUnknownTypeWithACidIsRefusedSinceItsSenderWaits() {
    hub.send(ann, "{'type':'later','cid':'" + TAG + ".1','after':0,'text':'x'}");
    hub.say(ann, TAG, 2, 0, "next");
    assertEquals(
        "{'type':'error','code':'bad_request','cid':'" + TAG + ".1'}", hub.frames(ann).getFirst());
    assertEquals(List.of("next"), texts());
  }

  @Test
  void unknownTypesAreIgnoredAndPingsAnswered() {
    hub.send(ann, "{'type':'later','text':'x'}");
    hub.send(ann, "{'type':'pong'}");
    assertEquals(List.of(), hub.frames(ann));
    hub.send(ann, "{'type':'ping'}");
    assertEquals(List.of("{'type':'pong'}"), hub.frames(ann));
  }

  @Test
  void aSocketIsNotReadWhileItsMessageIsOnTheWayIntoTheLog() {
    hub.holdLog();
    hub.say(ann, TAG, 1, 0, "hi");
    hub.pass(10_000);
    assertFalse(hub.isRead(ann));
    assertTrue(hub.isRead(bob));
    hub.releaseLog();
    assertTrue(hub.isRead(ann));
  }

  @Test
  void thePaceBelongsToTheSessionAndOutlivesTheSocket() {
    int burst = 0;
    while (hub.isRead(ann)) {
      hub.send(ann, "{'type':'typing'}");
      burst++;
    }
    assertEquals(20, burst);
    long again = hub.hello(1, "Ann");
    assertFalse(hub.isRead(again));
    hub.pass(200);
    assertTrue(hub.isRead(again));
  }

  @Test
  void typingIsToldToTheOthersAtMostEvery3SecondsAndNotInTheOtherProtocol() {
    long guide = hub.join("Guide");
    hub.send(ann, "{'type':'typing'}");
    hub.pass(2_999);
    hub.send(ann, "{'type':'typing'}");
    assertEquals(List.of("{'type':'typing','id':2}"), hub.frames(bob));
    hub.pass(1);
    hub.send(ann, "{'type':'typing'}");
    assertEquals(2, hub.frames(bob).size());
    assertEquals(List.of(), hub.frames(ann));
    assertEquals(List.of(), hub.frames(guide));
  }

  @Test
  void typingIsNotQueuedForABusyReader() {
    hub.stopReading(bob);
    hub.send(ann, "{'type':'typing'}");
    hub.readAgain(bob);
    assertEquals(List.of(), hub.frames(bob));
  }

  private List<String> texts() {
    return hub.storage().of("lobby").stream().map(kept -> kept.body().text()).toList();
  }
}
