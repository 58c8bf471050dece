package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;
import org.websocketchat.session.Person;

/** What the log makes of those who are ignored. */
final class IgnoringTest {
  private static final Person BOB = new Person(8, "bob", "Bob", null, false, false);

  private final IgnoreList ignored = new IgnoreList(null);
  private final Unread unread = new Unread();
  private final Transcript transcript = new Transcript(new PlainFormats(), unread, ignored);
  private final DrawnRows drawn = new DrawnRows();

  private void hear(String name, String text, int n) {
    var cid = (name.equals("Bob") ? "bob" : "eve") + "." + n;
    transcript.apply(
        new Change.MessageArrived(new Message(name, new Body.Text(text), n, false, null, n, cid)));
  }

  private void toggle() {
    ignored.toggle(BOB);
    transcript.ignore();
  }

  private void assertPaper(String... rows) {
    transcript.draw(drawn, 2 * Transcript.SHOWN_ROWS);
    assertEquals(List.of(rows), drawn.brief());
    assertFalse(transcript.isStale());
  }

  @Test
  void whatTheySaidGoesAndComesBackInItsPlace() {
    hear("Bob", "one", 1);
    hear("Eve", "two", 2);
    hear("Bob", "three", 3);
    hear("Eve", "four", 4);
    assertPaper("one:head,tail", "two:head,tail", "three:head,tail", "four:head,tail");
    toggle();
    assertTrue(transcript.isStale());
    assertPaper("two:head", "four:tail");
    toggle();
    assertPaper("one:head,tail", "two:head,tail", "three:head,tail", "four:head,tail");
  }

  @Test
  void whatTheySayIsNeverDrawn() {
    toggle();
    hear("Eve", "one", 1);
    assertPaper("one:head,tail");
    drawn.steps.clear();
    hear("Bob", "two", 2);
    assertPaper("one:head,tail");
    assertEquals(List.of(), drawn.steps);
    toggle();
    assertPaper("one:head,tail", "two:head,tail");
  }

  @Test
  void whatIsPendingKeepsItsPlaceBelow() {
    hear("Bob", "one", 1);
    transcript.apply(
        new Change.PendingChanged(
            new Pending("me.1", new Body.Text("mine"), 2, Pending.Delivery.HANDED_OVER, null)));
    toggle();
    assertPaper("mine:own,HANDED_OVER,head,tail");
    hear("Bob", "two", 2);
    hear("Eve", "three", 3);
    assertPaper("three:head,tail", "mine:own,HANDED_OVER,head,tail");
    toggle();
    assertPaper("one:head", "two:tail", "three:head,tail", "mine:own,HANDED_OVER,head,tail");
  }

  @Test
  void olderOnesStayAwayToo() {
    toggle();
    hear("Eve", "nine", 9);
    transcript.apply(
        new Change.HistoryArrived(
            List.of(
                new Message("Eve", new Body.Text("seven"), 7, false, null, 7, "eve.7"),
                new Message("Bob", new Body.Text("eight"), 8, false, null, 8, "bob.8")),
            true));
    assertPaper("seven:head", "nine:tail");
    toggle();
    assertPaper("seven:head,tail", "eight:head,tail", "nine:head,tail");
  }

  @Test
  void whoFallsOutWhileIgnoredIsGone() {
    toggle();
    hear("Bob", "first", 1);
    for (int n = 2; n <= Transcript.MOST_ROWS + 1; n++) {
      hear("Eve", "more", n);
    }
    assertTrue(transcript.takeDropped() > 2);
    toggle();
    assertTrue(transcript.rows().stream().noneMatch(row -> "first".equals(DrawnRows.text(row))));
  }

  @Test
  void aNewScreenShowsThemNeither() {
    hear("Bob", "one", 1);
    hear("Eve", "two", 2);
    assertPaper("one:head,tail", "two:head,tail");
    toggle();
    transcript.redraw();
    var other = new DrawnRows();
    transcript.draw(other, 2 * Transcript.SHOWN_ROWS);
    assertEquals(List.of("two:head,tail"), other.brief());
  }
}
