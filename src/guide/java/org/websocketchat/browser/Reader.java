package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Row;
import org.websocketchat.view.Words;

/** The log tells a screen reader what comes, and is read by scrolling. */
final class Reader {
  static final String LIVE = "polite";
  static final String DESCRIPTION = "";

  Reader(HTMLElement frame, HTMLElement box, Words words, Chat chat) {}

  void speakNext() {}

  void speak(String text) {}

  void mark(@Nullable Row row) {}

  void markNew() {}

  boolean pressed(String button, Log log) {
    return false;
  }

  int most(boolean atEnd) {
    return 0;
  }

  void loadOlder() {}

  void offerNew() {}
}
