package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Signal;

/** An empty log is empty. */
final class Blank {
  static final String DESCRIPTION = "";

  private Blank() {}

  static void draw(HTMLElement root, Signal signal) {}
}
