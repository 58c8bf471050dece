package org.websocketchat.browser;

/** Where the script begins: it teaches the page the tag {@code <websocket-chat>}. */
public final class Main {
  private Main() {}

  /**
   * Runs once for each time the script is loaded; only the first has an effect.
   *
   * @param arguments the style sheet, put there by the build
   */
  public static void main(String[] arguments) {
    var page = new Page(arguments[0]);
    ElementBinding.define(ChatElement.TAG, "server protocols name room lang theme notify", page);
  }
}
