package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Words;

/** Every text is said. */
final class Orders {
  static final String DESCRIPTION = "";
  private final Chat chat;

  Orders(HTMLElement composer, Words words, Chat chat) {
    this.chat = chat;
  }

  @Nullable String obey(String text) {
    return chat.say(text);
  }

  boolean isSaid(String text) {
    return false;
  }

  void closeHelp() {}
}
