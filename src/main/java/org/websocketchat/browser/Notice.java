package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Change;
import org.websocketchat.view.Announcer;
import org.websocketchat.view.Unread;
import org.websocketchat.view.Words;

/** What came while the person did not look, and how they are told of it. */
final class Notice {
  private final Unread unread = new Unread();
  private final Announcer announcer = new Announcer();
  private final Bell bell;

  /**
   * Nothing came yet.
   *
   * @param changed is told when the person, or the browser, has changed what they are called for
   */
  Notice(HTMLElement host, Runnable changed) {
    bell = new Bell(host, changed);
  }

  Unread unread() {
    return unread;
  }

  Announcer announcer() {
    return announcer;
  }

  Bell bell() {
    return bell;
  }

  /** Counts what happened, and calls the person who bears this name for it. */
  void apply(Change change, String ownName, Words words) {
    unread.apply(change);
    announcer.apply(change);
    if (Page.isHidden()) {
      bell.call(change, ownName, words);
    }
    count();
  }

  /** The page can be seen and has the focus, or not any more. */
  void look() {
    unread.here(Page.isWatched());
    count();
  }

  /** Whether the log stands at its end. */
  void standsAtEnd(boolean now) {
    unread.atEnd(now);
    count();
  }

  private void count() {
    bell.count(unread.count());
  }
}
