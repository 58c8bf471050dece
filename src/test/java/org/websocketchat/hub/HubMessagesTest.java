package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubMessagesTest {
  private final VirtualHub hub = new VirtualHub();
  private final long ann = hub.join("Ann");
  private final long bob = hub.join("Bob");
  private final long annId = 2;

  @Test
  void aMessageComesBackToAllUnderTheSocketsOwnIdentity() {
    hub.send(ann, "{'type':'message','text':'hi','id':99,'name':'Bob','date':5,'cid':'x.1','z':1}");
    var copy =
        "{'type':'message','text':'hi','id':" + annId + ",'date':5,'name':'Ann','cid':'x.1'}";
    assertEquals(List.of(copy), hub.frames(ann));
    assertEquals(List.of(copy), hub.frames(bob));
  }

  @Test
  void aCopyIsEncodedOnceForAll() {
    hub.say(ann, "hi");
    assertEquals(1, hub.said(HubOutput.Deliver.class).size());
    assertEquals(List.of(ann, bob), hub.said(HubOutput.Deliver.class).getFirst().sockets());
  }

  @Test
  void theReadersAreNamedByTheSameListUntilTheyChange() {
    hub.say(ann, "one");
    hub.say(bob, "two");
    var copies = hub.said(HubOutput.Deliver.class);
    assertSame(copies.getFirst().sockets(), copies.getLast().sockets());
    hub.forget();
    long eve = hub.connect("lobby");
    hub.forget();
    hub.say(ann, "three");
    assertEquals(List.of(ann, bob, eve), hub.said(HubOutput.Deliver.class).getFirst().sockets());
  }

  @Test
  void anotherRoomHearsNothing() {
    long other = hub.connect("kitchen");
    hub.forget();
    hub.say(ann, "hi");
    assertEquals(List.of(), hub.frames(other));
  }

  @Test
  void someoneWithoutANameGetsWhatGoesToAll() {
    long quiet = hub.connect("lobby");
    hub.say(ann, "hi");
    assertEquals(1, hub.frames(quiet, "message").size());
  }

  @Test
  void aMessageFromSomeoneWithoutANameMakesAGuestAndIsNotLost() {
    hub.connect("lobby");
    long quiet = hub.connect("lobby");
    hub.say(quiet, "hello");
    hub.pass(1_000);
    assertTrue(hub.frames(ann, "username").getFirst().contains("'name':'Guest'"));
    assertTrue(hub.frames(ann, "message").getFirst().contains("'name':'Guest'"));
    assertTrue(hub.frames(ann, "userlist").getLast().contains("'Guest'"));
  }

  @Test
  void markupLeavesTheHubAsHarmlessQuotes() {
    hub.say(ann, "a < b <img onerror=x> c");
    assertTrue(
        hub.frames(bob).getFirst().contains("'a \u2039 b \u2039img onerror=x\u203A c'"),
        () -> hub.frames(bob).toString());
    assertEquals(
        "a < b <img onerror=x> c",
        hub.said(HubOutput.Append.class).getFirst().drafts().getFirst().body().text());
  }

  @Test
  void aMarkTooLongToBeOneIsLeftOut() {
    hub.send(ann, "{'type':'message','text':'hi','cid':'" + "x".repeat(65) + "'}");
    assertFalse(hub.frames(bob).getFirst().contains("cid"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'id','id':1}",
        "{'type':'rejectusername','id':1,'name':'Evil'}",
        "{'type':'userlist','users':['Evil']}",
        "{'type':'typing'}",
        "{'type':'shutdown','now':true}"
      })
  void whatOnlyServersSayOrNobodyKnowsIsIgnored(String frame) {
    hub.send(ann, frame);
    hub.pass(1_000);
    assertEquals(List.of(), hub.frames(bob));
    assertNull(hub.closeCode(ann));
    assertTrue(hub.isRead(ann));
  }

  @Test
  void binaryIsIgnored() {
    hub.binary(ann);
    assertNull(hub.closeCode(ann));
    assertEquals(List.of(), hub.frames(bob));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{'type':7}",
        "{'text':'hi'}",
        "{'type':'message'}",
        "{'type':'message','text':7}",
        "{'type':'username','name':null}",
        "{'type':'message','text':'hi'",
        "{'a':[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]],'type':'message','text':'x'}"
      })
  void anUnreadableFrameClosesItsSocketAndNobodyElseNotices(String frame) {
    hub.send(ann, frame);
    assertEquals(1007, hub.closeCode(ann));
    assertEquals(List.of(), hub.frames(bob, "message"));
    assertNull(hub.closeCode(bob));
    hub.forget();
    hub.say(bob, "still here");
    assertEquals(1, hub.frames(bob, "message").size());
    assertEquals(List.of(), hub.frames(ann));
  }

  @Test
  void aTextMayTake16KiBAndNotAByteMore() {
    hub.say(ann, "\u00E4".repeat(8_192));
    assertNull(hub.closeCode(ann));
    assertEquals(1, hub.frames(bob, "message").size());
    hub.say(ann, "\u00E4".repeat(8_192) + "x");
    assertEquals(1009, hub.closeCode(ann));
    assertEquals(1, hub.frames(bob, "message").size());
  }

  @Test
  void nothingIsHandledOfASocketThatIsBeingClosed() {
    hub.send(ann, "rubbish");
    hub.say(ann, "hi");
    hub.send(ann, "more rubbish");
    assertEquals(1007, hub.closeCode(ann));
    assertEquals(List.of(), hub.frames(bob, "message"));
  }
}
