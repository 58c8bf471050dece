package org.websocketchat.view;

import java.util.List;
import org.websocketchat.protocol.WhiteSpace;

/** Finds mentions in a text: {@code @Name}, in any case, as a word of its own. */
public final class Mention {
  /** Of more names than these, nobody looks which ones are mentioned. */
  private static final int FEW_NAMES = 50;

  private Mention() {}

  /** Whether the text may mention one of these names. */
  static boolean isOfAny(String text, List<String> names) {
    boolean mentions = text.indexOf('@') >= 0 && names.size() > FEW_NAMES;
    for (int i = 0; i < names.size() && !mentions; i++) {
      mentions = is(text, names.get(i));
    }
    return mentions;
  }

  /** Whether the text mentions this name; the empty name is never mentioned. */
  public static boolean is(String text, String name) {
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      if (end(text, at, name) > 0) {
        return true;
      }
    }
    return false;
  }

  /** The end of the mention of this name whose {@code @} is at this index; 0 if there is none. */
  static int end(String text, int at, String name) {
    int end = at + 1 + name.length();
    if (WhiteSpace.isBlank(name)
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
   * Whether the character at this index continues a word: a letter or digit, but not of a script
   * that writes words without blanks between them.
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
