package org.websocketchat.browser.bindings;

import org.teavm.jso.JSObject;

/** What sends events to listeners: objects with a method {@code handleEvent}. */
public interface EventSource extends JSObject {
  void addEventListener(String type, JSObject listener, boolean captures);

  void removeEventListener(String type, JSObject listener, boolean captures);
}
