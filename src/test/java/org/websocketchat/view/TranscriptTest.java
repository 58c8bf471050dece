package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.session.Cause;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;
import org.websocketchat.session.Pending.Delivery;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;

/** Draws the steps on paper of its own and looks at what stands there. */
final class TranscriptTest {
  private static final long MINUTE = 60_000;

  private final Transcript transcript = new Transcript();
  private final List<Row> arrived = new ArrayList<>();
  private final List<Row> pending = new ArrayList<>();

  @Test
  void nothingHappenedSoNothingIsDrawn() {
    assertFalse(transcript.isStale());
    assertEquals(List.of(), transcript.drain());
  }

  @Test
  void anAuthorsMessagesWithinFiveMinutesAreOneGroup() {
    hear("Bob", "one", 0);
    hear("Bob", "two", 5 * MINUTE);
    hear("Bob", "three", 10 * MINUTE + 1);
    hear("Ann", "four", 10 * MINUTE + 2);
    assertPaper("one:head", "two:tail", "three:head,tail", "four:head,tail");
  }

  @Test
  void aGroupGoesOnInALaterFrame() {
    hear("Bob", "one", 0);
    assertPaper("one:head,tail");
    hear("Bob", "two", 1);
    assertPaper("one:head", "two:tail");
  }

  @Test
  void somethingThatHappenedPartsAGroup() {
    hear("Bob", "one", 0);
    transcript.apply(new Change.SignedIn("Eve", 1, false));
    hear("Bob", "two", 2);
    assertPaper("one:head,tail", "JOINED[Eve]", "two:head,tail");
  }

  @Test
  void clocksThatGoBackPartGroupsToo() {
    hear("Bob", "one", 10 * MINUTE);
    hear("Bob", "two", 0);
    assertPaper("one:head,tail", "two:head,tail");
  }

  @Test
  void ownMessagesStandTogetherUnderWhateverNameTheyCameBack() {
    transcript.apply(new Change.MessageArrived(new Message("Ann", "one", 0, true, null)));
    transcript.apply(new Change.MessageArrived(new Message("Ann1", "two", 1, true, null)));
    assertPaper("one:own,head", "two:own,tail");
  }

  @Test
  void whatIsPendingStandsBelowWhatArrives() {
    say("1", "mine", Delivery.SENT);
    hear("Bob", "his", 1);
    assertPaper("his:head,tail", "mine:own,SENT,head,tail");
  }

  @Test
  void whatCameBackMovesUpInPlace() {
    say("1", "first", Delivery.SENT);
    say("2", "second", Delivery.SENT);
    draw();
    transcript.apply(new Change.PendingArrived("1", new Message("Ann", "first", 5, true, null)));
    var steps = transcript.drain();
    assertTrue(steps.getFirst() instanceof RowChange.Settle, steps.toString());
    carryOut(steps);
    assertPaper("first:own,head,tail", "second:own,SENT,tail");
  }

  @Test
  void whatCameBackBeforeItWasDrawnIsDrawnOnce() {
    say("1", "quick", Delivery.SENT);
    transcript.apply(new Change.PendingArrived("1", new Message("Ann", "quick", 5, true, null)));
    assertEquals(1, transcript.drain().size());
  }

  @Test
  void anEchoOfSomethingUnknownIsAMessage() {
    transcript.apply(new Change.PendingArrived("gone", new Message("Ann", "late", 5, true, null)));
    assertPaper("late:own,head,tail");
  }

  @Test
  void differentDeliveriesEachTellTheirOwn() {
    say("1", "a", Delivery.NOT_CONFIRMED);
    say("2", "b", Delivery.NOT_CONFIRMED);
    say("3", "c", Delivery.WAITING);
    say("4", "d", Delivery.WAITING);
    assertPaper(
        "a:own,NOT_CONFIRMED,head,tail",
        "b:own,NOT_CONFIRMED,tail",
        "c:own,WAITING",
        "d:own,WAITING,tail");
  }

  @Test
  void aDeliveryChangesInPlace() {
    say("1", "a", Delivery.WAITING);
    draw();
    say("1", "a", Delivery.SENT);
    var steps = transcript.drain();
    assertEquals(1, steps.size());
    assertTrue(steps.getFirst() instanceof RowChange.Redraw);
  }

  @Test
  void whatWasDeletedGoes() {
    say("1", "a", Delivery.NOT_SENT);
    draw();
    transcript.apply(new Change.PendingRemoved("1"));
    assertPaper();
  }

  @Test
  void whatWasNeverDrawnNeedsNoRemoving() {
    say("1", "a", Delivery.NOT_SENT);
    transcript.apply(new Change.PendingRemoved("1"));
    assertEquals(List.of(), transcript.drain());
  }

  @Test
  void theTextThatTheServerChangedEndsItsRow() {
    transcript.apply(
        new Change.MessageArrived(new Message("Ann", "a  d", 0, true, "a < b and c > d")));
    transcript.apply(new Change.MessageArrived(new Message("Ann", "two", 1, true, null)));
    assertPaper("a  d:own,head,tail", "two:own,tail");
  }

