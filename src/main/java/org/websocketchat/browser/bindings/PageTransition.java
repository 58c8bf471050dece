package org.websocketchat.browser.bindings;

import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.events.Event;

/** A {@code PageTransitionEvent}: the page has come or gone. */
public interface PageTransition extends Event {

  /** Whether the page comes out of the back/forward cache, as it was; or may go into it. */
  @JSProperty
  boolean isPersisted();
}
