package org.websocketchat.browser.bindings;

import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSString;

/** A string of JavaScript, with what {@link JSString} lacks. */
public interface UnicodeString extends JSObject {
  /** The same characters in a Unicode normal form. */
  JSString normalize(String form);

  String toLocaleUpperCase(String locale);
}
