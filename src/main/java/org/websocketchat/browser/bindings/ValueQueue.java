package org.websocketchat.browser.bindings;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** An array of JavaScript whose values leave in the order in which they came. */
@JSClass(name = "Array")
public final class ValueQueue implements JSObject {
  public ValueQueue() {}

  @JSProperty
  public native int getLength();

  public native int push(JSObject value);

  /** Takes out the first one; there must be one. */
  public native JSObject shift();
}
