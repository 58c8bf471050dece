package org.websocketchat.view;

import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Refusal;

/**
 * How long a text in the message box may be: in characters, as the page says, and in bytes, as
 * servers count.
 *
 * @param mostChars in code points; more than {@link Limits#TEXT_BYTES} limit nothing
 */
public record TextLimit(int mostChars) {
  /** When less than this part of what fits is left, the box says how much. */
  private static final int SCARCE = 10;

  /** The most bytes that one char takes in UTF-8. */
  private static final int CHAR_BYTES = 3;

  /** What the box says about the room that is left; empty while there is plenty, or none. */
  public String left(String text, Translator translator) {
    int chars = mostChars - codePoints(text);
    int bytes = freeBytes(text);
    if (chars < 0 || bytes < 0) {
      return "";
    }
    if (mostChars < Limits.TEXT_BYTES && chars < scarceChars() && chars <= bytes) {
      return translator.count(Text.CHARS_LEFT, chars);
    }
    return bytes < Limits.TEXT_BYTES / SCARCE ? translator.count(Text.BYTES_LEFT, bytes) : "";
  }

  /** What is wrong with a text that is too long; empty if it is not. */
  public String fault(String text, Translator translator) {
    if (freeBytes(text) < 0) {
      return translator.refusal(Refusal.TOO_LARGE, text);
    }
    int chars = codePoints(text);
    var formats = translator.formats();
    return chars > mostChars
        ? translator.translate(
            Text.TOO_MANY_CHARS, formats.number(chars), formats.number(mostChars))
        : "";
  }

  /** At least 10: with a limit such as 20, the last two would come too late. */
  private int scarceChars() {
    return Math.max(mostChars / SCARCE, Math.min(mostChars, SCARCE));
  }

  /** How many bytes are left, roughly while there are plenty; below 0 if it is too long. */
  private static int freeBytes(String text) {
    boolean isRoomy = text.length() * CHAR_BYTES < Limits.TEXT_BYTES - Limits.TEXT_BYTES / SCARCE;
    return isRoomy ? Limits.TEXT_BYTES : Limits.TEXT_BYTES - Utf8.length(text);
  }

  private static int codePoints(String text) {
    int points = 0;
    for (int i = 0; i < text.length(); points++) {
      i += Character.charCount(text.codePointAt(i));
    }
    return points;
  }
}
