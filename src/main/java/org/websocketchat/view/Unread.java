package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/**
 * Counts the messages of others since the person last looked, and knows the first of them.
 *
 * <p>The person looks while the page is visible and has the focus, and the log is scrolled to its
 * end. Pass every change to {@link #apply} as it happens, not once in a frame; report the page with
 * {@link #here} and the log with {@link #atEnd}, as often as you like. After each call, {@link
 * #count} is right, in a hidden tab, too: for the title, the icon and the button of the log.
 */
public final class Unread {
  private boolean here = true;
  private boolean atEnd = true;
  private int count;
  private @Nullable Message first;
  private boolean seen;

  /** Takes a change of the session. */
  public void apply(Change change) {
    if (change instanceof Change.MessageArrived arrived
        && !arrived.message().own()
        && !arrived.message().isRemoved()
        && !(here && atEnd)) {
      if (count == 0) {
        first = arrived.message();
        seen = false;
      }
      count++;
    }
  }

  /** The page is visible and has the focus, or not any more. */
  public void here(boolean now) {
    if (now && !here && count == 0) {
      first = null;
    }
    here = now;
    look();
  }

  /** The log is scrolled to its end, or not any more. */
  public void atEnd(boolean now) {
    atEnd = now;
    look();
  }

  /** The person sent something: no message is new any more. */
  public void wrote() {
    count = 0;
    first = null;
  }

  private void look() {
    if (here && atEnd) {
      count = 0;
    }
  }

  /** How many messages of others arrived since the person last looked. */
  public int count() {
    return count;
  }

  /**
   * The first message that arrived while the person did not look; null if there is none. It stays
   * the first after the person looked, until they send something, come back once more, or miss
   * another one.
   */
  public @Nullable Message first() {
    return first;
  }

  /** The line above the first one is in view: the person has seen it, if the page has the focus. */
  public void lineInView() {
    seen |= here;
  }

  /** Whether there is a first new message whose line the person has not seen. */
  public boolean isLineUnseen() {
    return first != null && !seen;
  }
}
