package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.view.Language;

/**
 * The Java side of one {@code <websocket-chat>}. Whatever the page does to the element in one turn,
 * {@link #settle} then makes the chat agree with it: so an element that is moved keeps its chat.
 */
final class ChatElement implements ElementBinding.Peer {
  static final String TAG = "websocket-chat";
  private static final String FROM_URL = "from-url";

  private final HTMLElement element;
  private final Page page;
  private String binaryType = "arraybuffer";

  /** Null while the element is in no page. */
  private @Nullable Chat chat;

  /** Whether {@link #settle} will be called anyway. */
  private boolean due;

  ChatElement(HTMLElement element, Page page) {
    this.element = element;
    this.page = page;
  }

  /** The attributes that are properties, too; a change of one counts at once. */
  static String[] attributes() {
    return new String[] {"server", "protocols", "name", "room", "lang", "theme"};
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
    return chat == null ? null : chat.connect(name);
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
    return chat == null ? "not in a page" : chat.say(text);
  }

  @Override
  public @Nullable String sendBinary(JSObject data) {
    settle();
    return chat == null ? "not in a page" : chat.sendBinary(new BrowserBinary(data));
  }

  @Override
  public String getBinaryType() {
    return binaryType;
  }

  @Override
  public @Nullable String setBinaryType(String type) {
    if (!type.equals("arraybuffer") && !type.equals("blob")) {
      return "binaryType is \"arraybuffer\" or \"blob\", not \"" + type + "\"";
    }
    binaryType = type;
    return null;
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
    if (chat == null) {
      chat = new Chat(element, page, settings, () -> binaryType);
      chat.open(settings.name());
    } else if (!chat.adapt(settings)) {
      var name = chat.close();
      chat = new Chat(element, page, settings, () -> binaryType);
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
        Settings.list(attribute("protocols", SubProtocol.JSON)),
        attribute("name", "").strip(),
        attribute("room", ""),
        Language.of(attribute("lang", Page.language())));
  }

  private String attribute(String name, String missing) {
    var value = Dom.attribute(element, name);
    return value == null ? missing : value;
  }
}
