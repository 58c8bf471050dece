package org.websocketchat.browser.bindings;

import org.teavm.jso.JSIndexer;
import org.teavm.jso.JSObject;

/** An object whose properties are read and written by name. */
public interface Properties extends JSObject {
  /** The property; undefined if there is none. */
  @JSIndexer
  JSObject get(String name);

  @JSIndexer
  void set(String name, JSObject value);
}
