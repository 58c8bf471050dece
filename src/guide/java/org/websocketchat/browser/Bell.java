package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Change;
import org.websocketchat.view.Words;

/** Nobody is called back. */
final class Bell {
  static final String DESCRIPTION = "";

  Bell(HTMLElement host, Runnable changed) {}

  void choose() {}

  boolean pressed(String button) {
    return false;
  }

  void draw(HTMLElement header, Words words) {}

  void call(Change change, String ownName, Words words) {}

  void count(int unread) {}
}
