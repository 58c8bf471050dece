package org.websocketchat.view;

/**
 * The small sign of a person: a letter or two on a colour, always the same for the same name.
 *
 * @param initials at most two code points, in the case they were written in; empty for no name
 * @param colour from 0 to {@link #COLOURS} - 1
 */
public record Badge(String initials, int colour) {
  /** How many colours there are. */
  public static final int COLOURS = 6;

  /** Above this, one character fills a badge: a syllable, an ideograph, an emoji. */
  private static final int LAST_NARROW = 0x58F;

  /** The badge of whoever bears this name. */
  public static Badge of(String name) {
    var stripped = name.strip();
    int hash = 7;
    for (int i = 0; i < stripped.length(); i++) {
      hash = hash * 31 + stripped.charAt(i);
    }
    return new Badge(initials(stripped), Math.floorMod(hash ^ (hash >>> 15), COLOURS));
  }

  private static String initials(String name) {
    if (name.isEmpty()) {
      return "";
    }
    int first = name.codePointAt(0);
    var out = new StringBuilder().appendCodePoint(first);
    int space = name.indexOf(' ');
    int next = space > 0 ? space + 1 : Character.charCount(first);
    if (first <= LAST_NARROW && next < name.length() && name.codePointAt(next) <= LAST_NARROW) {
      out.appendCodePoint(name.codePointAt(next));
    }
    return out.toString();
  }
}
