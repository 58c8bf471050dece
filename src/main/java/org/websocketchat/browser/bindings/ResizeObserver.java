package org.websocketchat.browser.bindings;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.xml.Element;

/** Calls back when elements change their size; ask {@link Globals} first whether there is one. */
@JSClass
public final class ResizeObserver implements JSObject {
  /** Called when one of the elements has another size. */
  @JSFunctor
  public interface Callback extends JSObject {
    void call();
  }

  public ResizeObserver(Callback callback) {}

  public native void observe(Element element);

  public native void disconnect();
}