  @Test
  void tellsJoinsRenamesTakenNamesAndInterruptions() {
    transcript.apply(new Change.SignedIn("Ann", 1, true));
    transcript.apply(new Change.Renamed("Bob", "Rob", 2, false));
    transcript.apply(new Change.Renamed("Ann", "Anna", 3, true));
    transcript.apply(new Change.NameTaken("Eve", "Eve1"));
    transcript.apply(new Change.Interrupted(5, 9));
    assertPaper(
        "YOU_JOINED[Ann]",
        "RENAMED[Bob, Rob]",
        "YOU_RENAMED[Anna]",
        "NAME_TAKEN[Eve, Eve1]",
        "from 5 to 9");
  }

  @Test
  void othersChangesDrawNothing() {
    transcript.apply(new Change.PeopleChanged(List.of("Ann")));
    transcript.apply(new Change.Unreadable("no"));
    transcript.apply(new Change.StateChanged(state("Ann")));
    assertFalse(transcript.isStale());
  }

  @Test
  void whatIsPendingBearsTheNameWeHave() {
    transcript.apply(new Change.StateChanged(state("Ann")));
    say("1", "a", Delivery.WAITING);
    draw();
    assertEquals("Ann", ((Row.Said) pending.getFirst()).name());
  }

  @Test
  void aHiddenTabKeepsOnlyTheNewestRows() {
    for (int i = 0; i < 100_000; i++) {
      hear("Bob", "m" + i, i);
    }
    var steps = transcript.drain();
    assertEquals(Transcript.MAX_ROWS, steps.size());
    carryOut(steps);
    assertEquals("m99500", ((Row.Said) arrived.getFirst()).text());
    assertTrue(((Row.Said) arrived.getFirst()).head());
  }

  @Test
  void whatFallsOutIsTakenOffThePaper() {
    for (int i = 0; i < Transcript.MAX_ROWS + 10; i++) {
      hear("Bob", "m" + i, i);
      draw();
    }
    assertEquals(Transcript.MAX_ROWS, arrived.size());
    assertEquals("m10", ((Row.Said) arrived.getFirst()).text());
  }

  @Test
  void canBeDrawnAnewOnEmptyPaper() {
    hear("Bob", "one", 0);
    say("1", "mine", Delivery.SENT);
    draw();
    arrived.clear();
    pending.clear();
    transcript.redraw();
    assertPaper("one:head,tail", "mine:own,SENT,head,tail");
  }

  private void hear(String name, String text, long dateMillis) {
    transcript.apply(new Change.MessageArrived(new Message(name, text, dateMillis, false, null)));
  }

  private void say(String cid, String text, Delivery delivery) {
    transcript.apply(new Change.PendingChanged(new Pending(cid, text, 0, delivery)));
  }

  private static State state(String name) {
    return new State(Status.ONLINE, Cause.NONE, 0, "", "ws://x/", "json", name, 0, 0);
  }

  private void draw() {
    carryOut(transcript.drain());
  }

  private void carryOut(List<RowChange> steps) {
    for (var step : steps) {
      switch (step) {
        case RowChange.Arrive(var row) -> arrived.add(row);
        case RowChange.Wait(var row) -> pending.add(row);
        case RowChange.Settle(var row) -> {
          assertTrue(remove(pending, row.key()), "was not pending: " + row);
          arrived.add(row);
        }
        case RowChange.Redraw(var row) ->
            assertTrue(replace(arrived, row) || replace(pending, row), "not drawn: " + row);
        case RowChange.Remove(var key) ->
            assertTrue(remove(arrived, key) || remove(pending, key), "not drawn: " + key);
      }
    }
  }

  private static boolean remove(List<Row> rows, int key) {
    return rows.removeIf(row -> row.key() == key);
  }

  private static boolean replace(List<Row> rows, Row next) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).key() == next.key()) {
        rows.set(i, next);
        return true;
      }
    }
    return false;
  }

  private void assertPaper(String... expected) {
    draw();
    var all = new ArrayList<>(arrived);
    all.addAll(pending);
    assertEquals(List.of(expected), all.stream().map(TranscriptTest::brief).toList());
  }

  private static String brief(Row row) {
    return switch (row) {
      case Row.Said said -> {
        var marks = new ArrayList<String>();
        if (said.own()) {
          marks.add("own");
        }
        if (said.pending() != null) {
          marks.add(said.pending().delivery().name());
        }
        if (said.head()) {
          marks.add("head");
        }
        if (said.tail()) {
          marks.add("tail");
        }
        yield marks.isEmpty() ? said.text() : said.text() + ":" + String.join(",", marks);
      }
      case Row.Happened happened -> happened.text() + "" + happened.arguments();
      case Row.Interrupted gap -> "from " + gap.fromMillis() + " to " + gap.untilMillis();
    };
  }
}
