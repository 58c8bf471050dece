package org.websocketchat.browser.bindings;

import org.teavm.jso.JSObject;

/** The clipboard of the computer; only secure pages have it. */
public interface Clipboard extends JSObject {
  /** Puts a text there; the promise is rejected where the page may not. */
  Promise writeText(String text);
}
