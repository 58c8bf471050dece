package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/**
 * How many messages of others came since the person last looked, and where the first of them is.
 *
 * <p>The person looks while they are here (the page can be seen and has the focus) and the log
 * stands at its end. Every change goes to {@link #apply}, as it happens and not once a frame; who
 * knows of the page tells {@link #here}, who knows of the log {@link #atEnd}, as often as they
 * like. After each of these {@link #count} is right, in a hidden tab, too: for the title, the icon
 * and the button of the log.
 */
public final class Unread {
  private boolean here = true;
  private boolean atEnd = true;
  private int count;
  private @Nullable Message first;
  private boolean seen;

  /** Takes in what happened. */
  public void apply(Change change) {
    if (change instanceof Change.MessageArrived arrived
        && !arrived.message().own()
        && !(here && atEnd)) {
      if (count == 0) {
        first = arrived.message();
        seen = false;
      }
      count++;
    }
  }

  /** The page can be seen and has the focus, or not any more. */
  public void here(boolean now) {
    if (now && !here && count == 0) {
      first = null;
    }
    here = now;
    look();
  }

  /** The log stands at its end, or not any more. */
  public void atEnd(boolean now) {
    atEnd = now;
    look();
  }

  /** The person wrote something: what was new is so no longer. */
  public void wrote() {
    count = 0;
    first = null;
  }

  private void look() {
    if (here && atEnd) {
      count = 0;
    }
  }

  /** How many messages of others came since the person last looked. */
  public int count() {
    return count;
  }

  /**
   * The first message that came while the person did not look. It stays that when they look, until
   * they write, come back once more, or miss another one; else null.
   */
  public @Nullable Message first() {
    return first;
  }

  /** The line above the first one is in view: the person has seen it, if they are here. */
  public void lineInView() {
    seen |= here;
  }

  /** Whether the person has not seen yet where that begins which is new. */
  public boolean isLineUnseen() {
    return first != null && !seen;
  }
}
