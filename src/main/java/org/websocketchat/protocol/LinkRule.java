package org.websocketchat.protocol;

/**
 * What counts as a link in a text: the page shows it as one, and a server may refuse it.
 *
 * <p>The pattern defines it, for the engine of a page. A server asks {@link #isIn}, which gives the
 * same answer, and looks at each character a bounded number of times.
 */
public final class LinkRule {
  /** Letters and digits of scripts that separate words by blanks; part of a character class. */
  public static final String WORD = "0-9A-Za-z\\u00c0-\\u1fff";

  /**
   * Characters of a link, without brackets, which it contains only in pairs. Characters of scripts
   * that are written without blanks end it: Chinese, Japanese, Korean.
   */
  private static final String NO_LINK =
      "[^\\s<>\"`()\\u2000-\\u206f\\u2e80-\\ud7ff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef]*";

  /** A link, in the first group of the pattern. */
  public static final String PATTERN =
      "(?<!["
          + WORD
          + "])((?:[Hh]ttps?://|[Mm]ailto:|[Ww]ww\\.(?=[0-9A-Za-z-]+\\.))"
          + NO_LINK
          + ("(?:\\(" + NO_LINK + "\\)" + NO_LINK + ")*(?<![!'*,.:;?_~\\]}]))");

  /** A link does not end with one of these. */
  private static final String NO_END = "!'*,.:;?_~]}";

  private LinkRule() {}

  /** Whether a link is in the text, wherever it stands: in code, too. */
  public static boolean isIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (begins(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(String text, int at) {
    if (at > 0 && isWord(text.charAt(at - 1))) {
      return false;
    }
    return switch (text.charAt(at)) {
      case 'H', 'h' -> text.startsWith("ttp://", at + 1) || text.startsWith("ttps://", at + 1);
      case 'M', 'm' -> text.startsWith("ailto:", at + 1) && mayEnd(text, at + 7);
      case 'W', 'w' -> text.startsWith("ww.", at + 1) && isHost(text, at + 4);
      default -> false;
    };
  }

  /** Whether a label of a host begins here, with a point behind it. */
  private static boolean isHost(String text, int from) {
    int at = from;
    while (at < text.length() && isLabel(text.charAt(at))) {
      at++;
    }
    return at > from && at < text.length() && text.charAt(at) == '.';
  }

  /** Whether the rest of a link, from this index on, has a character with which a link may end. */
  private static boolean mayEnd(String text, int from) {
    int at = from;
    while (at < text.length() && isPart(text.charAt(at))) {
      if (NO_END.indexOf(text.charAt(at)) < 0) {
        return true;
      }
      at++;
    }
    if (at == text.length() || text.charAt(at) != '(') {
      return false;
    }
    do {
      at++;
    } while (at < text.length() && isPart(text.charAt(at)));
    return at < text.length() && text.charAt(at) == ')';
  }

  private static boolean isLabel(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  }

  private static boolean isWord(char c) {
    return (isLabel(c) && c != '-') || (c >= 0xC0 && c <= 0x1FFF);
  }

  /** Whether a link may contain it, brackets apart: what the class {@link #NO_LINK} says. */
  private static boolean isPart(char c) {
    return switch (c) {
      case '<', '>', '"', '`', '(', ')', ' ', 0xA0, 0x1680, 0xFEFF -> false;
      default ->
          !((c >= '\t' && c <= '\r')
              || (c >= 0x2000 && c <= 0x206F)
              || (c >= 0x2E80 && c <= 0xD7FF)
              || (c >= 0xF900 && c <= 0xFAFF)
              || (c >= 0xFE30 && c <= 0xFE4F)
              || (c >= 0xFF00 && c <= 0xFFEF));
    };
  }
}
