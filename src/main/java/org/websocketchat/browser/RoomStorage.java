package org.websocketchat.browser;

import java.util.List;
import org.websocketchat.session.Person;
import org.websocketchat.view.IgnoreList;

/**
 * What the browser stores for one room besides the session: the ignored people, for all tabs, and
 * the text in the message box, for this tab. Several chats of one room on a page have a draft each,
 * which they find again in the order in which they begin.
 */
final class RoomStorage {
  private final String ignoredKey;
  private final IgnoreList ignoreList;
  private final String draftKey;
  private final List<String> draftKeysInUse;

  /**
   * Reads the list of ignored people.
   *
   * @param url the URL of the room's socket; empty if the address is wrong
   * @param draftKeysInUse the keys of drafts that chats of this page use; this one's is added
   */
  RoomStorage(String url, List<String> draftKeysInUse) {
    this.draftKeysInUse = draftKeysInUse;
    var room = url.isEmpty() ? "" : " " + url;
    ignoredKey = "websocket-chat ignored" + room;
    ignoreList = new IgnoreList(BrowserStorage.item(ignoredKey));
    var first = "websocket-chat draft" + room;
    var key = first;
    for (int number = 2; draftKeysInUse.contains(key); number++) {
      key = first + " " + number;
    }
    draftKey = key;
    draftKeysInUse.add(key);
  }

  /** Leaves the draft to the next chat of this room. */
  void release() {
    draftKeysInUse.remove(draftKey);
  }

  IgnoreList ignoreList() {
    return ignoreList;
  }

  /**
   * Starts or stops ignoring a person; first reads the list, which another tab may have changed.
   */
  void ignore(Person person) {
    ignoreList.replaceBy(BrowserStorage.item(ignoredKey));
    ignoreList.toggle(person);
    BrowserStorage.setItem(ignoredKey, ignoreList.stored());
  }

  /** The draft, which survives a reload of this tab; empty for none. */
  String draft() {
    return BrowserStorage.sessionItem(draftKey);
  }

  void keepDraft(String text) {
    BrowserStorage.setSessionItem(draftKey, text);
  }
}
