package org.websocketchat.view;

/**
 * What an author does instead of saying it: {@code /me waves}. It is sent as it is, and shown as an
 * action; behind {@code /me} comes a blank or a character that is not ASCII ({@link Command}).
 */
public final class Action {
  private static final String MARK = "/me";

  private Action() {}

  /** Whether a text is to be shown so. */
  public static boolean is(String text) {
    int at = MARK.length();
    return text.startsWith(MARK)
        && at < text.length()
        && (text.charAt(at) <= ' ' || text.charAt(at) > '~');
  }

  /** The text, or what the author does, without the mark. */
  public static String plain(String text) {
    return is(text) ? text.substring(MARK.length()).strip() : text;
  }
}
