package org.websocketchat.browser.bindings;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** A regular expression with the flag {@code g}, which remembers where to go on. */
public interface RegularExpression extends JSObject {
  /** What it found: the whole match, then the groups, which may be undefined. */
  interface Match extends Values {
    @JSProperty
    int getIndex();
  }

  @Nullable Match exec(String text);

  @JSProperty
  int getLastIndex();

  @JSProperty
  void setLastIndex(int index);
}
