package org.websocketchat.browser.bindings;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Window;
import org.teavm.jso.core.JSObjects;

/** The properties of the window by name, for what a browser may not have. */
public final class Globals {
  private Globals() {}

  /** Whether the browser has this function or class. */
  public static boolean hasFunction(String name) {
    return JSObjects.typeOf(get(name)).equals("function");
  }

  /** A property of the window; undefined or null if there is none. */
  public static @Nullable JSObject get(String name) {
    return ((Properties) Window.current()).get(name);
  }
}
