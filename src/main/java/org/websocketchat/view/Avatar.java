package org.websocketchat.view;

import org.websocketchat.protocol.WhiteSpace;

/**
 * A person's avatar. The same name always has the same avatar; case and accents do not change its
 * colour.
 *
 * @param colour the number of the colour, from 0 to {@link #COLOURS} - 1
 * @param initials one or two letters in their original case; {@code ?} for an empty name
 */
public record Avatar(int colour, String initials) {
  /** How many colours there are. */
  public static final int COLOURS = 12;

  /** Characters above this one are wide and fill an avatar alone: syllables, ideographs, emoji. */
  private static final int LAST_NARROW = 0x58F;

  /** The start of the hash; with it the people in the pictures of our documents differ. */
  private static final int SEED = 14;

  /** The avatar for this name. */
  public static Avatar of(String name, Formats formats) {
    var stripped = WhiteSpace.strip(name);
    return new Avatar(colour(formats.fold(stripped)), initials(stripped, formats));
  }

  private static int colour(String folded) {
    int hash = SEED;
    for (int i = 0; i < folded.length(); i++) {
      hash = hash * 31 + folded.charAt(i);
    }
    return Math.floorMod(hash ^ (hash >>> 15), COLOURS);
  }

  private static String initials(String name, Formats formats) {
    if (name.isEmpty()) {
      return "?";
    }
    var first = formats.firstCharacter(name);
    int space = name.indexOf(' ');
    var rest = space > 0 ? WhiteSpace.strip(name.substring(space)) : name.substring(first.length());
    return isNarrow(first) && isNarrow(rest) ? first + formats.firstCharacter(rest) : first;
  }

  private static boolean isNarrow(String text) {
    return !text.isEmpty() && text.charAt(0) <= LAST_NARROW;
  }
}
