package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.Console;
import org.websocketchat.browser.bindings.Url;
import org.websocketchat.session.State;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/**
 * What the screen says about the connection: the status, the sub-protocol, and a banner with the
 * reason while it is not good.
 */
final class ConnectionBar {
  private final HTMLElement root;
  private final Translator translator;
  private final Composer composer;

  /** The last advice for those who run the page or the server. */
  private String advice = "";

  ConnectionBar(HTMLElement root, Translator translator, Composer composer) {
    this.root = root;
    this.translator = translator;
    this.composer = composer;
  }

  /** Draws all of it; {@code next} tells what happens next while the chat is not online. */
  void draw(State state, ConnectionStatus connection, String next) {
    if (!connection.advice().isEmpty() && !connection.advice().equals(advice)) {
      Console.warn(
          "websocket-chat: " + connection.advice()); // once, where those look who can follow it
    }
    advice = connection.advice();
    var label = connection.label();
    var told = translator.translate(Text.SERVER_IS, new Url(state.url()).getHost());
    Dom.write(root, Places.STATUS, label.isEmpty() ? told : label);
    Dom.show(root, Places.FORGET, !state.name().isEmpty());
    Dom.set(root, Places.ROOM, "data-tone", connection.tone());
    Dom.write(root, Places.PROTOCOL, state.protocol());
    boolean calm = connection.reason().isEmpty();
    if (calm && Dom.hasFocus(Dom.find(root, Places.BANNER))) {
      composer.focus();
    }
    Dom.show(root, Places.BANNER, !calm);
    Dom.set(root, Places.RETRY, "aria-disabled", connection.canRetry() ? "false" : "true");
    Dom.write(root, Places.REASON, connection.reason());
    Dom.write(root, Places.NEXT, next);
  }
}
