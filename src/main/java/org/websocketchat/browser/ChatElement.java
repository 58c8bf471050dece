package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/**
 * The Java side of one {@code <websocket-chat>}. Whatever the page does to the element in one turn,
 * {@link #settle} then makes the chat agree with it: so an element that is moved keeps its chat.
 */
final class ChatElement implements ElementBinding.Peer {
  static final String TAG = "websocket-chat";
  static final String FROM_URL = "from-url";

  private final HTMLElement element;
  private final Page page;

  /** Null while the element is in no page. */
  private @Nullable Chat chat;

  /** Whether {@link #settle} will be called anyway. */
  private boolean due;

  ChatElement(HTMLElement element, Page page) {
    this.element = element;
    this.page = page;
  }

  @Override
  public void changed() {
    if (!due) {
      due = true;
      Dom.soon(this::settle);
    }
  }

  @Override
  public @Nullable String connect(String name) {
    settle();
    if (chat == null) {
      new Events(element).error("not-in-page", notInPage(), "");
      return null;
    }
    return chat.connect(name);
  }

  @Override
  public void disconnect() {
    settle();
    if (chat != null) {
      chat.leave();
    }
  }

  @Override
  public @Nullable String sendText(String text) {
    settle();
    return chat == null ? notInPage() : chat.say(text);
  }

  @Override
  public @Nullable String sendBinary(JSObject data) {
    settle();
    return chat == null ? notInPage() : chat.sendBinary(new BrowserBinary(data));
  }

  private String notInPage() {
    return new Words(settings().chinese(), page.formats()).say(Text.NOT_IN_PAGE);
  }

  private void settle() {
    due = false;
    if (!Dom.isConnected(element)) {
      if (chat != null) {
        chat.close();
        chat = null;
      }
      return;
    }
    if (chat == null && element.hasAttribute(FROM_URL)) {
      takeParameters();
    }
    var settings = settings();
    if (chat == null || !chat.adapt(settings)) {
      var name = chat == null ? "" : chat.close();
      chat = new Chat(element, page, settings);
      chat.open(settings.name().isEmpty() ? name : settings.name());
    }
  }

  /** Lets the page's address fill the attributes. */
  private void takeParameters() {
    for (var name : new String[] {"server", "name", "room", "lang", "theme"}) {
      var value = Page.parameter(name);
      if (value != null) {
        element.setAttribute(name, value);
      }
    }
  }

  private Settings settings() {
    return new Settings(
        attribute("server", "").strip(),
        Settings.list(attribute("protocols", SubProtocol.V1 + " " + SubProtocol.JSON)),
        attribute("name", "").strip(),
        attribute("room", ""),
        Words.isChinese(attribute("lang", Page.language())));
  }

  private String attribute(String name, String missing) {
    var value = Dom.attribute(element, name);
    return value == null ? missing : value;
  }
}
