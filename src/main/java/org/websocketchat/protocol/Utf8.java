package org.websocketchat.protocol;

/**
 * Measures and cuts texts in UTF-8 (RFC 3629) without encoding them, since an encoder adds 8 KB to
 * a compiled page.
 *
 * <p>A lone surrogate counts, and is written, as U+FFFD. Java's own encoder would write '?', and a
 * browser writes U+FFFD; both ends must agree on the text.
 */
public final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /** How many bytes the text takes in UTF-8. */
  public static int length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      int size = sizeAt(text, i);
      bytes += size;
      if (size == 4) {
        i++;
      }
    }
    return bytes;
  }

  /**
   * Cuts the text to a number of bytes in UTF-8.
   *
   * @param maxBytes zero or more; 123 for a close reason (RFC 6455, 5.5)
   * @return the longest beginning that fits and splits no code point, with lone surrogates replaced
   */
  public static String cut(String text, int maxBytes) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      int size = sizeAt(text, i);
      bytes += size;
      if (bytes > maxBytes) {
        return wellFormed(text.substring(0, i));
      }
      if (size == 4) {
        i++;
      }
    }
    return wellFormed(text);
  }

  /** The text with each lone surrogate replaced by U+FFFD; the same object where there is none. */
  public static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (sizeAt(text, i) == 3) {
          return rewritten(text);
        }
        i++;
      }
    }
    return text;
  }

  private static String rewritten(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) && sizeAt(text, i) == 4) {
        out.append(c).append(text.charAt(++i));
      } else {
        out.append(Character.isSurrogate(c) ? REPLACEMENT : c);
      }
    }
    return out.toString();
  }

  /** Bytes of the code point that starts at this char: 4 for a pair, 3 for a lone surrogate. */
  private static int sizeAt(String text, int i) {
    char c = text.charAt(i);
    if (c < 0x80) {
      return 1;
    }
    if (c < 0x800) {
      return 2;
    }
    boolean pair =
        Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1));
    return pair ? 4 : 3;
  }
}
