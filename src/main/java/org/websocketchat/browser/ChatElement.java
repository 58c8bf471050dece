package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.view.Text;

/**
 * The Java side of one {@code <websocket-chat>}. The page may change the element several times in
 * one turn; after it, {@link #settle} makes the chat agree with the element. So an element that is
 * moved keeps its chat.
 */
final class ChatElement implements ElementBinding.Peer {
  static final String TAG = "websocket-chat";
  static final String FROM_URL = "from-url";

  private final HTMLElement element;
  private final Page page;

  /** Null while the element is not in a page. */
  private @Nullable Chat chat;

  ChatElement(HTMLElement element, Page page) {
    this.element = element;
    this.page = page;
  }

  @Override
  public String complain() {
    var told = settings().translator(page.formats()).translate(Text.NOT_IN_PAGE);
    Events.error(element, "not-in-page", told, "");
    return told;
  }

  @Override
  public @Nullable Chat settle() {
    if (!Dom.isConnected(element)) {
      if (chat != null) {
        chat.close();
        chat = null;
      }
      return null;
    }
    if (chat == null && element.hasAttribute(FROM_URL)) {
      Page.fill(element, "server name room lang theme");
    }
    var settings = settings();
    if (chat == null || !chat.adapt(settings)) {
      var name = chat == null ? "" : chat.close();
      chat = new Chat(element, page, settings);
      chat.open(settings.name().isEmpty() ? name : settings.name());
    }
    return chat;
  }

  private Settings settings() {
    return new Settings(
        attribute("server", "").strip(),
        attribute("protocols", SubProtocol.OFFERED),
        attribute("name", "").strip(),
        attribute("room", ""),
        attribute("lang", Page.language()),
        Page.texts(element));
  }

  private String attribute(String name, String missing) {
    var value = Dom.attribute(element, name);
    return value == null ? missing : value;
  }
}
