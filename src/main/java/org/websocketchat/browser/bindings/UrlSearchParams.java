package org.websocketchat.browser.bindings;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/** The parameters in an address. */
@JSClass(name = "URLSearchParams")
public final class UrlSearchParams implements JSObject {
  public UrlSearchParams(String query) {}

  /** The first value of this name; null if there is none. */
  public native @Nullable String get(String name);
}
