package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/** What somebody is called back for who is elsewhere, and how that is counted in a title. */
public final class Attention {
  // What the person wants to be called for, as the attribute "notify" says it.
  public static final String OFF = "off";
  public static final String MENTIONS = "mentions";
  public static final String ALL = "all";

  private Attention() {}

  /** What follows a wish when the person asks for another one; anything unknown is off. */
  public static String next(String wish) {
    return wish.equals(MENTIONS) ? ALL : wish.equals(ALL) ? OFF : MENTIONS;
  }

  /** A wish that somebody wrote; anything unknown is off. */
  public static String known(String wish) {
    return wish.equals(MENTIONS) || wish.equals(ALL) ? wish : OFF;
  }

  /** A wish in words. */
  public static String words(String wish) {
    return wish.equals(MENTIONS)
        ? Text.NOTIFY_MENTIONS
        : wish.equals(ALL) ? Text.NOTIFY_ALL : Text.NOTIFY_OFF;
  }

  /** The message that is worth a call to who bears this name; null if the change tells of none. */
  public static @Nullable Message call(Change change, String wish, String ownName) {
    return change instanceof Change.MessageArrived(var message)
            && !message.own()
            && (wish.equals(ALL)
                || (wish.equals(MENTIONS) && Mention.is(message.body().text(), ownName)))
        ? message
        : null;
  }
}
