package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.websocketchat.view.PlainFormats.DAY_MILLIS;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;
import org.websocketchat.session.Pending.Delivery;

/** Days, what is new, and who came and went, as they stand in the log. */
final class DividersTest {
  private static final long HOUR = 3_600_000;

  private final PlainFormats formats = new PlainFormats();
  private final Translator translator = new Translator(false, formats, english -> null);
  private final Unread unread = new Unread();
  private final Transcript transcript = new Transcript(formats, unread, new IgnoreList(null));
  private final DrawnRows drawn = new DrawnRows();

  @BeforeEach
  void itIsDay100() {
    formats.today = 100;
  }

  @Test
  void eachDayBeginsWithItsLine() {
    hear("long ago", 80, 5);
    hear("a week ago", 93, 5);
    hear("in the week", 94, 5);
    hear("yesterday", 99, 5);
    hear("yesterday, too", 99, 6);
    hear("today", 100, 5);
    assertTold(
        "day 80",
        "long ago",
        "day 93",
        "a week ago",
        "weekday 3",
        "in the week",
        "Yesterday",
        "yesterday",
        "yesterday, too",
        "Today",
        "today");
  }

  @Test
  void aDayThatIsStillToComeIsTold() {
    hear("from a clock that is ahead", 102, 0);
    assertTold("day 102", "from a clock that is ahead");
  }

  @Test
  void atMidnightTodayBecomesYesterdayAndNothingElseIsDrawn() {
    hear("a", 99, 5);
    hear("b", 100, 5);
    assertTold("Yesterday", "a", "Today", "b");
    assertFalse(transcript.isStale());
    formats.today = 101;
    assertTrue(transcript.isStale());
    drawn.steps.clear();
    assertTold("weekday 1", "a", "Yesterday", "b");
    assertEquals(2, drawn.steps.size());
    hear("c", 101, 0);
    assertTold("weekday 1", "a", "Yesterday", "b", "Today", "c");
  }

  @Test
  void aDayPartsAGroup() {
    hear("a", 99, 24 * HOUR - 1);
    hear("b", 100, 0);
    assertTold("Yesterday", "a", "Today", "b");
    assertEquals(List.of("a:head,tail", "b:head,tail"), messages());
  }

  @Test
  void inAnotherTimeZoneAllTimesAndDaysAreToldAnew() {
    hear("a", 99, 23 * HOUR);
    hear("b", 100, HOUR);
    assertTold("Yesterday", "a", "Today", "b");
    formats.zone = 2;
    assertTrue(transcript.isStale());
    drawn.steps.clear();
    assertTold("Today", "a", "b");
    assertTrue(drawn.steps.contains("redraw b"), "its time reads differently");
    assertFalse(transcript.isStale());
  }

  @Test
  void olderMessagesOfTheSameDayComeBelowItsLine() {
    numbered(9, 100, false);
    assertTold("Today", "m9");
    older(message(7, 99, false), message(8, 100, false));
    assertTold("Yesterday", "m7", "Today", "m8", "m9");
  }

  @Test
  void whatHasNoTimeHasNoDay() {
    transcript.apply(new Change.NameTaken("Ann", "Ann1", false));
    hear("a", 100, 0);
    draw();
    assertEquals("Today", told().get(1));
  }

  @Test
  void whatIsPendingHasNoLineUntilItArrives() {
    transcript.apply(
        new Change.PendingChanged(
            new Pending("1", new Body.Text("a"), at(100, 1), Delivery.HANDED_OVER)));
    assertTold("a");
    transcript.apply(
        new Change.PendingArrived(
            "1", new Message("Ann", new Body.Text("a"), at(100, 2), true, null)));
    assertTold("Today", "a");
  }

  @Test
  void theLineOfADayGoesWithItsLastMessage() {
    hear("first", 99, 0);
    draw();
    for (int i = 0; i < 2 * Transcript.SHOWN_ROWS; i++) {
      hear("m", 100, 0);
    }
    draw();
    assertEquals("Today", told().getFirst());
    assertEquals(Transcript.FIRST_ROWS + 1, drawn.arrived.size());
  }

  @Test
  void canBeDrawnAnewOnEmptyPaper() {
    unread.here(false);
    hear("a", 100, 0);
    assertTold("Today", "New", "a");
    drawn.arrived.clear();
    transcript.redraw();
    assertTold("Today", "New", "a");
  }

  @Test
  void whatCameWhileNobodyLookedIsNew() {
    hear("a", 100, 0);
    draw();
    unread.here(false);
    hear("b", 100, 1);
    hear("c", 100, 2);
    unread.here(true);
    assertTold("Today", "a", "New", "b", "c");
    assertEquals(List.of("a:head,tail", "b:head", "c:tail"), messages());
    unread.wrote();
    assertTrue(transcript.isStale());
    assertTold("Today", "a", "b", "c");
    assertEquals(List.of("a:head", "b", "c:tail"), messages());
  }

