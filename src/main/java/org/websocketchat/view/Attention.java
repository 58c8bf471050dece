package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/** Which messages are worth a notification, and how the page's title counts unread ones. */
public final class Attention {
  // The values of the attribute "notify".
  public static final String OFF = "off";
  public static final String MENTIONS = "mentions";
  public static final String ALL = "all";

  private Attention() {}

  /** The next value when the person presses the bell; an unknown value counts as off. */
  public static String next(String wish) {
    return wish.equals(MENTIONS) ? ALL : wish.equals(ALL) ? OFF : MENTIONS;
  }

  /** The value of an attribute; an unknown value counts as off. */
  public static String known(String wish) {
    return wish.equals(MENTIONS) || wish.equals(ALL) ? wish : OFF;
  }

  /** The value in words, one of {@link Text}. */
  public static String words(String wish) {
    return wish.equals(MENTIONS)
        ? Text.NOTIFY_MENTIONS
        : wish.equals(ALL) ? Text.NOTIFY_ALL : Text.NOTIFY_OFF;
  }

  /**
   * The message of this change that is worth a notification to the person with this name; else
   * null.
   */
  public static @Nullable Message call(Change change, String wish, String ownName) {
    return change instanceof Change.MessageArrived(var message)
            && !message.own()
            && (wish.equals(ALL)
                || (wish.equals(MENTIONS) && Mention.is(message.body().text(), ownName)))
        ? message
        : null;
  }
}
