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
    if (name.isBlank() || end > text.length() || (at > 0 && isWord(text.charAt(at - 1)))) {
      return 0;
    }
    for (int i = name.length(); i > 0; i--) {
      char said = text.charAt(at + i);
      char meant = name.charAt(i - 1);
      if (said != meant && Character.toLowerCase(said) != Character.toLowerCase(meant)) {
        return 0;
      }
    }
    boolean goesOn =
        end < text.length() && isWord(text.charAt(end)) && isWord(text.charAt(end - 1));
    return goesOn ? 0 : end;
  }

  /**
   * Whether it is of a word that ends only where another kind of character comes: not so in scripts
   * that put no blank between words.
   */
  static boolean isWord(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || c == '_'
        || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
  }
}
