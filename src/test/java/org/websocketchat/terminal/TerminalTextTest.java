package org.websocketchat.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.websocketchat.bot.BotChange;
import org.websocketchat.bot.BotMessage;
import org.websocketchat.bot.BotPerson;
import org.websocketchat.protocol.Role;

final class TerminalTextTest {
  private final TerminalText text = new TerminalText(ZoneOffset.UTC);

  private AttributedString said(String author, String words, long replyTo) {
    return text.message(
        new BotMessage(author, "", true, words, 7, Instant.ofEpochSecond(3_660), replyTo, false));
  }

  @Test
  void aCorrectionNamesItsMessage() {
    var at = Instant.EPOCH;
    assertEquals(
        List.of(
            "* #7 now says: hello",
            "* #7 was removed.",
            "* A moderator has removed what one person said from #5 on."),
        List.of(
                new BotChange.Edited(9, at, 7, "hello"),
                new BotChange.Removed(9, at, 7, true),
                new BotChange.Purged(9, at, "who", 5))
            .stream()
            .map(change -> text.change(change).toString())
            .toList());
  }

  @Test
  void aMessageHasNumberTimeNameAndText() {
    assertEquals("#7 01:01 Ann: hi", said("Ann", "hi", 0).toString());
    assertEquals("#7 01:01 Ann to #3: hi\n    there", said("Ann", "hi\nthere", 3).toString());
  }

  /** Or somebody could clear the screen of others, or write in the name of somebody else. */
  @Test
  void nothingFromOutsideControlsTheTerminal() {
    var hostile = "\u001B[2J\r\u009B1A\u0007a\tb\u202Ec\u2066d";
    assertEquals(
        "#7 01:01 [2JA: [2J1Aa b\uFFFDc\uFFFDd", said("\u001B[2JA", hostile, 0).toString());
    assertEquals("* [2J", text.event("\u001B[2J").toString());
    assertEquals("! [2J", text.warning("\u001B[2J").toString());
    var person = new BotPerson("\u001B[2JA", "", Role.GUEST, false, false);
    assertEquals("1 person: [2JA", text.people(List.of(person)).toString());
  }

  @Test
  void peopleAreListed() {
    var people =
        List.of(
            new BotPerson("Ann", "a", Role.OWNER, true, false),
            new BotPerson("Bob", "b", Role.GUEST, false, true));
    assertEquals("2 people: Ann (verified) Bob (you)", text.people(people).toString());
  }

  @Test
  void aNameHasTheSameColourEverywhere() {
    var colour = said("Ann", "hi", 0).styleAt(10);
    assertEquals(colour, said("Ann", "more", 3).styleAt(10));
    assertNotEquals(colour, said("Bob", "hi", 0).styleAt(10));
    assertEquals(
        colour,
        text.people(List.of(new BotPerson("Ann", "", Role.GUEST, false, false))).styleAt(11));
  }
}
