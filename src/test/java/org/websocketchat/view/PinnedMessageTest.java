package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;

/** What is told of the pinned message above the log. */
final class PinnedMessageTest {
  private final IgnoreList ignoreList = new IgnoreList(null);
  private final Transcript transcript =
      new Transcript(new PlainFormats(), new Unread(), ignoreList);

  private static Message message(long offset, String text) {
    return new Message("Bob", new Body.Text(text), 5, false, null, offset, "bob.1", "bob", 0, 0);
  }

  private String told() {
    var quote = transcript.pinned().quote();
    var said = quote.message();
    return quote.kind() + (said == null ? "" : " " + said.body().text());
  }

  private void correct(long offset, Body.OfMessages body) {
    transcript.apply(new Change.Corrected(offset, body, 6));
  }

  @Test
  void oneThatCameAloneIsToldAsItIsNow() {
    transcript.apply(new Change.HistoryArrived(List.of(message(80, "shown")), true));
    transcript.apply(new Change.Pinned(7));
    assertEquals("NOT_LOADED", told());
    transcript.apply(new Change.PinnedArrived(message(7, "rules")));
    assertEquals("SHOWN rules", told());
    assertNull(transcript.pinned().quote().row());
    correct(81, new Body.Edit(7, "new rules"));
    assertEquals("SHOWN new rules", told());
    assertEquals(1, transcript.rows().size(), "it is not in the log");
    transcript.apply(new Change.Missed(false));
    assertFalse(told().startsWith("SHOWN"), "corrections of it may be missing");
  }

  @Test
  void oneThatIsInTheLogIsToldFromThere() {
    transcript.apply(new Change.HistoryArrived(List.of(message(80, "shown")), true));
    transcript.apply(new Change.Pinned(80));
    assertEquals("SHOWN shown", told());
    correct(81, new Body.Edit(80, "edited"));
    assertEquals("SHOWN edited", told());
  }

  @Test
  void oneOfSomebodyWhoIsIgnoredIsNotTold() {
    transcript.apply(new Change.Pinned(7));
    transcript.apply(new Change.PinnedArrived(message(7, "rules")));
    ignoreList.toggle(
        new Person(1, "bob", "Bob", null, ServerFrame.Standing.guest("bob"), false, false));
    assertEquals("IGNORED", told());
  }

  @Test
  void itStaysFoldedUntilAnotherIsPinned() {
    transcript.apply(new Change.Pinned(7));
    transcript.pinned().fold();
    assertTrue(transcript.pinned().isFolded());
    transcript.apply(new Change.PinnedArrived(message(7, "rules")));
    assertTrue(transcript.pinned().isFolded());
    transcript.apply(new Change.Pinned(8));
    assertFalse(transcript.pinned().isFolded());
    transcript.pinned().fold();
    transcript.pinned().fold();
    assertFalse(transcript.pinned().isFolded());
  }
}
