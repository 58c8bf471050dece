package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.session.Input;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.view.Text;

/**
 * The Java side of one {@code <websocket-chat>}: its attributes, and its methods for scripts. The
 * page may change the element several times in one turn; after it, {@link #settle} makes the chat
 * agree with the element. So an element that is moved keeps its chat.
 */
final class ChatElement implements ElementBinding.Peer {
  static final String TAG = "websocket-chat";
  static final String FROM_URL = "from-url";

  private final HTMLElement element;
  private final Page page;

  /** Null while the element is not in a page. */
  private @Nullable Chat chat;

  /** The chat that was closed last, which may still tell its end; null if there is none. */
  private @Nullable Chat former;

  ChatElement(HTMLElement element, Page page) {
    this.element = element;
    this.page = page;
  }

  /** Reports to the page that the element is not in a page; returns the sentence. */
  private String complain() {
    var settings = settings();
    var told = settings.translator(new IntlFormats(settings.locale())).translate(Text.NOT_IN_PAGE);
    Events.error(element, "not-in-page", told, "");
    return told;
  }

  @Override
  public void settle() {
    settled();
  }

  /** The chat, which agrees with the element; null if the element is not in a page. */
  private @Nullable Chat settled() {
    if (!Dom.isConnected(element)) {
      close();
      return null;
    }
    if (chat == null && element.hasAttribute(FROM_URL)) {
      Page.fill(element, "server name room lang theme");
    }
    var settings = settings();
    if (chat == null || !chat.adapt(settings)) {
      var name = close();
      if (former != null) {
        former.silence(); // one room's events at a time
      }
      chat = new Chat(element, page, settings);
      chat.open(settings.name().isEmpty() ? name : settings.name());
    }
    return chat;
  }

  /** Closes the chat, if there is one; returns the name under which the person had joined. */
  private String close() {
    if (chat == null) {
      return "";
    }
    former = chat;
    chat = null;
    return former.close();
  }

  @Override
  public @Nullable String connect(String name) {
    var chat = settled();
    if (chat == null) {
      complain();
      return null;
    }
    var membership = chat.membership();
    if (membership.address() instanceof ServerAddress.Invalid invalid) {
      return chat.translator().fault(invalid);
    }
    if (name.isEmpty() && membership.isInside()) {
      membership.retry();
      return null;
    }
    var wanted = name.isEmpty() ? membership.keptName() : name;
    wanted = wanted.isEmpty() ? attribute("name", "").strip() : wanted;
    boolean mustWait = wanted.isEmpty() && membership.driver() == null;
    return mustWait ? null : chat.join(wanted);
  }

  @Override
  public void disconnect() {
    var chat = settled();
    if (chat != null) {
      chat.leave();
    }
  }

  @Override
  public void forget() {
    var chat = settled();
    if (chat != null) {
      chat.forget();
    }
  }

  @Override
  public @Nullable String send(String text) {
    var chat = settled();
    return chat == null ? complain() : chat.say(text);
  }

  @Override
  public @Nullable String sendBinary(JSObject data) {
    var chat = settled();
    if (chat == null) {
      return complain();
    }
    var refusal = chat.membership().binaryRefusal();
    if (refusal != null) {
      return chat.translator().refusal(refusal, "");
    }
    chat.feed(new Input.BinaryRequested(new BrowserBinary(data)));
    return null;
  }

  private Settings settings() {
    return new Settings(
        attribute("server", "").strip(),
        attribute("protocols", SubProtocol.OFFERED),
        attribute("name", "").strip(),
        attribute("room", ""),
        PageLanguage.of(element),
        Page.texts(element));
  }

  private String attribute(String name, String missing) {
    var value = Dom.attribute(element, name);
    return value == null ? missing : value;
  }
}
