package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.OlderMessages;

/** The upper end of the log: older messages come, wait until the reader asks, or have no room. */
final class LogTop {
  private final HTMLElement rows;
  private final HTMLElement older;
  private final HTMLElement full;

  LogTop(HTMLElement log) {
    rows = Dom.find(log, Places.ROWS);
    older = Dom.find(log, Places.OLDER);
    full = Dom.find(log, Places.LOG_FULL);
  }

  void draw(OlderMessages messages) {
    rows.setClassName(messages.comes() ? "rows older" : "rows");
    if (!messages.waits() && Dom.hasFocus(older)) {
      Dom.focus((HTMLElement) rows.getParentNode());
    }
    older.setHidden(!messages.waits());
    full.setHidden(!messages.isFull());
  }
}
