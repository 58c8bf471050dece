package org.websocketchat.protocol;

/**
 * White space as {@link Character#isWhitespace(char)} knows it, on the JVM and compiled. (Of
 * TeaVM's String, {@code isBlank} knows only the blank, and {@code strip} strips what JavaScript
 * does; its Character brings a table of 4.7 KB along.)
 */
public final class WhiteSpace {
  private WhiteSpace() {}

  /** Whether the text has nothing but white space. */
  public static boolean isBlank(String text) {
    return end(text) == 0;
  }

  /** The text without white space around it. */
  public static String strip(String text) {
    int end = end(text);
    int start = 0;
    while (start < end && is(text.charAt(start))) {
      start++;
    }
    return text.substring(start, end);
  }

  /** The index behind the last character that is no white space; 0 if there is none. */
  private static int end(String text) {
    int end = text.length();
    while (end > 0 && is(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** Whether the character is white space; spaces that do not break a line are none. */
  static boolean is(char c) {
    return switch (c) {
      case ' ', 0x1680, 0x2028, 0x2029, 0x205F, 0x3000 -> true;
      default ->
          (c >= '\t' && c <= '\r')
              || (c >= 0x1C && c <= 0x1F)
              || (c >= 0x2000 && c <= 0x200A && c != 0x2007);
    };
  }
}
