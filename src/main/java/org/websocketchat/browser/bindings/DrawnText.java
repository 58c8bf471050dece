package org.websocketchat.browser.bindings;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** An element that remembers from what its text was drawn. */
public interface DrawnText extends JSObject {
  /** Undefined, which is no string, before the first time. */
  @JSProperty
  @Nullable String getVersion();

  @JSProperty
  void setVersion(String version);
}
