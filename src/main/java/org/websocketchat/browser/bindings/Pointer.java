package org.websocketchat.browser.bindings;

import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.events.Event;

/** An event of a mouse, a pen or a finger; what an event lacks is undefined. */
public interface Pointer extends Event {
  /** {@code mouse}, {@code pen} or {@code touch}. */
  @JSProperty
  String getPointerType();

  @JSProperty
  int getClientX();

  @JSProperty
  int getClientY();
}
