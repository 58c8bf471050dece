package org.websocketchat.view;

/** Tells whether a text names somebody: {@code @Name}, in any case, as a word of its own. */
public final class Mention {
  private Mention() {}

  /** Whether the text mentions who bears this name; nobody is called by the empty one. */
  public static boolean is(String text, String name) {
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      if (end(text, at, name) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Where the mention of this name ends that begins with the {@code @} here; 0 if it is none. */
  static int end(String text, int at, String name) {
    int end = at + 1 + name.length();
    if (name.isBlank()
        || isWord(text, at - 1)
        || !text.regionMatches(true, at + 1, name, 0, name.length())) {
      return 0;
    }
    boolean goesOn =
        isWord(text, end)
            ? isWord(text, end - 1)
            : end < text.length() && text.charAt(end) == '_' && isWord(text, end + 1);
    return goesOn ? 0 : end;
  }

  /**
   * Whether there is a letter or digit of a word that ends only where another kind of character
   * comes: not so in scripts that put no blank between words.
   */
  static boolean isWord(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
  }
}
