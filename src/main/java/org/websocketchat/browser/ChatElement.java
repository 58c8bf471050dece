package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.Script;
import org.websocketchat.session.Input;
import org.websocketchat.view.Text;

/**
 * The Java side of one {@code <websocket-chat>}: its attributes, and its methods for scripts. The
 * page may change the element several times in one turn; after it, {@link #settle} makes the chat
 * agree with the element. So an element that is moved keeps its chat.
 */
final class ChatElement implements ElementPeer {
  static final String TAG = "websocket-chat";
  static final String FROM_URL = "from-url";

  private final HTMLElement element;
  private final Page page;
  private final AttributeReader attributes;
  private final ElementMethods methods;
  private String binaryType = "arraybuffer";
  private @Nullable JSObject texts;
  private final PageTokens tokens = new PageTokens();

  /** Null until the element is in a page for the first time, so that its own class comes first. */
  private @Nullable ElementStates states;

  /** Null while the element is not in a page. */
  private @Nullable Chat chat;

  /** The chat that was closed last, which may still tell its end; null if there is none. */
  private @Nullable Chat former;

  ChatElement(HTMLElement element, Page page) {
    this.element = element;
    this.page = page;
    attributes = new AttributeReader(element);
    methods = new ElementMethods(element, this::settled, this::notInPage);
  }

  @Override
  public void settle() {
    settled();
  }

  /** The chat, which agrees with the element; null if the element is not in a page. */
  private @Nullable Chat settled() {
    if (!Dom.isConnected(element)) {
      close(null);
      return null;
    }
    page.root(element); // in another document it needs its style anew
    if (chat == null && element.hasAttribute(FROM_URL)) {
      Page.fill(element, "server", "name", "room", "lang", "theme");
    }
    var settings = settings();
    if (chat == null || !chat.adapt(settings)) {
      var before = close(settings);
      if (former != null) {
        former.events().silence(); // one room's events at a time
      }
      if (states == null) {
        states = new ElementStates(element);
      }
      chat = new Chat(element, page, settings, this::binaryType, tokens, states);
      chat.notice().bell().share(page.unreadBadge());
      chat.open(before);
    }
    return chat;
  }

  /** Closes the chat, if there is one, before one with these settings; null for none. */
  private Handover close(@Nullable Settings next) {
    if (chat == null) {
      return Handover.none();
    }
    former = chat;
    chat = null;
    return former.close(next);
  }

  @Override
  public JSObject connect(String name) {
    return methods.connect(name);
  }

  @Override
  public JSObject disconnect() {
    return methods.disconnect();
  }

  @Override
  public JSObject rename(String name) {
    return methods.rename(name);
  }

  @Override
  public JSObject forget() {
    return methods.forget();
  }

  @Override
  public JSObject send(String text) {
    return methods.send(text);
  }

  @Override
  public JSObject reply(JSObject offset, String text) {
    return methods.reply(offset, text);
  }

  @Override
  public JSObject edit(JSObject offset, String text) {
    return methods.edit(offset, text);
  }

  @Override
  public JSObject remove(JSObject offset) {
    return methods.remove(offset);
  }

  @Override
  public JSObject sendBinary(JSObject data) {
    return methods.sendBinary(data);
  }

  @Override
  public void clear() {
    var chat = settled();
    if (chat != null) {
      chat.clear();
    }
  }

  /** Focuses what the person writes in: the message box or, before joining, the name. */
  @Override
  public void focus() {
    var chat = settled();
    if (chat != null) {
      chat.focus();
    }
  }

  @Override
  public String binaryType() {
    return binaryType;
  }

  @Override
  public void setBinaryType(String type) {
    if (type.equals("arraybuffer") || type.equals("blob")) {
      binaryType = type;
    } else {
      var told = "binaryType is \"arraybuffer\" or \"blob\", not \"" + type + "\"";
      new ChatFault("binary-type", told, type).raise();
    }
  }

  @Override
  public @Nullable JSObject texts() {
    return texts;
  }

  @Override
  public void setTexts(@Nullable JSObject texts) {
    this.texts = texts;
    Script.atEndOfTurn(this::settle);
  }

  @Override
  public @Nullable JSObject token() {
    return tokens.value();
  }

  @Override
  public void setToken(@Nullable JSObject token) {
    if (tokens.set(token) && chat != null) {
      chat.feed(new Input.TokenSourceChanged(!tokens.isEmpty()));
    }
  }

  /** Of a chat that was closed while it still tells its end. */
  @Override
  public JSObject state() {
    var told = chat == null ? former : chat;
    return told == null ? EventDetail.idle() : told.events().state();
  }

  @Override
  public JSObject people() {
    return EventDetail.ofPeople(chat == null ? List.of() : chat.people());
  }

  @Override
  public int unread() {
    return chat == null ? 0 : chat.notice().unread().count();
  }

  @Override
  public JSObject messages() {
    return EventDetail.ofMessages(chat == null ? List.of() : chat.transcript().messages());
  }

  private ChatFault notInPage() {
    var settings = settings();
    var told = settings.translator(new IntlFormats(settings.locale())).translate(Text.NOT_IN_PAGE);
    return new ChatFault("not-in-page", told, "");
  }

  private Settings settings() {
    return Settings.of(element, attributes, texts);
  }
}
