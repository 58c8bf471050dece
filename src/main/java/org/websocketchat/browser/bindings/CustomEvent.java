package org.websocketchat.browser.bindings;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** An event of our own. */
@JSClass
public final class CustomEvent implements JSObject {
  /** What it carries and where it goes. */
  public interface Options extends JSObject {
    @JSProperty
    void setDetail(JSObject detail);

    @JSProperty
    void setBubbles(boolean bubbles);

    /** Whether listeners can prevent what it tells of. */
    @JSProperty
    void setCancelable(boolean cancelable);

    /** Whether it leaves shadow roots. */
    @JSProperty
    void setComposed(boolean composed);
  }

  public CustomEvent(String type, Options options) {}
}
