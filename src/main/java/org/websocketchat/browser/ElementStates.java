package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.ElementInternals;
import org.websocketchat.browser.bindings.Reflection;
import org.websocketchat.browser.bindings.Script;

/**
 * The state of an element for style sheets, such as {@code :state(online)}. Browsers without such
 * states, and elements whose own class has taken the internals, show none.
 */
final class ElementStates {
  /** Null if there are none. */
  private ElementInternals.@Nullable States states;

  private String shown = "";

  ElementStates(HTMLElement element) {
    if (Reflection.has(element, "attachInternals")) {
      var owner = (ElementInternals.Owner) element;
      Script.succeeds(() -> states = owner.attachInternals().getStates());
    }
  }

  /** Shows this state in place of the last one. */
  void show(String state) {
    var present = states;
    if (present != null && !Script.isMissing(present)) {
      present.remove(shown);
      shown = state;
      Script.succeeds(() -> present.add(state)); // older browsers know only states with dashes
    }
  }
}
