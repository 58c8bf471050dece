package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/**
 * What an empty log shows: an invitation, or a placeholder while the chat connects. It is not part
 * of the log, so that screen readers do not announce it.
 */
final class EmptyRoom {
  private final HTMLElement rows;
  private final HTMLElement quiet;
  private final HTMLElement skeleton;

  /**
   * Finds it.
   *
   * @param onlyReads whether nobody here can say anything
   */
  EmptyRoom(HTMLElement root, Translator translator, boolean onlyReads) {
    rows = Dom.find(root, Places.ROWS);
    quiet = Dom.find(root, Places.QUIET);
    if (onlyReads) {
      Dom.write(quiet, Places.QUIET_TEXT, translator.translate(Text.NOTHING_SAID));
    }
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
