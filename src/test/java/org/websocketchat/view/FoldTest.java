package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.Remover;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/** Runs of removed messages: each is one row, until the person opens it. */
final class FoldTest {
  private final Unread unread = new Unread();
  private final IgnoreList ignoreList = new IgnoreList(null);
  private final Transcript transcript = new Transcript(new PlainFormats(), unread, ignoreList);
  private final DrawnRows drawn = new DrawnRows();
  private long newest;

  private static Message message(long offset) {
    var who = "w" + offset % 3;
    var text = "m" + offset;
    return new Message("N", new Body.Text(text), 1, false, null, offset, who + ".1", who, 0, 0);
  }

  private void hear(int count) {
    for (int i = 0; i < count; i++) {
      transcript.apply(new Change.MessageArrived(message(++newest)));
    }
  }

  private void remove(long... offsets) {
    for (long offset : offsets) {
      var removal = new Body.Remove(offset, Remover.MODERATOR);
      transcript.apply(new Change.Corrected(1_000 + offset, removal, 1));
    }
  }

  private Row row(long offset) {
    return Objects.requireNonNull(transcript.find(offset));
  }

  /** What stands there: a text, the number of a fold, or - for a removed message. */
  private List<String> drawn() {
    transcript.draw(drawn, Transcript.MOST_ROWS);
    return drawn.arrived.stream().map(FoldTest::told).toList();
  }

  private static String told(Row row) {
    if (row.folded() > 0) {
      return "" + row.folded();
    }
    var message = row.message();
    return message == null
        ? row.event().substring(0, row.event().indexOf('|'))
        : message.isRemoved() ? "-" : message.body().text();
  }

  @Test
  void threeAndMoreInARowAreOne() {
    hear(6);
    remove(2, 3);
    assertEquals(List.of("m1", "-", "-", "m4", "m5", "m6"), drawn());
    remove(4);
    assertEquals(List.of("m1", "3", "m5", "m6"), drawn());
    remove(6);
    assertEquals(List.of("m1", "3", "m5", "-"), drawn());
    remove(5);
    assertEquals(List.of("m1", "5"), drawn());
    transcript.apply(new Change.SignedIn("Eve", 1, false));
    hear(1);
    assertEquals(List.of("m1", "5", "{0} joined", "m7"), drawn());
  }

  @Test
  void aPurgeOfManyIsDrawnAsOneChange() {
    hear(50);
    drawn();
    drawn.steps.clear();
    transcript.apply(new Change.Corrected(60, new Body.Purge(null, 11), 1));
    assertEquals(11, drawn().size());
    assertEquals("40", drawn().getLast());
    assertEquals(1, drawn.steps.stream().filter(step -> step.startsWith("redraw")).count());
    drawn.steps.clear();
    transcript.redraw();
    drawn.arrived.clear();
    assertEquals("40", drawn().getLast());
  }

  @Test
  void whatWasOpenedStaysOpenAndGrows() {
    hear(6);
    remove(2, 3, 4);
    assertEquals(List.of("m1", "3", "m5", "m6"), drawn());
    transcript.unfold(row(3));
    assertTrue(transcript.isStale());
    assertEquals(List.of("m1", "-", "-", "-", "m5", "m6"), drawn());
    remove(5);
    assertEquals(List.of("m1", "-", "-", "-", "-", "m6"), drawn());
  }

  @Test
  void olderOnesJoinTheRun() {
    newest = 20;
    hear(2);
    remove(21, 22);
    assertEquals(List.of("-", "-"), drawn());
    var page = List.of(message(19), message(20));
    transcript.apply(new Change.HistoryArrived(page, true));
    remove(19, 20);
    assertEquals(List.of("4"), drawn());
    assertEquals(4, transcript.size());
    assertEquals(1, transcript.rows().size());
  }

