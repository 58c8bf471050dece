package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Powers;
import org.websocketchat.view.RoomConditions;
import org.websocketchat.view.Translator;

/**
 * The line above the message box: what the room does not allow, and how long the person waits in
 * slow mode. Moderators change it there, or where the people are.
 */
final class ModeBar {
  private final HTMLElement root;
  private final HTMLElement bar;
  private final Translator translator;

  ModeBar(HTMLElement root, Translator translator) {
    this.root = root;
    this.translator = translator;
    bar = Dom.find(root, Places.MODE_BAR);
  }

  /** Draws it as of this time by the session's clock; hidden if everything is as usual. */
  void draw(RoomConditions conditions, Powers powers, long nowMillis) {
    var told = conditions.told(powers, translator);
    var wait = conditions.wait(nowMillis, translator);
    bar.setHidden(told.isEmpty() && wait.isEmpty());
    Dom.write(bar, Places.MODE, told);
    Dom.write(bar, Places.WAIT, wait);
    Dom.show(bar, Places.CHANGE_MODES, powers.moderates());
    Dom.show(root, Places.PEOPLE_MODES, powers.moderates());
    Dom.set(root, Places.ROOM, "data-moderates", String.valueOf(powers.moderates()));
  }
}
