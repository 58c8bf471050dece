package org.websocketchat.browser;

import org.websocketchat.session.Input;

/** Has older messages shown or loaded, and tells the session which ones are not kept any more. */
final class HistoryLoader {
  private final Chat chat;

  HistoryLoader(Chat chat) {
    this.chat = chat;
  }

  /** Shows some: the person is near the topmost message. */
  void showOlder() {
    if (chat.transcript().widen()) {
      chat.requestFrame();
    } else if (chat.transcript().older().loads()) {
      chat.feed(new Input.HistoryRequested());
    }
  }

  /** Shows some although the last ones brought little to see: the person asks. */
  void continueLoading() {
    chat.transcript().continueLoading();
    chat.requestFrame();
  }

  /** Tells the session which messages the transcript has dropped, if any. */
  void forgetDropped() {
    long before = chat.transcript().takeDropped();
    if (before > 0) {
      chat.feed(new Input.HistoryForgotten(before));
    }
  }
}
