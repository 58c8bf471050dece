package org.websocketchat.browser;

import org.teavm.jso.core.JSObjects;
import org.websocketchat.browser.bindings.Globals;
import org.websocketchat.browser.bindings.Keystroke;
import org.websocketchat.browser.bindings.Properties;

/** Knows which event of a text box comes before a line break in it. */
final class LineBreaks {
  private static final int ENTER = 13;

  /** Whether the browser announces line breaks before it makes them. */
  private final boolean announced = announces();

  private static boolean announces() {
    var type = Globals.get("InputEvent");
    if (type == null || !Globals.hasFunction("InputEvent")) {
      return false;
    }
    var members = (Properties) type;
    return JSObjects.hasProperty(members.get("prototype"), "getTargetRanges");
  }

  /** Whether a line break is coming; where that is not announced, the key's code tells. */
  boolean isComing(Keystroke event) {
    if (!announced) {
      return event.getType().equals("keydown") && event.getKeyCode() == ENTER;
    }
    if (!event.getType().equals("beforeinput")) {
      return false;
    }
    var input = event.getInputType();
    return input.equals("insertLineBreak") || input.equals("insertParagraph");
  }
}
