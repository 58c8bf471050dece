package org.websocketchat.view;

import org.websocketchat.session.Change;

/** How many messages of others came since the person last looked. */
public final class Unread {
  private boolean here = true;
  private boolean atEnd = true;
  private int count;

  public void apply(Change change) {
    if (change instanceof Change.MessageArrived arrived
        && !arrived.message().own()
        && !(here && atEnd)) {
      count++;
    }
  }

  public void here(boolean now) {
    here = now;
    look();
  }

  public void atEnd(boolean now) {
    atEnd = now;
    look();
  }

  public void wrote() {
    count = 0;
  }

  private void look() {
    if (here && atEnd) {
      count = 0;
    }
  }

  public int count() {
    return count;
  }
}
