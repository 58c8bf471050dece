package org.websocketchat.browser.bindings;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/** An array of JavaScript that is filled to be handed on. */
@JSClass(name = "Array")
public final class ArgumentList implements JSObject {
  public ArgumentList() {}

  public native int push(JSObject value);
}
