package org.websocketchat.browser.bindings;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/** Makes and changes objects whose class or properties are only known by value. */
@JSClass(name = "Reflect")
public final class Reflection implements JSObject {
  private Reflection() {}

  /**
   * Makes an object of this class.
   *
   * @param arguments an array of JavaScript
   */
  public static native JSObject construct(JSObject type, JSObject arguments);

  public static native boolean defineProperty(
      JSObject target, String name, PropertyDescriptor descriptor);

  public static native boolean has(JSObject target, String name);

  public static native boolean deleteProperty(JSObject target, String name);

  /** The descriptor of a property of the object itself; undefined if it has none. */
  public static native PropertyDescriptor getOwnPropertyDescriptor(JSObject target, String name);

  public static native boolean setPrototypeOf(JSObject target, @Nullable JSObject prototype);
}
