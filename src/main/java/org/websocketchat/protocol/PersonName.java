package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/** The rules for a person's name that hold in every sub-protocol. */
public final class PersonName {

  /** Why a name cannot be used. */
  public enum Fault {
    /** Nothing but white space. */
    EMPTY,
    /** More than {@link Limits#NAME_CODE_POINTS}. */
    TOO_LONG,
    /** A control character, line break or lone surrogate. */
    CONTROL
  }

  private PersonName() {}

  /**
   * Finds what is wrong with a name; white space around it does not count.
   *
   * @return null if the name can be used
   */
  public static @Nullable Fault fault(String name) {
    var stripped = WhiteSpace.strip(name);
    if (stripped.isEmpty()) {
      return Fault.EMPTY;
    }
    int points = 0;
    for (int i = 0; i < stripped.length(); points++) {
      int point = stripped.codePointAt(i);
      i += Character.charCount(point);
      if (!isAllowed(point)) {
        return Fault.CONTROL;
      }
    }
    return points > Limits.NAME_CODE_POINTS ? Fault.TOO_LONG : null;
  }

  /**
   * Makes a name that can be used from one that cannot: without white space around it, without the
   * characters that are not allowed, and cut to {@link Limits#NAME_CODE_POINTS}.
   *
   * @return the name; empty if nothing is left
   */
  public static String repaired(String name) {
    var kept = new StringBuilder();
    int points = 0;
    for (int i = 0; i < name.length() && points < Limits.NAME_CODE_POINTS; ) {
      int point = name.codePointAt(i);
      i += Character.charCount(point);
      boolean leadingSpace = kept.isEmpty() && Character.isWhitespace(point);
      if (isAllowed(point) && !leadingSpace) {
        kept.appendCodePoint(point);
        points++;
      }
    }
    return WhiteSpace.strip(kept.toString());
  }

  private static boolean isAllowed(int point) {
    boolean control = point < 0x20 || (point >= 0x7F && point < 0xA0);
    boolean lineBreak = (point | 1) == 0x2029; // or U+2028
    boolean loneSurrogate = point >> 11 == 0xD800 >> 11;
    return !control && !lineBreak && !loneSurrogate;
  }
}