  @Test
  void whatIsNewMovesWithTheNextAbsence() {
    unread.here(false);
    hear("a", 100, 0);
    unread.here(true);
    assertTold("Today", "New", "a");
    unread.here(false);
    assertFalse(transcript.isStale());
    hear("b", 100, 1);
    assertTold("Today", "a", "New", "b");
  }

  @Test
  void whatIsNewIsFoundFurtherUp() {
    for (int i = 1; i < 2 * Transcript.SHOWN_ROWS; i++) {
      numbered(i, 100, false);
    }
    unread.here(false);
    for (int i = 1; i < 3 * Transcript.SHOWN_ROWS; i++) {
      numbered(i + 2 * Transcript.SHOWN_ROWS, 100, false);
    }
    draw();
    assertFalse(told().contains("New"));
    var above = transcript.newAbove();
    assertNotNull(above);
    transcript.reach(above);
    draw();
    assertTrue(told().indexOf("New") > Transcript.SHOWN_ROWS);
    assertEquals(told().indexOf("New") + 1, told().indexOf("m" + (2 * Transcript.SHOWN_ROWS + 1)));
    assertNull(transcript.newAbove());
  }

  @Test
  void whatIsNewIsFoundAgainAfterItFellOut() {
    numbered(1, 100, false);
    unread.here(false);
    for (int i = 2; i < Transcript.MOST_ROWS + 10; i++) {
      numbered(i, 100, false);
    }
    draw();
    var above = transcript.newAbove();
    assertNotNull(above);
    assertEquals(transcript.rows().getFirst(), above);
    older(message(1, 100, false), message(2, 100, false), message(3, 100, false));
    transcript.reach(transcript.rows().getFirst());
    draw();
    assertEquals(List.of("Today", "m1", "New", "m2", "m3"), told().subList(0, 5));
  }

  @Test
  void thoseWhoComeAndGoAreToldInOneSentence() {
    come("Ann", 100);
    come("Bob", 100);
    assertTold("Today", "Ann and Bob joined");
    come("Eve", 100);
    go("Ann", 100);
    assertTold("Today", "Bob and Eve joined");
    hear("hi", 100, 0);
    go("Bob", 100);
    assertTold("Today", "Bob and Eve joined", "hi", "Bob left");
  }

  @Test
  void whoCameAndWentLeavesNoTrace() {
    come("Ann", 100);
    assertTold("Today", "Ann joined");
    go("Ann", 100);
    assertTold();
  }

  @Test
  void whoComesOnAnotherDayIsToldThere() {
    come("Ann", 99);
    come("Bob", 100);
    assertTold("Yesterday", "Ann joined", "Today", "Bob joined");
  }

  @Test
  void anotherComingIsTheSameRow() {
    come("Ann", 100);
    draw();
    drawn.steps.clear();
    come("Bob", 100);
    draw();
    assertEquals(1, drawn.steps.size());
    assertTrue(drawn.steps.getFirst().startsWith("redraw "));
  }

  @Test
  void onesOwnComingIsToldByItself() {
    come("Ann", 100);
    transcript.apply(new Change.SignedIn("Me", at(100, 0), true));
    come("Bob", 100);
    assertTold("Today", "Ann joined", "You joined as Me", "Bob joined");
  }

  private static long at(int day, long millis) {
    return day * DAY_MILLIS + millis;
  }

  private void apply(Change change) {
    unread.apply(change);
    transcript.apply(change);
  }

  private void hear(String text, int day, long millis) {
    apply(
        new Change.MessageArrived(
            new Message("Bob", new Body.Text(text), at(day, millis), false, null)));
  }

  private static Message message(long offset, int day, boolean own) {
    return new Message("Bob", new Body.Text("m" + offset), at(day, 0), own, null, offset, null);
  }

  private void numbered(long offset, int day, boolean own) {
    apply(new Change.MessageArrived(message(offset, day, own)));
  }

  private void older(Message... messages) {
    apply(new Change.HistoryArrived(List.of(messages), true));
  }

  private void come(String name, int day) {
    apply(new Change.SignedIn(name, at(day, 0), false));
  }

  private void go(String name, int day) {
    apply(new Change.SignedOut(name, at(day, 0)));
  }

  private void draw() {
    transcript.draw(drawn, 2 * Transcript.SHOWN_ROWS);
  }

  private List<String> told() {
    return drawn.told(translator).stream()
        .map(row -> row.replaceAll("[\u2068\u2069]", ""))
        .toList();
  }

  private List<String> messages() {
    return drawn.brief().stream().filter(row -> !row.contains("[")).toList();
  }

  private void assertTold(String... expected) {
    draw();
    assertEquals(List.of(expected), told());
  }
}
