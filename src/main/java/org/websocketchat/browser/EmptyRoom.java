package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.ConnectionStatus;

/**
 * What an empty log shows: an invitation, or a placeholder while the chat connects. It is not part
 * of the log, so that screen readers do not announce it.
 */
final class EmptyRoom {
  private final HTMLElement rows;
  private final HTMLElement quiet;
  private final HTMLElement skeleton;

  EmptyRoom(HTMLElement root) {
    rows = Dom.find(root, Places.ROWS);
    quiet = Dom.find(root, Places.QUIET);
    skeleton = Dom.find(root, Places.SKELETON);
  }

  /** Shows it if there are no messages and no problem to show. */
  void draw(ConnectionStatus connection) {
    boolean isEmpty =
        connection.reason().isEmpty() && rows.querySelector("article, .folded") == null;
    quiet.setHidden(!isEmpty || !connection.tone().equals("good"));
    skeleton.setHidden(!isEmpty || !connection.tone().equals("warning"));
  }
}
