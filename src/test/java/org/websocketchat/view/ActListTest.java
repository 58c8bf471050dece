package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame.Standing;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;

/** The list of acts and reports: pages, what happens meanwhile, and what it says. */
final class ActListTest {
  private static final long NOW = 100_000;

  private final Acts acts = new Acts();

  private static Act act(long number, long offset, Body.Correction body, boolean holds) {
    return new Act(number, offset, offset, "mia", "Mia", body, "bob", "Bob", holds);
  }

  private static Body.Sanction sanction(SanctionKind kind, String who, long millis) {
    return new Body.Sanction(kind, who, millis, "why");
  }

  private static Act quiet(long number, String who, boolean holds) {
    return act(number, number, sanction(SanctionKind.QUIET, who, 0), holds);
  }

  private static Act pin(long number) {
    return act(number, number, new Body.Pin(0), false);
  }

  private void arrived(long before, List<Act> page, List<Act> holding, boolean more) {
    acts.apply(new Change.ActsArrived(before, page, holding, more));
  }

  private void happened(long offset, Body.Correction body) {
    acts.apply(new Change.Acted(act(0, offset, body, false)));
  }

  private List<Long> offsets() {
    return acts.all().stream().map(Act::offset).toList();
  }

  private List<Long> holding() {
    return acts.holding(NOW).stream().map(Act::offset).toList();
  }

  @Test
  void pagesFollowEachOtherAndLiveActsStandAbove() {
    arrived(0, List.of(pin(9), pin(8)), List.of(quiet(3, "cat", true)), true);
    happened(10, new Body.Pin(1));
    assertEquals(List.of(10L, 9L, 8L), offsets());
    assertEquals(List.of(3L), holding());
    assertEquals(8, acts.next());
    arrived(5, List.of(pin(4)), List.of(), true);
    assertEquals(List.of(10L, 9L, 8L), offsets(), "a page that does not follow");
    arrived(8, List.of(pin(7), quiet(3, "cat", true)), List.of(), false);
    assertEquals(List.of(10L, 9L, 8L, 7L, 3L), offsets());
    assertEquals(List.of(3L), holding(), "once");
    assertFalse(acts.hasMore());
  }

  @Test
  void anEntryThatIsInAPageAlreadyIsNotListedTwice() {
    arrived(0, List.of(pin(9)), List.of(), false);
    happened(9, new Body.Pin(0));
    assertEquals(List.of(9L), offsets());
  }

  @Test
  void whatHoldsFollowsWhatHappens() {
    arrived(0, List.of(quiet(9, "bob", true)), List.of(quiet(3, "cat", true)), true);
    happened(10, sanction(SanctionKind.BAN, "bob", 0));
    assertEquals(List.of(10L, 9L, 3L), holding(), "both hold");
    happened(11, sanction(SanctionKind.QUIET, "bob", 200_000));
    assertEquals(List.of(11L, 10L, 3L), holding(), "the newer one takes the place");
    happened(12, sanction(SanctionKind.QUIET, "dan", 10));
    assertEquals(List.of(11L, 10L, 3L), holding(), "it is over");
    happened(13, sanction(SanctionKind.PARDON, "bob", 0));
    assertEquals(List.of(3L), holding());
    happened(14, sanction(SanctionKind.PARDON, "cat", 0));
    assertEquals(List.of(), holding());
  }

  @Test
  void reportsAreCountedUntilThePersonLooks() {
    happened(1, new Body.Report(1, ""));
    happened(2, new Body.Report(2, ""));
    happened(3, new Body.Pin(1));
    assertEquals(2, acts.newReports());
    assertEquals(List.of(), offsets(), "nothing is listed that was not asked for");
    acts.look();
    assertEquals(0, acts.newReports());
  }

  @Test
  void aRefusalIsToldUntilAPageComes() {
    acts.apply(new Change.ActsRefused());
    assertTrue(acts.hasFailed());
    assertEquals(0, acts.next());
    arrived(0, List.of(), List.of(), false);
    assertFalse(acts.hasFailed());
    assertTrue(acts.isLoaded());
  }

