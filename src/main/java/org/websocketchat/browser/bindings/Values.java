package org.websocketchat.browser.bindings;

import org.teavm.jso.JSIndexer;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** An array of values of any kind, to be read. */
public interface Values extends JSObject {
  @JSProperty
  int getLength();

  @JSIndexer
  JSObject get(int index);
}
