package org.websocketchat.view;

import java.util.List;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;

/** Says things in one language. */
public final class Words {
  private final Language language;
  private final Formats formats;

  public Words(Language language, Formats formats) {
    this.language = language;
    this.formats = formats;
  }

  public Language language() {
    return language;
  }

  public Formats formats() {
    return formats;
  }

  /** The text, its places filled. */
  public String say(Text text, String... arguments) {
    return join(text.in(language), arguments);
  }

  /** The text, its places filled, with what was put in told from what was not. */
  public List<Part> parts(Text text, List<String> arguments) {
    return Part.of(text.in(language), arguments);
  }

  /** The text in the number that this count takes, with the count at its place. */
  public String count(Text text, int count) {
    return join(text.in(language, count), formats.number(count));
  }

  /** A name as it is shown: those without one are somebody. */
  public String name(String name) {
    return name.isBlank() ? say(Text.SOMEBODY) : name;
  }

  /** What is wrong with a name that somebody typed. */
  public String fault(PersonName.Fault fault, String name) {
    return switch (fault) {
      case EMPTY -> say(Text.NAME_EMPTY);
      case CONTROL -> say(Text.NAME_CONTROL);
      case TOO_LONG ->
          say(
              Text.NAME_TOO_LONG,
              formats.number(Limits.NAME_CODE_POINTS),
              formats.number(name.strip().codePointCount(0, name.strip().length())));
    };
  }

  /** Why a text is not sent, with its size and the limit where that is the reason. */
  public String refusal(Refusal refusal, String text) {
    return switch (refusal) {
      case EMPTY -> say(Text.EMPTY);
      case FULL -> say(Text.FULL);
      case NOT_JOINED -> say(Text.NOT_JOINED);
      case TOO_LARGE ->
          say(Text.TOO_LARGE, formats.number(Utf8.length(text)), formats.number(Limits.TEXT_BYTES));
    };
  }

  /** What is wrong with the address that a site owner wrote, and what to do. */
  public String fault(ServerAddress.Invalid invalid) {
    var text =
        switch (invalid.fault()) {
          case MISSING -> Text.SERVER_MISSING;
          case NOT_A_URL -> Text.SERVER_NOT_A_URL;
          case SCHEME -> Text.SERVER_SCHEME;
          case FRAGMENT -> Text.SERVER_FRAGMENT;
          case INSECURE -> Text.INSECURE;
          case ROOM -> Text.ROOM_INVALID;
          case NO_HOST -> Text.SERVER_NO_HOST;
        };
    return say(text, invalid.value());
  }

  private static String join(String pattern, String... arguments) {
    var out = new StringBuilder();
    for (var part : Part.of(pattern, List.of(arguments))) {
      out.append(part.text());
    }
    return out.toString();
  }
}