  @Test
  void afterSomethingWasMissedTheListIsLoadedAnew() {
    arrived(0, List.of(pin(9)), List.of(quiet(3, "cat", true)), true);
    int before = acts.version();
    acts.apply(new Change.Missed(false));
    assertFalse(acts.isLoaded());
    assertEquals(List.of(), offsets());
    assertEquals(List.of(), holding());
    assertTrue(acts.version() != before);
  }

  @Test
  void theListIsBounded() {
    arrived(0, List.of(), List.of(), false);
    for (int i = 1; i <= Acts.MOST + 2; i++) {
      happened(i, new Body.Pin(0));
    }
    assertEquals(Acts.MOST, acts.all().size());
    assertFalse(acts.hasMore(), "there is no place for older ones");
  }

  @Test
  void pagesEndWhereThereIsNoPlaceAndWhatHoldsStays() {
    arrived(0, List.of(quiet(5_000, "cat", true)), List.of(quiet(7, "dan", true)), true);
    for (long number = 4_999; acts.hasMore(); number -= 50) {
      var page = new ArrayList<Act>();
      for (int i = 0; i < 50; i++) {
        page.add(pin(number - i));
      }
      assertTrue(acts.all().size() < Acts.MOST);
      arrived(acts.next(), page, List.of(), true);
    }
    assertEquals(Acts.MOST, acts.all().size());
    assertEquals(5_000 - Acts.MOST + 1, acts.next(), "without a hole");
    happened(6_000, new Body.Pin(1));
    assertEquals(Acts.MOST, acts.all().size());
    assertEquals(5_000 - Acts.MOST + 2, acts.next(), "the oldest one has made place");
    assertEquals(List.of(5_000L, 7L), holding());
    for (int i = 1; i < Acts.MOST; i++) {
      happened(6_000 + i, new Body.Pin(1));
    }
    assertEquals(List.of(5_000L, 7L), holding(), "it is not listed any more, and holds");
    happened(8_000, sanction(SanctionKind.PARDON, "cat", 0));
    assertEquals(List.of(7L), holding());
  }

  @Test
  void newReportsAreToldOnce() {
    assertFalse(acts.takeNews());
    happened(1, new Body.Report(1, ""));
    assertTrue(acts.takeNews());
    assertFalse(acts.takeNews());
    happened(2, new Body.Report(2, ""));
    assertTrue(acts.takeNews());
    acts.look();
    happened(3, new Body.Report(2, ""));
    assertTrue(acts.takeNews(), "it is new after the look");
    acts.apply(new Change.Forgotten());
    happened(4, new Body.Report(2, ""));
    assertTrue(acts.takeNews());
  }

  // What it says.

  private final List<Person> people = new ArrayList<>();
  private final Transcript transcript =
      new Transcript(new PlainFormats(), new Unread(), new IgnoreList(null));

  private ActSentences sentences() {
    var translator = new Translator(false, new PlainFormats(), english -> null);
    return new ActSentences(translator, transcript, people);
  }

  private String told(Act act) {
    return said(sentences().told(act));
  }

  private String by(Act act) {
    return said(sentences().by(act));
  }

  private static String said(ActSentences.Sentence sentence) {
    var translator = new Translator(false, new PlainFormats(), english -> null);
    return translator.translate(sentence.text(), sentence.first(), sentence.second());
  }

  private static Act live(Body.Correction body, @Nullable String who) {
    return new Act(0, 9, 0, "mia", "", body, who, "", false);
  }

  @Test
  void eachActHasASentence() {
    var said = new ArrayList<String>();
    for (var body :
        List.<Body.Correction>of(
            new Body.Remove(1, Body.Remover.MODERATOR),
            new Body.Purge("bob", 1),
            new Body.Purge(null, 1),
            new Body.Pin(1),
            new Body.Pin(0),
            new Body.Mode(RoomMode.USUAL),
            new Body.Report(1, ""),
            sanction(SanctionKind.QUIET, "bob", 0),
            sanction(SanctionKind.BAN, "bob", 0),
            sanction(SanctionKind.PARDON, "bob", 0))) {
      said.add(told(act(1, 1, body, false)));
    }
    assertEquals(
        List.of(
            "A message of Bob was removed",
            "All messages of Bob were removed",
            "Messages of guests were removed",
            "A message was pinned",
            "The pinned message was unpinned",
            "What the room allows was changed: Everybody may write as usual.",
            "A message of Bob was reported",
            "Bob was made quiet",
            "Bob was banned",
            "Bob was pardoned"),
        said);
  }

