package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Change;
import org.websocketchat.view.Announcer;
import org.websocketchat.view.IgnoreList;
import org.websocketchat.view.Translator;
import org.websocketchat.view.Unread;

/** The messages that arrived while the person did not look, and how the person learns of them. */
final class Notice {
  private final Unread unread = new Unread();
  private final Announcer announcer;
  private final Bell bell;
  private final IgnoreList ignoreList;
  private boolean ended;

  /**
   * Starts without unread messages.
   *
   * @param ignoreList whose messages do not count
   * @param changed called when the setting of the bell has changed
   */
  Notice(HTMLElement host, IgnoreList ignoreList, Runnable changed) {
    this.ignoreList = ignoreList;
    announcer = new Announcer(ignoreList);
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

  /** Counts a change, and shows a notification to the person with this name if it is worth one. */
  void apply(Change change, String ownName, Translator translator) {
    boolean isIgnored =
        change instanceof Change.MessageArrived(var message) && ignoreList.contains(message);
    if (ended || isIgnored) {
      return;
    }
    unread.apply(change);
    announcer.apply(change);
    bell.correct(change, ignoreList, translator);
    if (Page.isHidden()) {
      bell.call(change, ownName, translator);
    }
    count();
  }

  /** The log was emptied: nothing in it is unread, or to be announced. */
  void clear() {
    unread.wrote();
    announcer.clear();
    count();
  }

  /** The page is visible and has the focus, or not any more. */
  void look() {
    unread.here(Page.isWatched());
    count();
  }

  /** The log is scrolled to its end, or not any more. */
  void standsAtEnd(boolean now) {
    unread.atEnd(now);
    count();
  }

  /** The chat has been closed: nothing is unread in it any more, whatever still happens. */
  void end() {
    ended = true;
    bell.count(0);
  }

  private void count() {
    if (!ended) {
      bell.count(unread.count());
    }
  }
}
