package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.Remover;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;

/** Older messages come by themselves only as long as they bring something to see. */
final class OlderMessagesTest {
  private static final int PAGE = 50;

  /** With more rows, none are loaded. */
  private static final int FULL_ROWS = Transcript.MOST_ROWS * 9 / 10;

  private final IgnoreList ignoreList = new IgnoreList(null);
  private final Transcript transcript =
      new Transcript(new PlainFormats(), new Unread(), ignoreList);
  private final OlderMessages older = transcript.older();
  private final DrawnRows drawn = new DrawnRows();
  private long oldest = 10_000;

  private static Message message(long offset, Body body) {
    return new Message("Bob", body, 1, false, null, offset, "bob." + offset);
  }

  /** A page with so many messages that can be seen; the others were removed. */
  private void page(int seen) {
    var page = new ArrayList<Message>();
    oldest -= PAGE;
    for (int i = 0; i < PAGE; i++) {
      var body = i < seen ? new Body.Text("m" + i) : new Body.Removed(Remover.MODERATOR);
      page.add(message(oldest + i, body));
    }
    transcript.apply(new Change.HistoryArrived(page, true));
    transcript.draw(drawn, Transcript.MOST_ROWS);
  }

  private void pages(int count, int seen) {
    for (int i = 0; i < count; i++) {
      page(seen);
    }
  }

  @Test
  void pagesThatBringLittleEndItUntilTheReaderAsks() {
    pages(OlderMessages.MOST_POOR_PAGES - 1, OlderMessages.FEWEST_SEEN - 1);
    assertTrue(older.loads());
    assertTrue(older.comes());
    page(0);
    assertFalse(older.loads());
    assertFalse(older.comes());
    assertTrue(older.waits());
    assertTrue(older.canLoad());
    transcript.continueLoading();
    assertTrue(transcript.isStale(), "the button goes");
    assertTrue(older.loads());
    pages(OlderMessages.MOST_POOR_PAGES, 0);
    assertTrue(older.waits());
  }

  @Test
  void onePageWithEnoughToSeeBeginsAnew() {
    for (int i = 0; i < 5; i++) {
      pages(OlderMessages.MOST_POOR_PAGES - 1, 0);
      page(OlderMessages.FEWEST_SEEN);
    }
    assertTrue(older.loads());
  }

  @Test
  void whatIsIgnoredBringsNothing() {
    ignoreList.toggle(new Person(1, "bob", "Bob", null, false, false));
    pages(OlderMessages.MOST_POOR_PAGES, PAGE);
    assertFalse(older.loads());
  }

  @Test
  void anotherRunBeginsAnew() {
    pages(OlderMessages.MOST_POOR_PAGES, 0);
    transcript.apply(new Change.Missed(false));
    page(0);
    assertTrue(older.loads());
  }

  @Test
  void rowsThatAreNotDrawnComeFirst() {
    pages(OlderMessages.MOST_POOR_PAGES, PAGE);
    pages(OlderMessages.MOST_POOR_PAGES, 0);
    assertFalse(older.loads());
    transcript.draw(drawn, 10);
    assertTrue(older.comes());
    assertFalse(older.waits());
  }

  @Test
  void aFullLogIsTold() {
    pages(FULL_ROWS / PAGE, PAGE);
    assertTrue(older.canLoad());
    assertFalse(older.isFull());
    page(PAGE);
    assertFalse(older.canLoad());
    assertFalse(older.isFull(), "not all is drawn");
    while (transcript.widen()) {
      transcript.draw(drawn, Transcript.MOST_ROWS);
    }
    assertTrue(older.isFull());
    assertFalse(older.waits(), "a press would not help");
    assertFalse(older.comes());
    transcript.apply(new Change.HistoryArrived(List.of(), false));
    assertFalse(older.isFull(), "there are none");
    assertEquals(FULL_ROWS + PAGE + 1, transcript.size()); // and what says so
  }
}
