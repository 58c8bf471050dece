package org.websocketchat.browser.bindings;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** A document that knows whether a person sees it. */
public interface VisibleDocument extends JSObject {
  /** The text {@code visible} or {@code hidden}; undefined where the browser does not tell. */
  @JSProperty
  JSObject getVisibilityState();

  boolean hasFocus();
}
