package org.websocketchat.view;

import org.websocketchat.session.Change;

/** Nothing is read out beside what the log itself tells. */
public final class Announcer {
  public void apply(Change change) {}
}
