package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What readers are told where an operator has removed messages from the log by hand. */
class HolesTest {
  private static final int MESSAGES = 6;

  private final VirtualHub hub = new VirtualHub();
  private final long ann = hub.enter(1, "Ann");
  private long lastN;

  @Test
  void whatIsMissingBehindThePositionIsNotRecovered() {
    say(10);
    hub.storage().remove("lobby", 1, 1);
    hub.storage().remove("lobby", 5, 6);
    hub.storage().remove("lobby", 10, 10);
    for (int offset = 0; offset < 10; offset++) {
      assertTrue(welcome(offset).contains("'first':1,'head':10,'recovered':false"), "" + offset);
    }
    assertTrue(welcome(10).contains("'recovered':true"));
    say(2);
    assertTrue(welcome(10).contains("'head':12,'recovered':true"), "what is missing is before");
  }

  @Test
  void whatIsRemovedBeforeItsTurnComesIsToldAsAGap() {
    long bob = comeSlowly();
    hub.storage().remove("lobby", 6, 7);
    hub.storage().remove("lobby", 9, 9);
    hub.readAgain(bob);
    assertEquals(List.of("1", "2", "3", "4", "5", "gap 8", "8", "gap 10", "10"), told(bob));
    say(1);
    assertEquals("11", told(bob).getLast());
    assertNull(hub.closeCode(bob));
  }

  @Test
  void whatRetentionDropsBeforeItsTurnComesIsToldAsAGap() {
    long bob = comeSlowly();
    hub.storage().prune("lobby", 2);
    hub.readAgain(bob);
    assertEquals(List.of("1", "2", "3", "4", "gap 9", "9", "10"), told(bob));
    assertNull(hub.closeCode(bob));
    assertNull(hub.closeCode(ann));
  }

  @Test
  void aReaderGoesOnLiveWhereTheNewestMessagesWereRemoved() {
    long bob = comeSlowly();
    hub.storage().remove("lobby", 5, 10);
    hub.readAgain(bob);
    assertEquals(List.of("1", "2", "3", "4", "gap 11"), told(bob));
    hub.pass(30_000);
    assertTrue(hub.frames(bob, "ping").getFirst().contains("'head':10"));
    say(1);
    assertEquals("11", told(bob).getLast());
  }

  /** Whichever messages are missing, and whether they went before or after the hello. */
  @Test
  void aClientThatIgnoresGapsComesBackOnceAndIsToldThen() {
    for (int removed = 0; removed < 1 << MESSAGES; removed++) {
      for (int position = 0; position <= MESSAGES; position++) {
        var before = new OldClient(removed, position, true);
        assertTrue(before.hellos() <= 1, removed + " and " + position);
        var after = new OldClient(removed, position, false);
        assertTrue(after.hellos() <= 2, removed + " and " + position);
      }
    }
  }

  /** A client of an earlier version, which knows no gap. */
  private static final class OldClient {
    private final VirtualHub hub = new VirtualHub();
    private int hellos;

    OldClient(int removed, int position, boolean atOnce) {
      long ann = hub.enter(1, "Ann");
      for (int n = 1; n <= MESSAGES; n++) {
        hub.say(ann, Keys.tag(1), n, n - 1L, "x");
      }
      hub.holdLog();
      if (atOnce) {
        remove(removed);
      }
      long at = position;
      while (at < MESSAGES && hellos < 5) {
        hellos++;
        long bob = hub.hello(2, "Bob", ",'epoch':'e1','offset':" + at);
        hub.answerOne();
        remove(removed);
        hub.releaseLog();
        at = follow(bob, at);
        hub.holdLog();
      }
    }

    private void remove(int removed) {
      for (int offset = 1; offset <= MESSAGES; offset++) {
        if ((removed >> (offset - 1) & 1) == 1) {
          hub.storage().remove("lobby", offset, offset);
        }
      }
    }

    /** Follows the frames of one socket; returns the position at its end. */
    private long follow(long bob, long position) {
      if (hub.frames(bob, "welcome").getFirst().contains("'recovered':false")) {
        return MESSAGES;
      }
      long at = position;
      for (var frame : hub.frames(bob, "message")) {
        if (offset(frame) != at + 1) {
          return at;
        }
        at++;
      }
      return at; // below the head, its next ping tells
    }

    int hellos() {
      return hellos;
    }
  }

  @Test
  void historyStepsOverWhatIsMissing() {
    say(300);
    hub.storage().remove("lobby", 1, 20);
    hub.storage().remove("lobby", 51, 290);
    hub.storage().remove("lobby", 295, 295);
    assertEquals(List.of(48L, 49L, 50L, 291L, 292L, 293L, 294L, 296L), page(297, 8, true));
    assertEquals(List.of(46L, 47L), page(48, 2, true));
    assertEquals(List.of(49L, 50L), page(100, 2, true));
    assertEquals(List.of(21L, 22L), page(23, 50, true), "the first is 1, as far as is known");
    assertEquals(List.of(), page(21, 50, false));
    assertEquals(List.of(), page(10, 50, false));
  }

  @Test
  void whatIsSaidNextIsAppendedBehindTheNewestThatWasRemoved() {
    say(3);
    hub.storage().remove("lobby", 3, 3);
    long bob = hub.hello(2, "Bob", ",'epoch':'e1','offset':3");
    say(1);
    assertEquals(List.of("4"), told(bob));
  }

  private List<Long> page(long before, int limit, boolean more) {
    long bob = hub.hello(2, "Bob");
    hub.send(bob, "{'type':'history','before':" + before + ",'limit':" + limit + "}");
    var frame = hub.frames(bob, "history").getFirst();
    assertTrue(frame.endsWith("'more':" + more + "}"), frame);
    var offsets = new ArrayList<Long>();
    for (int at = frame.indexOf("'offset':"); at >= 0; at = frame.indexOf("'offset':", at + 1)) {
      offsets.add(offset(frame.substring(at)));
    }
    return offsets;
  }

  private static long offset(String frame) {
    int from = frame.indexOf("'offset':") + 9;
    return Long.parseLong(frame.substring(from, frame.indexOf(',', from)));
  }

  private String welcome(long offset) {
    hub.pass(1_000);
    return hub.frames(hub.hello(3, "Cat", ",'epoch':'e1','offset':" + offset)).getFirst();
  }

  /** A reader who has missed 10 messages and has been sent 4 of them. */
  private long comeSlowly() {
    for (int i = 0; i < 10; i++) {
      say("x".repeat(16_000));
    }
    long bob = hub.connectV1();
    hub.stopReading(bob);
    hub.send(bob, "{'type':'hello','key':'" + Keys.of(2) + "','name':'B','epoch':'e1','offset':0}");
    assertEquals(List.of("1", "2", "3", "4"), told(bob));
    return bob;
  }

  /** The offsets of the messages that a reader was sent, and the gaps. */
  private List<String> told(long socket) {
    var told = new ArrayList<String>();
    for (var frame : hub.frames(socket)) {
      if (frame.startsWith("{'type':'message'")) {
        told.add(Long.toString(offset(frame)));
      } else if (frame.startsWith("{'type':'gap'")) {
        told.add("gap " + frame.substring(frame.lastIndexOf(':') + 1, frame.length() - 1));
      }
    }
    return told;
  }

  private void say(int messages) {
    for (int i = 0; i < messages; i++) {
      say("text");
    }
  }

  private void say(String text) {
    hub.say(ann, Keys.tag(1), lastN + 1, lastN, text);
    lastN++;
  }
}
