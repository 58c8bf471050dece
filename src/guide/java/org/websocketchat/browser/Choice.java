package org.websocketchat.browser;

import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLTextAreaElement;
import org.websocketchat.view.Words;

/** No names are offered. */
final class Choice {
  static final String ATTRIBUTES = "";
  static final String DESCRIPTION = "";

  Choice(HTMLElement composer, HTMLTextAreaElement box, Words words, People people) {}

  boolean isOpen() {
    return false;
  }

  void offer() {}

  boolean pressed(Event event) {
    return false;
  }

  void choose() {}
}
