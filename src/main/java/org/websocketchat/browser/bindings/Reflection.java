package org.websocketchat.browser.bindings;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/** Makes an object of a class that is only known as a value, such as those of {@code Intl}. */
@JSClass(name = "Reflect")
public final class Reflection implements JSObject {
  private Reflection() {}

  public static native JSObject construct(JSObject type, ArgumentList arguments);
}
