package org.websocketchat.browser.bindings;

import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.events.Event;

/** An event of the keyboard or of an input method; what an event lacks is undefined. */
public interface Keystroke extends Event {
  @JSProperty
  String getKey();

  @JSProperty
  int getKeyCode();

  @JSProperty
  String getInputType();

  @JSProperty
  boolean isIsComposing();

  @JSProperty
  boolean isRepeat();

  @JSProperty
  boolean isShiftKey();

  @JSProperty
  boolean isAltKey();

  @JSProperty
  boolean isCtrlKey();

  @JSProperty
  boolean isMetaKey();

  boolean getModifierState(String key);
}
