package org.websocketchat.fuzz;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.websocketchat.view.Markup;
import org.websocketchat.view.UnsafeCharacters;

/**
 * The patterns of {@code view} as a browser's regular expressions read them: by UTF-16 code units,
 * where Java reads code points, and with every white space of Unicode as {@code \s}. Nothing else
 * that page and JVM show or send has to be made alike.
 */
final class BrowserPatterns {
  private static final String SPACES =
      "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

  private static final Pattern MARKUP = translated(Markup.PATTERN);
  private static final Pattern INVISIBLE = translated(UnsafeCharacters.INVISIBLE);
  private static final Pattern DIRECTION_MARKS = translated(UnsafeCharacters.DIRECTION_MARKS);

  private BrowserPatterns() {}

  private static Pattern translated(String pattern) {
    return Pattern.compile(
        pattern
            .replace("[\\s\\S]", "(?s:.)")
            .replace("\\s", SPACES)
            .replace("\\ud83c-\\udfff", inUnits("\ud83c") + "-" + inUnits("\udfff")));
  }

  /** The text with a private character in place of each surrogate, so that none is half a pair. */
  private static String inUnits(String text) {
    var units = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      units.append(Character.isSurrogate(c) ? (char) (c - 0xD800 + 0xE000) : c);
    }
    return units.toString();
  }

  /** A matcher of the markup, with the indices of this text. */
  static Matcher markup(String text) {
    return MARKUP.matcher(inUnits(text));
  }

  /** A name with a visible sign in place of each invisible character. */
  static String visible(String name) {
    return replaced(INVISIBLE, name, "\ufffd");
  }

  static String withoutDirectionMarks(String text) {
    return replaced(DIRECTION_MARKS, text, "");
  }

  private static String replaced(Pattern pattern, String text, String by) {
    var out = new StringBuilder();
    var matcher = pattern.matcher(inUnits(text));
    int from = 0;
    while (matcher.find()) {
      out.append(text, from, matcher.start()).append(by);
      from = matcher.end();
    }
    return out.append(text.substring(from)).toString();
  }
}
