package org.websocketchat.browser.bindings;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.xml.Node;

/** Calls back when a node changes. */
@JSClass
public final class MutationObserver implements JSObject {
  /** Called when something has changed. */
  @JSFunctor
  public interface Callback extends JSObject {
    void call();
  }

  /** The changes to observe. */
  public interface Options extends JSObject {
    @JSProperty
    void setAttributes(boolean observed);

    @JSProperty
    void setAttributeFilter(String[] names);
  }

  public MutationObserver(Callback callback) {}

  public native void observe(Node node, Options options);
}
