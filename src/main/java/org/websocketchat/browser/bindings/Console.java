package org.websocketchat.browser.bindings;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/** The browser's console, for developers. */
@JSClass(name = "console")
public final class Console implements JSObject {
  private Console() {}

  public static native void warn(String text);

  /** Warns of a value, which the console shows in its own way. */
  public static native void warn(String text, JSObject value);
}
