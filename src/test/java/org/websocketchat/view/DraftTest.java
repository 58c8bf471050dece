package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/** What a written text becomes, and what stands in the box before and after. */
final class DraftTest {
  private final Draft draft = new Draft();

  private static Message message(long offset, String text) {
    return new Message("Ann", new Body.Text(text), 1, true, null, offset, null);
  }

  @Test
  void aReplyKeepsWhatIsWritten() {
    assertEquals("so far", draft.reply(7, "so far"));
    assertEquals(new Body.Text("yes", 7), draft.body("yes"));
    assertEquals("", draft.sent());
    assertEquals(new Body.Text("yes"), draft.body("yes"));
  }

  @Test
  void anEditGivesBackWhatWasWrittenBefore() {
    assertEquals("hi", draft.edit(message(7, "hi"), null, "so far"));
    assertEquals("so far", draft.kept("hi there"));
    assertEquals(new Body.Edit(7, "hi there"), draft.body("hi there"));
    assertTrue(draft.isUnchanged("hi"));
    assertFalse(draft.isUnchanged("hi there"));
    assertEquals("so far", draft.sent());
    assertEquals("so far", draft.kept("so far"));
    assertEquals(Draft.Purpose.MESSAGE, draft.purpose());
  }

  @Test
  void anEditAfterAnEditAndAReplyAfterAnEditGiveBackTheFirstText() {
    draft.edit(message(7, "one"), null, "so far");
    assertEquals("two", draft.edit(message(8, "two"), null, "one!"));
    assertEquals("so far", draft.reply(9, "two!"));
    assertEquals(9, draft.target());
    assertEquals("so far", draft.cancel("so far"));
  }

  @Test
  void anotherEditBeginsWithTheOneThatIsOnItsWay() {
    var edit = new Body.Edit(7, "second");
    var waiting = new Pending("c", edit, 1, Pending.Delivery.HANDED_OVER);
    assertEquals("second", draft.edit(message(7, "first"), waiting, ""));
    assertFalse(draft.isUnchanged("first"), "it takes the second one back");
    assertTrue(draft.isUnchanged("second"));
    var failed = new Pending("c", edit, 1, Pending.Delivery.FAILED, "gone");
    assertEquals("first", draft.edit(message(7, "first"), failed, ""));
    assertTrue(draft.isUnchanged("first"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hi", "/me waves", "/help", "/nick Ann", "/dance", "/etc/hosts", "a /help"})
  void whatStandsInTheBoxOfAnEditIsSentAsItWas(String text) {
    var command = Command.of(draft.edit(message(7, text), null, ""));
    assertEquals(new Command(Command.Kind.SAY, text), command);
  }

  @Test
  void anEditEndsWithItsMessageAndAReplyGoesOn() {
    var removal = new Change.Corrected(9, new Body.Remove(7, Body.Remover.MODERATOR), 1);
    draft.reply(7, "");
    assertFalse(draft.isEndedBy(removal));
    draft.edit(message(7, "hi"), null, "");
    assertFalse(draft.isEndedBy(new Change.Corrected(9, new Body.Edit(7, "x"), 1)));
    assertFalse(
        draft.isEndedBy(new Change.Corrected(9, new Body.Remove(8, Body.Remover.AUTHOR), 1)));
    assertTrue(draft.isEndedBy(removal));
  }

  @Test
  void aReplyThatWasLaidAsideForAnEditComesBackAsAReply() {
    draft.reply(7, "so far");
    draft.edit(message(8, "one"), null, "so far");
    draft.edit(message(9, "two"), null, "one!");
    assertEquals("so far", draft.sent());
    assertEquals(Draft.Purpose.REPLY, draft.purpose());
    assertEquals(new Body.Text("so far", 7), draft.body("so far"));
    draft.edit(message(8, "one"), null, "so far");
    var over = new Change.Missed(true);
    assertTrue(draft.isEndedBy(over));
    draft.cancel("one!");
    assertTrue(draft.isEndedBy(over), "the reply, too, is of the old log");
    assertEquals("so far", draft.cancel("so far"));
    assertEquals(Draft.Purpose.MESSAGE, draft.purpose());
    draft.edit(message(8, "one"), null, "x");
    assertEquals("x", draft.cancel("one"));
    assertEquals(Draft.Purpose.MESSAGE, draft.purpose());
  }

  @Test
  void anotherLogEndsBoth() {
    assertFalse(draft.isEndedBy(new Change.Missed(true)));
    draft.reply(7, "");
    assertFalse(draft.isEndedBy(new Change.Missed(false)));
    assertTrue(draft.isEndedBy(new Change.Missed(true)));
    assertTrue(draft.isEndedBy(new Change.Forgotten()));
  }
}
