package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.ConnectionStatus;

/**
 * What an empty log shows: an invitation, or a placeholder while the chat connects. It is not part
 * of the log, so that screen readers do not announce it.
 */
final class EmptyRoom {
  private EmptyRoom() {}

  /** Shows it if there are no messages and no problem to show. */
  static void draw(HTMLElement root, ConnectionStatus connection) {
    boolean isEmpty = connection.reason().isEmpty() && root.querySelector("article") == null;
    Dom.show(root, Places.QUIET, isEmpty && connection.tone().equals("good"));
    Dom.show(root, Places.SKELETON, isEmpty && connection.tone().equals("warning"));
  }
}
