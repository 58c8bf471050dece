package org.websocketchat.browser;

import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.EventSource;
import org.websocketchat.browser.bindings.Keystroke;

/**
 * Keeps the keys that a person types into a field of the chat from the page, whose shortcuts of one
 * letter would take them for its own. Escape, Tab, function keys and keys with Ctrl, Alt or Meta
 * leave as ever.
 */
final class TypedKeys implements Dom.Listener {
  private TypedKeys() {}

  /** Keeps the keys that are typed in this element. */
  static void keep(HTMLElement root) {
    var keys = new TypedKeys();
    var source = (EventSource) root;
    source.addEventListener("keydown", keys, false);
    source.addEventListener("keypress", keys, false);
    source.addEventListener("keyup", keys, false);
  }

  @Override
  public void handleEvent(Event event) {
    var stroke = (Keystroke) event;
    // Browsers that fill in a field send events of the keyboard without a key.
    if (JSObjects.hasProperty(event, "key")
        && isTyped(stroke)
        && Dom.around(event, "input,textarea") != null) {
      event.stopPropagation();
    }
  }

  private static boolean isTyped(Keystroke stroke) {
    var key = stroke.getKey();
    boolean isModified = stroke.isCtrlKey() || stroke.isAltKey() || stroke.isMetaKey();
    return key.length() == 1
        ? !isModified || stroke.getModifierState("AltGraph")
        : !isModified && !key.equals("Escape") && !key.equals("Tab") && !isFunctionKey(key);
  }

  /** Whether it is one of F1 to F24. */
  private static boolean isFunctionKey(String key) {
    return key.length() > 1 && key.charAt(0) == 'F' && key.charAt(1) >= '0' && key.charAt(1) <= '9';
  }
}
