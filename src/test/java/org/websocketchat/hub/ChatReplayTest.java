package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a reader gets that reconnects: everything, once and in order. */
class ChatReplayTest {
  private static final String TAG = Keys.tag(1);

  private final VirtualHub hub = new VirtualHub();
  private final long ann = hub.enter(1, "Ann");
  private long lastN;

  @Test
  void whatWasMissedFollowsTheWelcomeAndThenComesWhatIsNew() {
    say(5);
    long bob = hub.hello(2, "Bob", ",'epoch':'e1','offset':2");
    say(1);
    assertEquals(List.of(3L, 4L, 5L, 6L), offsets(bob));
    assertTrue(hub.frames(bob).getFirst().contains("'head':5,'recovered':true"));
    assertTrue(hub.frames(bob).get(1).startsWith("{'type':'userlist'"));
  }

  @Test
  void oneWhoMissedNothingIsLiveAtOnce() {
    say(5);
    long bob = hub.hello(2, "Bob", ",'epoch':'e1','offset':5");
    assertTrue(hub.frames(bob).getFirst().contains("'recovered':true"));
    say(1);
    assertEquals(List.of(6L), offsets(bob));
  }

  @Test
  void withoutAPositionNothingIsReplayed() {
    say(5);
    long bob = hub.hello(2, "Bob", ",'epoch':null,'offset':null");
    assertTrue(hub.frames(bob).getFirst().contains("'head':5,'recovered':false"));
    say(1);
    assertEquals(List.of(6L), offsets(bob));
  }

  @Test
  void aPositionInAnotherEpochOrOutsideTheLogIsNotRecovered() {
    say(10);
    hub.storage().prune("lobby", 5);
    assertTrue(isRecovered(",'epoch':'e1','offset':5"));
    assertTrue(isRecovered(",'epoch':'e1','offset':10"));
    assertEquals(false, isRecovered(",'epoch':'e1','offset':4"));
    assertEquals(false, isRecovered(",'epoch':'e1','offset':11"));
    assertEquals(false, isRecovered(",'epoch':'e0','offset':5"));
    assertEquals(false, isRecovered(",'offset':5"));
    assertEquals(false, isRecovered(",'epoch':'e1'"));
  }

  @Test
  void oneWhoIsMoreThan1000MessagesBehindBeginsAtTheHead() {
    say(1_001);
    assertTrue(isRecovered(",'epoch':'e1','offset':1"));
    assertEquals(false, isRecovered(",'epoch':'e1','offset':0"));
  }

  @Test
  void oneWhoIsMoreThanAMebibyteBehindBeginsAtTheHead() {
    // Each takes 16 384 and 103 for the name and the rest.
    for (int i = 0; i < 64; i++) {
      say("x".repeat(16_384));
    }
    assertTrue(isRecovered(",'epoch':'e1','offset':1"));
    assertEquals(false, isRecovered(",'epoch':'e1','offset':0"));
  }

  @Test
  void pagesArePacedByWhatTheReaderHasTaken() {
    for (int i = 0; i < 10; i++) {
      say("x".repeat(16_000));
    }
    long bob = hub.connectV1();
    hub.stopReading(bob);
    hub.send(bob, "{'type':'hello','key':'" + Keys.of(2) + "','name':'B','epoch':'e1','offset':0}");
    assertEquals(4, offsets(bob).size());
    hub.pass(5_000);
    assertEquals(4, offsets(bob).size());
    say("said meanwhile");
    hub.readAgain(bob);
    assertEquals(LongStream.rangeClosed(1, 11).boxed().toList(), offsets(bob));
  }

  @Test
  void whatIsSaidWhileOneCatchesUpComesInOrderAndOnce() {
    say(3);
    hub.holdLog();
    long bob = hub.hello(2, "Bob", ",'epoch':'e1','offset':0");
    say(1);
    while (hub.storage().waiting() > 0) {
      hub.answerOne();
      if (lastN < 8 && hub.isRead(ann)) {
        say(1);
      }
    }
    assertEquals(LongStream.rangeClosed(1, lastN).boxed().toList(), offsets(bob));
  }

  @Test
  void oneWhoCatchesUpSeesWhoComesAndTypesMeanwhile() {
    say(3);
    hub.holdLog();
    long bob = hub.hello(2, "Bob", ",'epoch':'e1','offset':0");
    hub.answerOne();
    hub.send(ann, "{'type':'typing'}");
    assertEquals(List.of("{'type':'typing','id':2}"), hub.frames(bob, "typing"));
    assertEquals(List.of(), hub.frames(bob, "message"));
  }

  @Test
  void aPageThatCannotBeReadSendsTheReaderBack() {
    say(3);
    hub.holdLog();
    long bob = hub.hello(2, "Bob", ",'epoch':'e1','offset':0");
    hub.answerOne();
    hub.failLog();
    assertEquals(1013, hub.closeCode(bob));
    assertTrue(hub.isRead(bob));
  }

  private boolean isRecovered(String position) {
    hub.pass(1_000);
    long reader = hub.hello(3, "Cat", position);
    return hub.frames(reader).getFirst().contains("'recovered':true");
  }

  private void say(int messages) {
    for (int i = 0; i < messages; i++) {
      say("text");
    }
  }

  private void say(String text) {
    hub.say(ann, TAG, lastN + 1, lastN, text);
    lastN++;
  }

  private List<Long> offsets(long socket) {
    var offsets = new ArrayList<Long>();
    for (var frame : hub.frames(socket, "message")) {
      var from = frame.indexOf("'offset':") + 9;
      offsets.add(Long.valueOf(frame.substring(from, frame.indexOf(',', from))));
    }
    return offsets;
  }
}
