package org.websocketchat.browser.bindings;

import org.teavm.jso.JSMethod;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** What only an element itself may do. */
public interface ElementInternals extends JSObject {
  /** An element that hands out its internals, once. */
  interface Owner extends JSObject {
    /** Throws if somebody has them already. */
    ElementInternals attachInternals();
  }

  /** The states that style sheets can ask for by {@code :state()}. */
  interface States extends JSObject {
    /** Throws in browsers that know only states with two dashes. */
    void add(String state);

    @JSMethod("delete")
    boolean remove(String state);
  }

  /** Undefined where the browser has no states. */
  @JSProperty
  States getStates();
}