  @Test
  void whatIsToBeDecidedAboutIsNotFolded() {
    hear(3);
    var own = new Message("N", new Body.Text("mine"), 1, true, null, 4, "me.1", "me", 0, 0);
    transcript.apply(new Change.MessageArrived(own));
    var edit = new Body.Edit(4, "other");
    var failed = new Pending("me.2", edit, 1, Pending.Delivery.FAILED, "gone");
    transcript.apply(new Change.PendingChanged(failed));
    remove(1, 2, 3, 4);
    assertEquals(List.of("3", "-"), drawn());
    transcript.apply(new Change.PendingRemoved("me.2"));
    assertEquals(List.of("4"), drawn());
  }

  @Test
  void aFoldIsInNoGroup() {
    for (int i = 1; i <= 5; i++) {
      transcript.apply(
          new Change.MessageArrived(
              new Message("N", new Body.Text("m" + i), 1, false, null, i, "c" + i, "w", 0, 0)));
    }
    remove(2, 3, 4);
    assertEquals(List.of("m1", "3", "m5"), drawn());
    for (var row : drawn.arrived) {
      assertTrue(row.place().head() && row.place().tail());
    }
  }

  @Test
  void theLineAboveWhatIsNewStandsBelowAFoldThatBeganBefore() {
    hear(3);
    unread.here(false);
    for (int i = 0; i < 3; i++) {
      var change = new Change.MessageArrived(message(++newest));
      unread.apply(change);
      transcript.apply(change);
    }
    remove(3, 4, 5);
    assertEquals(List.of("m1", "m2", "3", "New", "m6"), drawn());
    remove(2, 1);
    assertEquals(List.of("5", "New", "m6"), drawn());
  }

  /** The rows are the same whether they were drawn after each change or only in the end. */
  @Test
  void eachDrawingIsAsIfItWereTheFirst() {
    for (int seed = 0; seed < 400; seed++) {
      var random = new Random(seed);
      var test = new FoldTest();
      for (int step = 0; step < 25; step++) {
        test.happens(random);
        var before = new ArrayList<>(test.drawn());
        if (random.nextInt(5) == 0) {
          test.transcript.redraw();
          test.drawn.arrived.clear();
          assertEquals(before, test.drawn(), "seed " + seed);
        }
        assertFalse(test.transcript.isStale());
      }
    }
  }

  private void happens(Random random) {
    long offset = 1 + random.nextLong(newest + 1);
    switch (random.nextInt(6)) {
      case 0, 1 -> hear(1 + random.nextInt(3));
      case 2, 3 -> remove(offset, offset + 1);
      case 4 -> transcript.apply(new Change.SignedIn("Eve" + offset, 1, false));
      default -> {
        var row = transcript.find(offset);
        if (row != null) {
          transcript.unfold(row);
        }
      }
    }
  }

  @Test
  void whatIsFoldedKnowsWhatStandsForIt() {
    hear(5);
    remove(2, 3, 4);
    drawn();
    assertNull(row(2).foldedInto());
    assertSame(row(2), row(4).foldedInto());
    assertNull(row(5).foldedInto());
    remove(1);
    drawn();
    assertSame(row(1), row(2).foldedInto());
    transcript.unfold(row(4));
    drawn();
    assertNull(row(4).foldedInto());
  }

  @Test
  void aReplyToAFoldedMessageQuotesIt() {
    hear(5);
    var reply = new Message("N", new Body.Text("r", 3), 1, false, null, 6, "w.6", "w", 0, 0);
    transcript.apply(new Change.MessageArrived(reply));
    remove(2, 3, 4);
    drawn();
    var quote = Objects.requireNonNull(row(6).quote());
    assertEquals(Quote.Kind.SHOWN, quote.kind());
    assertSame(row(3), quote.row());
  }

  @Test
  void whatAPurgeWouldRemoveIsCounted() {
    hear(9);
    remove(4);
    assertEquals(2, transcript.count(new Body.Purge("w1", 1)), "1 and 7");
    assertEquals(8, transcript.count(new Body.Purge(null, 1)));
    assertEquals(3, transcript.count(new Body.Purge(null, 7)));
  }
}
