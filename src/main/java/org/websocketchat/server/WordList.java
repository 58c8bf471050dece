package org.websocketchat.server;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Words, and whether a text has one of them. Capital and small letters are the same, and full and
 * half width, and letters with and without accents. A word of a script that separates words by
 * blanks is found as a whole word only: {@code ass} is not in {@code class}.
 */
final class WordList {
  /** Scripts of higher code points are written without blanks, or are signs. */
  private static final int NO_BLANKS_FROM = 0x2E80;

  /** The folded words, by their first two characters: a text is compared with few at each place. */
  private final Map<String, List<String>> words = new LinkedHashMap<>();

  /** Takes the words, of which blank ones do not count. */
  WordList(List<String> unwanted) {
    for (var word : unwanted) {
      var folded = folded(word).strip();
      if (!folded.isEmpty()) {
        words.computeIfAbsent(start(folded, 0), none -> new ArrayList<>()).add(folded);
      }
    }
  }

  /** Whether one of the words is in this text. */
  boolean isIn(String text) {
    if (words.isEmpty()) {
      return false;
    }
    var folded = folded(text);
    for (int at = 0; at < folded.length(); at++) {
      if (begins(folded, at, start(folded, at))
          || begins(folded, at, folded.substring(at, at + 1))) {
        return true;
      }
    }
    return false;
  }

  private boolean begins(String folded, int at, String start) {
    for (var word : words.getOrDefault(start, List.of())) {
      int end = at + word.length();
      if (folded.startsWith(word, at)
          && !continues(folded, at, at)
          && !continues(folded, end, end - 1)) {
        return true;
      }
    }
    return false;
  }

  private static String start(String folded, int at) {
    return folded.substring(at, Math.min(at + 2, folded.length()));
  }

  /** Whether a word goes on over this border, at whose side the index is that the word has. */
  private static boolean continues(String text, int border, int inside) {
    return border > 0
        && border < text.length()
        && isLetter(text.charAt(inside))
        && isLetter(text.charAt(border - 1))
        && isLetter(text.charAt(border));
  }

  private static boolean isLetter(char c) {
    return c < NO_BLANKS_FROM && Character.isLetterOrDigit(c);
  }

  /** The text without what makes no other word of it, and one blank for all white space. */
  static String folded(String text) {
    var out = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .filter(WordList::counts)
        .forEach(point -> add(out, point));
    return out.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static void add(StringBuilder out, int point) {
    if (!Character.isWhitespace(point)) {
      out.appendCodePoint(point);
    } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }

  /** Neither an accent nor an invisible character. */
  private static boolean counts(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> false;
      default -> true;
    };
  }
}
