package org.websocketchat.browser;

import org.websocketchat.session.Change;
import org.websocketchat.view.Text;

/**
 * Passes each change of the session to the parts of one chat, and to the page as events: at once,
 * and with the texts that the page lets be shown.
 */
final class ChangeObserver {
  private final Chat chat;
  private final ChatView view;
  private final BrowserClock clock;

  ChangeObserver(Chat chat, ChatView view, BrowserClock clock) {
    this.chat = chat;
    this.view = view;
    this.clock = clock;
  }

  /** Takes a change. */
  void take(Change change) {
    var filter = chat.filter();
    var shown = filter.filtered(change);
    show(shown);
    chat.promises().apply(change instanceof Change.PendingChanged ? change : shown);
    filter.taken(change);
  }

  private void show(Change change) {
    var driver = chat.membership().driver();
    if (driver != null) {
      chat.notice().apply(change, driver.state().name(), view.translator());
    }
    chat.transcript().apply(change);
    chat.acts().apply(change);
    view.apply(change);
    while (chat.draft().isEndedBy(change)) { // an edit, and the reply laid aside for it
      view.screen().endDraft(change instanceof Change.Corrected ? Text.GONE : Text.OTHER_LOG);
    }
    if (change instanceof Change.Forgotten) {
      chat.notice().unread().wrote();
      view.screen().fillDraft(""); // which is kept so
    }
    chat.events().tell(change, view.translator(), clock);
  }
}
