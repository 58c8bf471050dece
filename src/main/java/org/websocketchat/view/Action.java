package org.websocketchat.view;

import org.websocketchat.protocol.WhiteSpace;

/**
 * A text that tells what its author does: {@code /me waves}. It is sent as it is, and shown as an
 * action. After {@code /me} comes a blank or a character outside ASCII ({@link Command}).
 */
public final class Action {
  private static final String MARK = "/me";

  private Action() {}

  /** Whether a text is an action. */
  public static boolean is(String text) {
    int at = MARK.length();
    return text.startsWith(MARK)
        && at < text.length()
        && (text.charAt(at) <= ' ' || text.charAt(at) > '~');
  }

  /** The text; of an action, the part after {@code /me}. */
  public static String plain(String text) {
    return is(text) ? WhiteSpace.strip(text.substring(MARK.length())) : text;
  }
}
