package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
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

  private final Transcript transcript =
      new Transcript(new PlainFormats(), new Unread(), new IgnoreList(null));
  private final DrawnRows drawn = new DrawnRows();

  @Test
  void nothingHappenedSoNothingIsDrawn() {
    assertFalse(transcript.isStale());
    assertEquals(List.of(), draw());
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
  void whoOnlyHasTheSameNameIsInNoGroupWithIt() {
    var names = new String[] {"bob", "bob", "eve", null, null};
    for (int i = 0; i < names.length; i++) {
      var body = new Body.Text("m" + i);
      var message = new Message("Bob", body, i, false, null, i + 1, null, names[i], 0, 0);
      transcript.apply(new Change.MessageArrived(message));
    }
    assertPaper("m0:head", "m1:tail", "m2:head,tail", "m3:head", "m4:tail");
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
    assertPaper("one:head,tail", "{0} joined[Eve, ]", "two:head,tail");
  }

  @Test
  void clocksThatGoBackPartGroupsToo() {
    hear("Bob", "one", 10 * MINUTE);
    hear("Bob", "two", 0);
    assertPaper("one:head,tail", "two:head,tail");
  }

  @Test
  void ownMessagesStandTogetherUnderWhateverNameTheyCameBack() {
    transcript.apply(
        new Change.MessageArrived(new Message("Ann", new Body.Text("one"), 0, true, null)));
    transcript.apply(
        new Change.MessageArrived(new Message("Ann1", new Body.Text("two"), 1, true, null)));
    assertPaper("one:own,head", "two:own,tail");
  }

  @Test
  void onlyTheNewestOwnMessageIsMarkedAsSuch() {
    transcript.apply(
        new Change.MessageArrived(new Message("Ann", new Body.Text("one"), 0, true, null)));
    draw();
    hear("Bob", "two", 1);
    transcript.apply(
        new Change.MessageArrived(new Message("Ann", new Body.Text("three"), 2, true, null)));
    hear("Bob", "four", 3);
    assertTrue(draw().contains("redraw one"));
    assertEquals(
        List.of("three"),
        drawn.arrived.stream()
            .filter(row -> row.place().newestOwn())
            .map(DrawnRows::text)
            .toList());
  }

  @Test
  void whoIsNewIsMarkedWhereTheyWereMentionedBefore() {
    hear("Bob", "ask @Zoe", 0);
    hear("Bob", "not @Zoetrope, nor Zoe", 1);
    draw();
    transcript.resolveMentions(List.of("Eve", "zoe"));
    assertTrue(transcript.isStale());
    assertEquals(List.of("redraw ask @Zoe"), draw());
    assertEquals(1, drawn.arrived.getFirst().mentionsVersion());
    transcript.resolveMentions(List.of("Eve"));
    assertFalse(transcript.isStale());
  }

  @Test
  void whatIsPendingStandsBelowWhatArrives() {
    say("1", "mine", Delivery.HANDED_OVER);
    hear("Bob", "his", 1);
    assertPaper("his:head,tail", "mine:own,HANDED_OVER,head,tail");
  }

  @Test
  void whatCameBackMovesUpInPlace() {
    say("1", "first", Delivery.HANDED_OVER);
    say("2", "second", Delivery.HANDED_OVER);
    draw();
    transcript.apply(
        new Change.PendingArrived("1", new Message("Ann", new Body.Text("first"), 5, true, null)));
    assertEquals("settle first", draw().getFirst());
    assertPaper("first:own,head,tail", "second:own,HANDED_OVER,tail");
  }

  @Test
  void whatCameBackBeforeItWasDrawnIsDrawnOnce() {
    say("1", "quick", Delivery.HANDED_OVER);
    transcript.apply(
        new Change.PendingArrived("1", new Message("Ann", new Body.Text("quick"), 5, true, null)));
    assertEquals(List.of("arrive quick"), draw());
  }

  @Test
  void anEchoOfSomethingUnknownIsAMessage() {
    transcript.apply(
        new Change.PendingArrived(
            "gone", new Message("Ann", new Body.Text("late"), 5, true, null)));
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
    say("1", "a", Delivery.HANDED_OVER);
    assertEquals(List.of("redraw a"), draw());
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
    assertEquals(List.of(), draw());
  }

  @Test
  void theTextThatTheServerChangedEndsItsRow() {
    transcript.apply(
        new Change.MessageArrived(
            new Message("Ann", new Body.Text("a  d"), 0, true, "a < b and c > d")));
    transcript.apply(
        new Change.MessageArrived(new Message("Ann", new Body.Text("two"), 1, true, null)));
    assertPaper("a  d:own,head,tail", "two:own,tail");
  }

  @Test
  void whatComesAgainWithItsPlaceIsNotShownTwice() {
    transcript.apply(
        new Change.MessageArrived(
            new Message("Bob", new Body.Text("four"), 0, false, null, 4, "bob.4")));
    transcript.apply(
        new Change.MessageArrived(new Message("Bob", new Body.Text("five"), 0, false, null)));
    transcript.apply(new Change.Superseded());
    transcript.apply(
        new Change.MessageArrived(
            new Message("Bob", new Body.Text("five"), 0, false, null, 5, "bob.5")));
    assertPaper("four:head", "five:tail");
  }

  @Test
  void tellsJoinsRenamesTakenNamesAndInterruptions() {
    transcript.apply(new Change.SignedIn("Ann", 1, true));
    transcript.apply(new Change.Renamed("Bob", "Rob", 2, false));
    transcript.apply(new Change.Renamed("Ann", "Anna", 3, true));
    transcript.apply(new Change.NameTaken("Eve", "Eve1", false));
    transcript.apply(new Change.NameTaken("Tom", "Anna", true));
    transcript.apply(new Change.Interrupted(5, 9));
    assertPaper(
        "You joined as {0}[Ann, ]",
        "{0} is now {1}[Bob, Rob]",
        "You are now {1}[Ann, Anna]",
        "The name {0} is taken or not allowed here, so you are {1}.[Eve, Eve1]",
        "The name {0} is taken or not allowed, or names change too often here. You are still {1}."
            + "[Tom, Anna]",
        "You were offline from {0} to {1}. Messages from that time are not shown.[t5, t9]");
  }

  @Test
  void anInterruptionWithinOneMinuteHasOneTime() {
    transcript.apply(new Change.Interrupted(5, 5));
    assertPaper("You were offline at {0}. Messages from that time are not shown.[t5, t5]");
  }

  @Test
  void othersChangesDrawNothing() {
    transcript.apply(new Change.PeopleChanged(List.of()));
    transcript.apply(new Change.Unreadable("no"));
    transcript.apply(new Change.StateChanged(state("Ann")));
    assertFalse(transcript.isStale());
  }

  @Test
  void whatIsPendingBearsTheNameWeHave() {
    transcript.apply(new Change.StateChanged(state("Ann")));
    say("1", "a", Delivery.WAITING);
    draw();
    var message = drawn.pending.getFirst().message();
    assertTrue(message != null && message.name().equals("Ann"));
  }

  @Test
  void aHiddenTabKeepsOnlyTheNewestRows() {
    for (int i = 0; i < 100_000; i++) {
      hear("Bob", "m" + i, i);
    }
    assertEquals(Transcript.FIRST_ROWS, draw().size());
    assertEquals("m" + (100_000 - Transcript.FIRST_ROWS), DrawnRows.text(drawn.arrived.getFirst()));
    assertTrue(drawn.arrived.getFirst().place().head());
    int kept = transcript.rows().size();
    assertTrue(kept <= Transcript.MOST_ROWS && kept >= Transcript.MOST_ROWS - 500, "kept " + kept);
  }

  @Test
  void aFloodDrawsOnlyAScreenAndTheNextDrawingTheRestAboveIt() {
    for (int i = 0; i < 3 * Transcript.SHOWN_ROWS; i++) {
      hear("Bob", "m" + i, i);
    }
    assertEquals(Transcript.FIRST_ROWS, draw().size());
    for (int i = 0; i < 3 * Transcript.SHOWN_ROWS; i++) {
      hear("Bob", "more " + i, i);
    }
    draw();
    assertEquals(Transcript.FIRST_ROWS, drawn.arrived.size());
    hear("Bob", "one", 0);
    draw();
    assertEquals(Transcript.SHOWN_ROWS, drawn.arrived.size());
  }

  @Test
  void whoReadsTheNewestHasSomeAboveThem() {
    for (int i = 0; i < 10 * Transcript.SHOWN_ROWS; i++) {
      hear("Bob", "m" + i, i);
      draw();
      int shown = drawn.arrived.size();
      assertTrue(shown <= 2 * Transcript.SHOWN_ROWS, "shown " + shown);
      assertTrue(shown >= Math.min(i + 1, Transcript.SHOWN_ROWS), "shown " + shown);
      assertEquals("m" + i, DrawnRows.text(drawn.arrived.getLast()));
    }
  }

  @Test
  void whoReadsUpSeesWhatIsHereBeforeMoreIsLoaded() {
    for (int i = 0; i < 2 * Transcript.SHOWN_ROWS + 1; i++) {
      hear("Bob", "m" + i, i);
    }
    draw();
    assertTrue(transcript.widen());
    assertTrue(transcript.isStale());
    transcript.draw(drawn, Transcript.MOST_ROWS);
    assertEquals("m1", DrawnRows.text(drawn.arrived.getFirst()));
    hear("Bob", "newest", 0);
    transcript.draw(drawn, Transcript.MOST_ROWS);
    assertEquals("m1", DrawnRows.text(drawn.arrived.getFirst()), "it is still read");
    assertTrue(transcript.widen());
    transcript.draw(drawn, Transcript.MOST_ROWS);
    assertEquals("m0", DrawnRows.text(drawn.arrived.getFirst()));
    assertFalse(transcript.widen(), "that was all");
    draw();
    assertEquals(Transcript.SHOWN_ROWS, drawn.arrived.size());
  }

  @Test
  void whatIsLookedForIsDrawnHoweverFarUp() {
    for (int i = 0; i < 5 * Transcript.SHOWN_ROWS; i++) {
      hear("Bob", "m" + i, i);
    }
    draw();
    transcript.reach(transcript.rows().get(Transcript.SHOWN_ROWS + 7));
    draw();
    assertEquals("m7", DrawnRows.text(drawn.arrived.getFirst()));
    assertEquals(5 * Transcript.SHOWN_ROWS - 7, drawn.arrived.size());
  }

  @Test
  void canBeDrawnAnewOnEmptyPaper() {
    hear("Bob", "one", 0);
    say("1", "mine", Delivery.HANDED_OVER);
    draw();
    drawn.arrived.clear();
    drawn.pending.clear();
    transcript.redraw();
    assertPaper("one:head,tail", "mine:own,HANDED_OVER,head,tail");
  }

  /** A message of a server that numbers them. */
  private static Message numbered(long offset, @Nullable String cid) {
    return new Message("Bob", new Body.Text("m" + offset), offset, cid != null, null, offset, cid);
  }

  private void older(boolean more, Message... messages) {
    transcript.apply(new Change.HistoryArrived(List.of(messages), more));
  }

  private List<String> texts() {
    draw();
    return drawn.arrived.stream()
        .map(
            row ->
                row.message() == null
                    ? row.event().substring(0, row.event().indexOf(' '))
                    : DrawnRows.text(row))
        .toList();
  }

  @Test
  void historyStandsAboveWhatCameSince() {
    transcript.apply(new Change.MessageArrived(numbered(9, null)));
    draw();
    older(true, numbered(7, null), numbered(8, null));
    assertEquals(List.of("insert m7", "insert m8", "redraw m9"), draw()); // now in one group
    older(true, numbered(5, null), numbered(6, null));
    assertEquals(List.of("m5", "m6", "m7", "m8", "m9"), texts());
    assertTrue(transcript.older().canLoad());
  }

  @Test
  void theEndOfWhatIsKeptIsTold() {
    older(false, numbered(3, null));
    assertEquals(List.of("Older", "m3"), texts());
    assertFalse(transcript.older().canLoad());
  }

  @Test
  void theBeginningOfARoomNeedsNoWords() {
    older(false, numbered(1, null));
    assertEquals(List.of("m1"), texts());
  }

  @Test
  void whatMayHaveBeenCorrectedGoesAndIsLoadedAgain() {
    transcript.apply(new Change.MessageArrived(numbered(1, null)));
    draw();
    transcript.apply(new Change.Missed(false));
    assertEquals(List.of(), texts());
    transcript.apply(new Change.MessageArrived(numbered(9, null)));
    older(true, numbered(1, null), numbered(8, null));
    assertEquals(List.of("m1", "m8", "m9"), texts());
  }

  @Test
  void whatIsPendingStaysWhenTheRestGoes() {
    transcript.apply(new Change.MessageArrived(numbered(1, null)));
    var said = new Pending("c", new Body.Text("mine"), 1, Pending.Delivery.WAITING);
    transcript.apply(new Change.PendingChanged(said));
    transcript.apply(new Change.Missed(false));
    assertEquals(List.of("mine"), allTexts());
  }

  @Test
  void anotherLogThanThePresentOneStays() {
    transcript.apply(new Change.MessageArrived(numbered(1, null)));
    transcript.apply(new Change.Missed(true));
    transcript.apply(new Change.MessageArrived(numbered(2, null)));
    transcript.apply(new Change.Missed(false));
    assertEquals(List.of("m1", "The"), texts());
    transcript.apply(new Change.Corrected(3, new Body.Edit(1, "not this one"), 9));
    assertEquals(List.of("m1", "The"), texts());
  }

  @Test
  void aGapStandsWhereMessagesAreNotKeptAnyMore() {
    transcript.apply(new Change.MessageArrived(numbered(6, null)));
    transcript.apply(new Change.Gap());
    older(true, numbered(1, null));
    assertEquals(List.of("m1", "Some", "m6"), texts());
    older(false);
    assertEquals(List.of("m1", "Some", "m6"), texts(), "1 is the first");
  }

  @Test
  void aPurgeChangesAllRowsOfThePerson() {
    for (int i = 1; i <= 4; i++) {
      var who = i == 3 ? "bob" : "ann";
      transcript.apply(
          new Change.MessageArrived(
              new Message("x", new Body.Text("m" + i), 1, false, null, i, "c" + i, who, 0, 0)));
    }
    draw();
    transcript.apply(new Change.Corrected(9, new Body.Purge("ann", 2), 9));
    assertTrue(transcript.isStale());
    assertEquals(List.of("m1", "", "m3", ""), texts());
    draw();
    transcript.apply(new Change.Corrected(9, new Body.Purge("ann", 2), 9));
    assertFalse(transcript.isStale(), "the rows have it");
  }

  @Test
  void anEditAndARemovalChangeTheRowOnceAndInOrder() {
    transcript.apply(new Change.MessageArrived(numbered(1, null)));
    transcript.apply(new Change.MessageArrived(numbered(2, null)));
    draw();
    transcript.apply(new Change.Corrected(4, new Body.Edit(1, "new"), 9));
    assertTrue(transcript.isStale());
    assertEquals(List.of("new", "m2"), texts());
    assertEquals(9, messageAt(0).editedMillis());
    draw();
    transcript.apply(new Change.Corrected(3, new Body.Edit(1, "older"), 8));
    assertFalse(transcript.isStale(), "the row has a later one");
    assertEquals(List.of("new", "m2"), texts());
    transcript.apply(new Change.Corrected(5, new Body.Remove(1, Body.Remover.AUTHOR), 10));
    assertTrue(messageAt(0).isRemoved());
    assertEquals(List.of("", "m2"), texts());
    transcript.apply(new Change.Corrected(6, new Body.Edit(7, "unknown"), 9));
    assertEquals(List.of("", "m2"), texts());
  }

  /** The texts of all messages, pending ones included. */
  private List<String> allTexts() {
    return transcript.rows().stream().map(row -> DrawnRows.text(row)).toList();
  }

  private Message messageAt(int at) {
    return Objects.requireNonNull(transcript.rows().get(at).message());
  }

  @Test
  void aPendingCorrectionHasARowOnlyWhenThePersonMustDecide() {
    var edit = new Body.Edit(1, "new");
    transcript.apply(
        new Change.PendingChanged(new Pending("c", edit, 1, Pending.Delivery.WAITING)));
    assertEquals(List.of(), allTexts());
    transcript.apply(
        new Change.PendingChanged(new Pending("c", edit, 1, Pending.Delivery.FAILED, "gone")));
    assertEquals(List.of("new"), allTexts());
    transcript.apply(new Change.PendingRemoved("c"));
    assertEquals(List.of(), allTexts());
  }

  @Test
  void aCorrectionIsToldAtItsMessageUntilItIsMade() {
    transcript.apply(new Change.MessageArrived(numbered(1, null)));
    transcript.apply(new Change.MessageArrived(numbered(2, null)));
    draw();
    var edit = new Body.Edit(1, "new");
    var waiting = new Pending("c", edit, 1, Pending.Delivery.HANDED_OVER);
    transcript.apply(new Change.PendingChanged(waiting));
    draw();
    assertSame(waiting, transcript.rows().get(0).correction());
    assertNull(transcript.rows().get(1).correction());
    transcript.apply(new Change.PendingRemoved("c"));
    transcript.apply(new Change.Corrected(3, edit, 9));
    draw();
    assertNull(transcript.rows().get(0).correction());
    assertEquals(List.of("new", "m2"), texts());
  }

  @Test
  void aCorrectionOfAnOlderLogIsNotToldAtAMessageOfThisOne() {
    transcript.apply(new Change.MessageArrived(numbered(1, null)));
    var edit = new Body.Edit(1, "x");
    var failed = new Pending("a", edit, 1, Pending.Delivery.FAILED, Pending.OTHER_LOG);
    transcript.apply(new Change.PendingChanged(failed));
    draw();
    assertNull(transcript.rows().get(0).correction());
    assertSame(failed, transcript.rows().get(1).pending());
  }

  @Test
  void whatThePersonMustDecideIsToldBeforeWhatIsOnItsWay() {
    transcript.apply(new Change.MessageArrived(numbered(1, null)));
    var failed = new Pending("a", new Body.Edit(1, "x"), 1, Pending.Delivery.FAILED, "too_late");
    var waiting =
        new Pending(
            "b", new Body.Remove(1, Body.Remover.AUTHOR), 1, Pending.Delivery.WAITING, null);
    transcript.apply(new Change.PendingChanged(failed));
    transcript.apply(new Change.PendingChanged(waiting));
    assertSame(failed, transcript.rows().get(0).correction());
    transcript.apply(new Change.PendingRemoved("a"));
    assertSame(waiting, transcript.rows().get(0).correction());
  }

  @Test
  void aRefusedCorrectionMovesToItsMessageOnceThatIsLoaded() {
    transcript.apply(new Change.MessageArrived(numbered(9, null)));
    var failed = new Pending("a", new Body.Edit(1, "x"), 1, Pending.Delivery.FAILED, "gone");
    transcript.apply(new Change.PendingChanged(failed));
    draw();
    assertEquals(List.of("m9", "x"), allTexts());
    older(false, numbered(1, null));
    draw();
    assertEquals(List.of("m1", "m9"), allTexts());
    assertSame(failed, transcript.rows().get(0).correction());
  }

  private void sanction(Body.SanctionKind kind, String who, long forMillis) {
    var sanction = new Body.Sanction(kind, who, forMillis, "why");
    var act = new Act(0, 9, 5, "mod", "", sanction, who, "", false);
    transcript.apply(new Change.Acted(act));
    assertTrue(transcript.isStale());
  }

  private void known(long offset, String name, String who) {
    transcript.apply(
        new Change.MessageArrived(
            new Message(name, new Body.Text("hi"), 1, false, null, offset, null, who, 0, 0)));
  }

  @Test
  void moderatorsAreToldWhatWasDoneToWhom() {
    known(1, "Bob", "bob");
    known(2, "Rob", "bob");
    known(3, "Eve", "eve");
    draw();
    sanction(Body.SanctionKind.QUIET, "bob", MINUTE);
    sanction(Body.SanctionKind.QUIET, "bob", PlainFormats.DAY_MILLIS);
    sanction(Body.SanctionKind.QUIET, "bob", 0);
    sanction(Body.SanctionKind.BAN, "eve", MINUTE);
    sanction(Body.SanctionKind.PARDON, "nobody", 0);
    assertEquals(
        List.of(
            "Rob may only read until t60005",
            "Rob may only read until day 1 t86400005",
            "Rob may only read",
            "Eve was banned",
            "Somebody was pardoned"),
        told().subList(3, 8));
  }

  private Pending refused(Body body, String fault) {
    var failed = new Pending("c", body, 1, Pending.Delivery.FAILED, fault);
    transcript.apply(new Change.PendingChanged(failed));
    draw();
    return failed;
  }

  @Test
  void aRefusedReportIsToldAtItsMessageAndOneOnItsWayNowhere() {
    transcript.apply(new Change.MessageArrived(numbered(1, null)));
    var report = new Body.Report(1, "");
    transcript.apply(
        new Change.PendingChanged(new Pending("c", report, 1, Pending.Delivery.HANDED_OVER)));
    assertNull(transcript.rows().get(0).correction());
    var failed = refused(report, "already");
    assertSame(failed, transcript.rows().get(0).correction());
    assertEquals(List.of("m1"), allTexts());
    refused(report, Pending.OTHER_LOG);
    assertNull(transcript.rows().get(0).correction());
    assertEquals(2, transcript.rows().size());
  }

  @Test
  void aRefusedActSaysWhatItWasAndWhy() {
    var english = new Translator(false, new PlainFormats(), none -> null);
    for (var body :
        List.of(
            new Body.Sanction(Body.SanctionKind.QUIET, "bob", 1, "why"),
            new Body.Sanction(Body.SanctionKind.BAN, "bob", 1, ""),
            new Body.Sanction(Body.SanctionKind.PARDON, "bob", 0, ""),
            new Body.Purge("bob", 1),
            new Body.Report(7, ""))) {
      var failed = refused(body, "forbidden");
      assertEquals("Not done. You may not do that here.", new Explainer(english).told(failed));
      var row = transcript.rows().getFirst();
      var said = english.text(Objects.requireNonNull(row.message()));
      assertTrue(said.contains(" to be "), said);
    }
    assertEquals(
        "Not done. There is nothing to remove.",
        new Explainer(english).told(refused(new Body.Purge("bob", 1), "unknown_target")));
    assertEquals(
        "You have reported this message before.",
        new Explainer(english).told(refused(new Body.Report(7, ""), "already")));
  }

  private static Message reply(long offset, long re) {
    return new Message("Ann", new Body.Text("yes", re), offset, false, null, offset, null);
  }

  private Quote quoteAt(int at) {
    draw();
    return Objects.requireNonNull(transcript.rows().get(at).quote());
  }

  @Test
  void aReplyQuotesTheRowThatItRepliesToAsItIsNow() {
    transcript.apply(new Change.MessageArrived(numbered(1, null)));
    transcript.apply(new Change.MessageArrived(reply(2, 1)));
    assertEquals("m1", Objects.requireNonNull(quoteAt(1).message()).body().text());
    transcript.apply(new Change.Corrected(3, new Body.Edit(1, "new"), 9));
    assertEquals("new", Objects.requireNonNull(quoteAt(1).message()).body().text());
    assertEquals("redraw yes", drawn.steps.getLast());
    transcript.apply(new Change.Corrected(4, new Body.Remove(1, Body.Remover.AUTHOR), 9));
    assertTrue(Objects.requireNonNull(quoteAt(1).message()).isRemoved());
    assertNull(transcript.rows().get(0).quote());
  }

  @Test
  void aQuoteIsFoundWhenItIsLoadedAndGoneWhenItIsNot() {
    transcript.apply(new Change.MessageArrived(reply(9, 3)));
    transcript.apply(new Change.MessageArrived(reply(10, 99)));
    assertEquals(Quote.Kind.NOT_LOADED, quoteAt(0).kind());
    older(true, numbered(5, null), numbered(8, null));
    assertEquals(Quote.Kind.NOT_LOADED, quoteAt(2).kind());
    assertEquals(Quote.Kind.GONE, quoteAt(3).kind(), "it was to be among the loaded ones");
    older(true, numbered(3, null), numbered(4, null));
    assertEquals(Quote.Kind.SHOWN, quoteAt(4).kind());
    transcript.apply(new Change.MessageArrived(reply(11, 1)));
    assertEquals(Quote.Kind.NOT_LOADED, quoteAt(6).kind());
    older(false, numbered(2, null));
    assertEquals(Quote.Kind.GONE, transcript.quote(1).kind(), "history ends before it");
  }

  @Test
  void aReplyQuotesNothingOfAnotherLog() {
    transcript.apply(new Change.MessageArrived(numbered(1, null)));
    transcript.apply(new Change.MessageArrived(reply(2, 7)));
    transcript.apply(new Change.Missed(true));
    transcript.apply(new Change.MessageArrived(reply(3, 1)));
    transcript.apply(new Change.MessageArrived(numbered(7, null)));
    assertEquals(Quote.Kind.GONE, quoteAt(1).kind());
    assertEquals(Quote.Kind.NOT_LOADED, quoteAt(3).kind());
  }

  @Test
  void aNewLogIsToldAndNeverFilled() {
    transcript.apply(new Change.MessageArrived(numbered(1, null)));
    transcript.apply(new Change.Missed(true));
    older(false, numbered(1, null));
    assertEquals(List.of("m1", "The", "m1"), texts());
  }

  @Test
  void anOwnMessageIsShownOnceWhereItsNewestCopyBelongs() {
    transcript.apply(new Change.MessageArrived(numbered(4, "tag.1")));
    transcript.apply(new Change.Missed(true));
    transcript.apply(new Change.MessageArrived(numbered(9, null)));
    draw();
    older(true, numbered(8, "tag.1"));
    assertEquals(List.of("The", "m8", "m9"), texts());
  }

  @Test
  void anotherPersonsCidTakesNoPlace() {
    transcript.apply(new Change.MessageArrived(numbered(4, "tag.1")));
    transcript.apply(
        new Change.MessageArrived(
            new Message("Eve", new Body.Text("evil"), 5, false, null, 5, "tag.1")));
    assertEquals(List.of("m4", "evil"), texts());
  }

  @Test
  void whatFellOutCanBeAskedForWhenThereIsPlace() {
    for (int i = 1; i <= Transcript.MOST_ROWS; i++) {
      transcript.apply(new Change.MessageArrived(numbered(i, null)));
    }
    older(true, numbered(0, null));
    assertFalse(transcript.older().canLoad(), "there is no place");
    assertEquals(0, transcript.takeDropped());
    transcript.apply(new Change.MessageArrived(numbered(9_999, null)));
    assertTrue(transcript.older().canLoad());
    long fallen = transcript.takeDropped();
    draw();
    assertEquals("m" + fallen, DrawnRows.text(transcript.rows().getFirst()));
    assertEquals(0, transcript.takeDropped());
  }

  @Test
  void thePageCanHaveFewerRowsKept() {
    for (int i = 1; i <= 300; i++) {
      transcript.apply(new Change.MessageArrived(numbered(i, null)));
    }
    transcript.keep(200);
    assertEquals(180, transcript.messages().size());
    assertEquals(121, transcript.takeDropped());
    assertFalse(transcript.older().canLoad(), "there is no place for a page");
    for (int i = 301; i <= 321; i++) {
      transcript.apply(new Change.MessageArrived(numbered(i, null)));
    }
    assertEquals(180, transcript.messages().size());
    draw();
    assertEquals("m321", DrawnRows.text(drawn.arrived.getLast()));
  }

  /** Or it would be loaded and dropped again with each message. */
  @Test
  void aPageIsLoadedOnlyIfItStays() {
    transcript.keep(Transcript.FEWEST_ROWS);
    int last = 1_000;
    older(true, numbered(last, null));
    while (transcript.older().canLoad()) {
      var page = new ArrayList<Message>();
      for (int offset = last - 50; offset < last; offset++) {
        page.add(numbered(offset, null));
      }
      last -= 50;
      older(true, page.toArray(Message[]::new));
      assertTrue(transcript.messages().size() <= Transcript.FEWEST_ROWS);
    }
    int kept = transcript.messages().size();
    assertTrue(kept > 50, "a page and more");
    transcript.apply(new Change.MessageArrived(numbered(1_001, null)));
    assertEquals(kept + 1, transcript.messages().size());
    assertFalse(transcript.older().canLoad());
  }

  @Test
  void itTellsTheMessagesThatAreKeptButRemovedOnes() {
    older(false, numbered(1, null), numbered(2, null));
    transcript.apply(new Change.SignedOut("Bob", 0));
    transcript.apply(new Change.MessageArrived(numbered(3, null)));
    say("1", "pending", Delivery.WAITING);
    transcript.apply(new Change.Corrected(4, new Body.Remove(2, Body.Remover.AUTHOR), 0));
    assertEquals(
        List.of("m1", "m3"),
        transcript.messages().stream().map(message -> message.body().text()).toList());
  }

  @Test
  void aLeaveIsTold() {
    transcript.apply(new Change.SignedOut("Bob", 0));
    assertEquals(List.of("Bob left"), told());
  }

  private void hear(String name, String text, long dateMillis) {
    transcript.apply(
        new Change.MessageArrived(new Message(name, new Body.Text(text), dateMillis, false, null)));
  }

  private void say(String cid, String text, Delivery delivery) {
    transcript.apply(new Change.PendingChanged(new Pending(cid, new Body.Text(text), 0, delivery)));
  }

  private static State state(String name) {
    return new State(Status.ONLINE, Cause.NONE, 0, "", "ws://x/", "json", name, 0, 0);
  }

  /** Draws, and returns what had to be done for it. */
  private List<String> draw() {
    drawn.steps.clear();
    transcript.draw(drawn, 2 * Transcript.SHOWN_ROWS);
    return List.copyOf(drawn.steps);
  }

  private List<String> told() {
    draw();
    return drawn.told(new Translator(false, new PlainFormats(), english -> null));
  }

  private void assertPaper(String... expected) {
    draw();
    assertEquals(List.of(expected), drawn.brief());
  }
}
