package org.websocketchat.browser.bindings;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** The address of the page: what {@link org.teavm.jso.browser.Location} lacks. */
public interface PageLocation extends JSObject {
  /** Such as {@code https://example.org}; the text {@code null} for {@code file:}. */
  @JSProperty
  String getOrigin();
}
