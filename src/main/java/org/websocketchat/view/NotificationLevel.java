package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/** How many notifications a person wants: none, for mentions, or for every message. */
public final class NotificationLevel {
  // The values of the attribute "notify".
  public static final String OFF = "off";
  public static final String MENTIONS = "mentions";
  public static final String ALL = "all";

  private NotificationLevel() {}

  /** The next value when the person presses the bell; an unknown value counts as off. */
  public static String next(String level) {
    return level.equals(MENTIONS) ? ALL : level.equals(ALL) ? OFF : MENTIONS;
  }

  /** The value of an attribute; an unknown value counts as off. */
  public static String known(String level) {
    return level.equals(MENTIONS) || level.equals(ALL) ? level : OFF;
  }

  /** The value in words, one of {@link Text}. */
  public static String label(String level) {
    return level.equals(MENTIONS)
        ? Text.NOTIFY_MENTIONS
        : level.equals(ALL) ? Text.NOTIFY_ALL : Text.NOTIFY_OFF;
  }

  /**
   * The message of this change that is worth a notification to the person with this name; else
   * null.
   */
  public static @Nullable Message toNotify(Change change, String level, String ownName) {
    return change instanceof Change.MessageArrived(var message)
            && !message.own()
            && !message.isRemoved()
            && (level.equals(ALL)
                || (level.equals(MENTIONS) && Mention.is(message.body().text(), ownName)))
        ? message
        : null;
  }
}
