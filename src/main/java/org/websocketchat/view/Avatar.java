package org.websocketchat.view;

/**
 * A person's avatar: one or two initials and a colour; the same name always has the same avatar.
 */
public final class Avatar {
  /** How many colours there are. */
  public static final int COLOURS = 6;

  /** Characters above this one are wide and fill a badge alone: syllables, ideographs, emoji. */
  private static final int LAST_NARROW = 0x58F;

  private Avatar() {}

  /** The colour for this name, from 0 to {@link #COLOURS} - 1. */
  public static int colour(String name) {
    var stripped = name.strip();
    int hash = 7;
    for (int i = 0; i < stripped.length(); i++) {
      hash = hash * 31 + stripped.charAt(i);
    }
    return Math.floorMod(hash ^ (hash >>> 15), COLOURS);
  }

  /** The initials: at most two code points, in their original case; {@code ?} for an empty name. */
  public static String initials(String name) {
    var stripped = name.strip();
    if (stripped.isEmpty()) {
      return "?";
    }
    int end = Character.charCount(stripped.codePointAt(0));
    int space = stripped.indexOf(' ');
    int next = space > 0 ? space + 1 : end;
    return isNarrow(stripped, 0) && isNarrow(stripped, next)
        ? stripped.substring(0, 1) + stripped.charAt(next)
        : stripped.substring(0, end);
  }

  private static boolean isNarrow(String name, int at) {
    return at < name.length() && name.charAt(at) <= LAST_NARROW;
  }
}
