package org.websocketchat.view;

/** Patterns for characters that can turn or hide the text beside them. */
public final class UnsafeCharacters {
  /** Characters that change the direction of text; no text shows them. */
  public static final String DIRECTION_MARKS =
      "[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]";

  /**
   * {@link #DIRECTION_MARKS} characters and other invisible ones, with which one name could look
   * like another. Joiners between emoji, or letters of scripts that need them, do not count.
   */
  public static final String INVISIBLE =
      "[\\x00-\\x1f\\x7f-\\x9f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0e\\ufeff\\uffa0]"
          + "|(?<![\\u0600-\\u1fff\\ud83c-\\udfff\\ufe0f])[\\u200c\\u200d]";

  private UnsafeCharacters() {}
}
