package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;

/**
 * What the browser stores for one room besides the session: the ignored people, for all tabs, and
 * the text in the message box, for this tab.
 */
final class RoomStorage {
  private final String ignoredKey;
  private final String draftKey;

  /**
   * Stores nothing yet.
   *
   * @param url the URL of the room's socket; empty if the address is wrong
   */
  RoomStorage(String url) {
    var room = url.isEmpty() ? "" : " " + url;
    ignoredKey = "websocket-chat ignored" + room;
    draftKey = "websocket-chat draft" + room;
  }

  /** The list of ignored people as any tab last stored it; null for none. */
  @Nullable String ignored() {
    return BrowserStorage.item(ignoredKey);
  }

  void keepIgnored(String list) {
    BrowserStorage.setItem(ignoredKey, list);
  }

  /** The draft, which survives a reload of this tab; empty for none. */
  String draft() {
    return BrowserStorage.sessionItem(draftKey);
  }

  void keepDraft(String text) {
    BrowserStorage.setSessionItem(draftKey, text);
  }
}
