package org.websocketchat.browser;

import java.util.List;

/** The start of the script: defines the element {@code <websocket-chat>}. */
public final class Main {
  private Main() {}

  /**
   * Runs each time the script is loaded; only the first run has an effect.
   *
   * @param arguments the style sheet and the templates, which the build passes
   */
  public static void main(String[] arguments) {
    var page = new Page(arguments[0], arguments[1]);
    ElementBinding.define(
        ChatElement.TAG, element -> new ChatElement(element, page), List.of(Attribute.values()));
  }
}
