package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/** What a page has cleared stays away, and what it withholds is hidden. */
final class ClearedLogTest {
  private final Unread unread = new Unread();
  private final Transcript transcript =
      new Transcript(new PlainFormats(), unread, new IgnoreList(null));

  private static Message message(long offset, String text) {
    return new Message("Bob", new Body.Text(text), 0, false, null, offset, "t." + offset);
  }

  private void arrive(long offset) {
    transcript.apply(new Change.MessageArrived(message(offset, "m" + offset)));
  }

  private void older(boolean more, long... offsets) {
    var page = Arrays.stream(offsets).mapToObj(offset -> message(offset, "m" + offset)).toList();
    transcript.apply(new Change.HistoryArrived(page, more));
  }

  private List<String> texts() {
    return transcript.messages().stream().map(message -> message.body().text()).toList();
  }

  @Test
  void whatWasClearedIsNotLoadedAgain() {
    older(true, 3, 4);
    arrive(5);
    assertTrue(transcript.older().canLoad());
    transcript.clear();
    assertEquals(List.of(), transcript.rows());
    assertFalse(transcript.older().canLoad());
    arrive(6);
    transcript.apply(new Change.Missed(false));
    older(true, 4, 5, 6, 7);
    assertEquals(List.of("m6", "m7"), texts());
    assertFalse(transcript.older().canLoad(), "below is what was cleared");
  }

  @Test
  void nothingIsSaidToBeMissingAboveWhatWasCleared() {
    arrive(5);
    transcript.clear();
    older(false, 4, 5, 6);
    assertEquals(1, transcript.rows().size());
  }

  @Test
  void anotherLogBeginsAnew() {
    arrive(50);
    transcript.clear();
    transcript.apply(new Change.Missed(true));
    older(false, 1, 2);
    assertEquals(List.of("m1", "m2"), texts());
  }

  @Test
  void whatIsPendingStays() {
    transcript.apply(
        new Change.PendingChanged(
            new Pending("1", new Body.Text("mine"), 0, Pending.Delivery.WAITING)));
    arrive(1);
    transcript.clear();
    assertEquals(1, transcript.rows().size());
  }

  @Test
  void aWithheldMessageIsHiddenUntilAnEditBringsItBack() {
    transcript.apply(new Change.MessageArrived(message(1, "")));
    arrive(2);
    assertEquals(List.of("m2"), texts());
    assertEquals(1, transcript.rows().size());
    assertEquals(Quote.Kind.IGNORED, transcript.quote(1).kind());
    transcript.apply(new Change.Corrected(3, new Body.Edit(1, "again"), 0));
    assertEquals(List.of("again", "m2"), texts());
    transcript.apply(new Change.Corrected(4, new Body.Edit(2, ""), 0));
    assertEquals(List.of("again"), texts());
    assertEquals(1, transcript.rows().size());
  }
}
