package org.websocketchat.terminal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.websocketchat.bot.BotChange;
import org.websocketchat.bot.BotMessage;
import org.websocketchat.bot.BotPerson;

/** Writes what happens in a room as lines for a terminal. */
final class TerminalText {
  private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();
  private static final AttributedStyle WARNING =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

  /** The colours of names; each can be read on black and on white. */
  private static final int[] COLOURS = {
    AttributedStyle.RED,
    AttributedStyle.GREEN,
    AttributedStyle.YELLOW,
    AttributedStyle.BLUE,
    AttributedStyle.MAGENTA,
    AttributedStyle.CYAN
  };

  private final DateTimeFormatter time;

  /** Writes times of this zone. */
  TerminalText(ZoneId zone) {
    time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
  }

  /** A message: number, time, name and text; further lines of the text are indented. */
  AttributedString message(BotMessage message) {
    var out = new AttributedStringBuilder();
    out.styled(FAINT, "#" + message.offset() + " " + time.format(message.date()) + " ");
    out.styled(colour(message.author()), harmless(message.author()));
    if (message.isReply()) {
      out.styled(FAINT, " to #" + message.replyTo());
    }
    return out.append(": ").append(harmless(message.text())).toAttributedString();
  }

  /** The people, in the order of the server's list. */
  AttributedString people(List<BotPerson> people) {
    var out = new AttributedStringBuilder();
    out.styled(FAINT, people.size() == 1 ? "1 person:" : people.size() + " people:");
    for (var person : people) {
      out.append(" ").styled(colour(person.name()), harmless(person.name()));
      out.styled(FAINT, person.own() ? " (you)" : person.verified() ? " (verified)" : "");
    }
    return out.toAttributedString();
  }

  /** A correction; what was shown above it stays there. */
  AttributedString change(BotChange change) {
    return event(
        switch (change) {
          case BotChange.Edited edit -> "#" + edit.offset() + " now says: " + edit.text();
          case BotChange.Removed removal -> "#" + removal.offset() + " was removed.";
          case BotChange.Purged purge ->
              "A moderator has removed "
                  + (purge.who().isEmpty() ? "what guests said" : "what one person said")
                  + " from #"
                  + purge.since()
                  + " on.";
        });
  }

  /** Something that has happened. */
  AttributedString event(String sentence) {
    return new AttributedString("* " + harmless(sentence), FAINT);
  }

  /** Something that has gone wrong. */
  AttributedString warning(String sentence) {
    return new AttributedString("! " + harmless(sentence), WARNING);
  }

  /** The same name has the same colour everywhere. */
  private static AttributedStyle colour(String name) {
    int colour = COLOURS[Math.floorMod(name.hashCode(), COLOURS.length)];
    return AttributedStyle.BOLD.foreground(colour);
  }

  /** Text from outside, without control characters; a tab is a space, lines are indented. */
  static String harmless(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (point == '\n') {
                out.append("\n    ");
              } else if (point == '\t') {
                out.append(' ');
              } else if (isBidiControl(point)) {
                out.append('\uFFFD');
              } else if (!Character.isISOControl(point)) {
                out.appendCodePoint(point);
              }
            });
    return out.toString();
  }

  /** Embeddings, overrides and isolates, which would reorder the rest of the line. */
  private static boolean isBidiControl(int point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
  }
}
