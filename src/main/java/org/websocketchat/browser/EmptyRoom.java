package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.Text;

/**
 * What an empty log shows: an invitation, or a placeholder while the chat connects. It is not part
 * of the log, so that screen readers do not announce it.
 */
final class EmptyRoom {
  static final String DESCRIPTION =
      "    div.skeleton @hidden 1\n"
          + "     i\n"
          + "     i\n"
          + "     i\n"
          + "    div.quiet @hidden 1\n"
          + "     svg M6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1"
          + " 4 13.5v-7A2.5 2.5 0 0 1 6.5 4z\n"
          + ("     p " + Text.QUIET + "\n");

  private EmptyRoom() {}

  /** Shows it if there are no messages and no problem to show. */
  static void draw(HTMLElement root, ConnectionStatus connection) {
    boolean bare = connection.reason().isEmpty() && root.querySelector(".message") == null;
    Dom.show(root, ".quiet", bare && connection.tone().equals("good"));
    Dom.show(root, ".skeleton", bare && connection.tone().equals("warning"));
  }
}