  @Test
  void aModeIsToldInWords() {
    var mode = new Body.Mode(new RoomMode(10, true, false, true));
    assertEquals(
        "What the room allows was changed: Slow mode: 10\u00a0s between messages · Guests only read",
        told(act(1, 1, mode, false)).replace("10 s", "10\u00a0s"));
  }

  @Test
  void whatWasNewWhenTheListWasOpenedIsKnown() {
    happened(1, new Body.Report(1, "a"));
    happened(2, new Body.Report(2, "b"));
    acts.open();
    assertEquals(List.of(), acts.seen(), "the page has not come");
    arrived(
        0,
        List.of(
            act(9, 9, new Body.Report(2, "b"), false),
            pin(8),
            act(7, 7, new Body.Report(1, "a"), false),
            act(6, 6, new Body.Report(4, "old"), false)),
        List.of(),
        false);
    assertEquals(List.of(9L, 7L), acts.seen().stream().map(Act::offset).toList());
    assertEquals(List.of(8L, 6L), acts.others().stream().map(Act::offset).toList());
    happened(10, new Body.Report(5, "c"));
    acts.look();
    assertEquals(List.of(10L, 9L, 7L), acts.seen().stream().map(Act::offset).toList());
    acts.open(); // again, after a look at one of the messages
    assertEquals(List.of(10L, 9L, 7L), acts.seen().stream().map(Act::offset).toList());
    happened(11, new Body.Report(6, "d"));
    acts.open();
    assertEquals(List.of(11L), acts.seen().stream().map(Act::offset).toList());
  }

  @Test
  void whatHoldsIsSaidOtherwiseThanWhatIsOver() {
    assertEquals("Bob may only read", told(quiet(9, "bob", true)));
    assertEquals("Bob was made quiet", told(quiet(9, "bob", false)));
    var ban = sanction(SanctionKind.BAN, "bob", NOW);
    assertTrue(told(act(9, 9, ban, true)).startsWith("Bob is banned until "));
    assertEquals("Bob was banned", told(act(9, 9, ban, false)));
    assertTrue(Acts.holds(act(9, 9, ban, true), NOW));
    assertFalse(Acts.holds(act(9, 9, ban, true), NOW + 9), "it has ended");
  }

  @Test
  void anActOfAnotherLogIsAboutNoMessageOfThisOne() {
    transcript.apply(
        new Change.MessageArrived(
            new Message("Bob", new Body.Text("hi"), 1, false, null, 4, null, "bob", 0, 0)));
    var report = new Body.Report(4, "");
    assertEquals(
        "A message of Somebody was reported",
        told(new Act(2, 0, 0, "mia", "Mia", report, null, "", false)));
  }

  @Test
  void aLiveActFindsTheNamesInTheRoom() {
    assertEquals("A message of Somebody was reported", told(live(new Body.Report(4, ""), null)));
    transcript.apply(
        new Change.MessageArrived(
            new Message("Bob", new Body.Text("hi"), 1, false, null, 4, null, "bob", 0, 0)));
    assertEquals("A message of Bob was reported", told(live(new Body.Report(4, ""), null)));
    var ban = sanction(SanctionKind.BAN, "bob", 0);
    assertEquals("Bob is banned", told(live(ban, "bob").with(true)));
    people.add(
        new Person(1, "t", "Bobby", null, new Standing("bob", Role.GUEST, false), false, false));
    assertEquals("Bobby is banned", told(live(ban, "bob").with(true)), "the name now");
    assertTrue(by(live(ban, "bob")).startsWith("by Somebody"), "nobody knows");
    var byNobody = new Act(1, 1, 0, null, "", ban, "bob", "Bob", true);
    assertTrue(by(byNobody).startsWith("by the operator"));
  }
}
