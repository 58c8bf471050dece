package org.websocketchat.browser;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.Script;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.WhiteSpace;
import org.websocketchat.session.Input;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.view.Text;

/**
 * The methods of one element for scripts, as promises. A wrong call throws, which rejects its
 * promise ({@link ElementMembers}).
 */
final class ElementMethods {
  private final HTMLElement element;

  /** Gives the chat, which agrees with the element; null if the element is not in a page. */
  private final Supplier<@Nullable Chat> chats;

  /** Gives the fault of an element that is not in a page. */
  private final Supplier<ChatFault> notInPage;

  ElementMethods(
      HTMLElement element, Supplier<@Nullable Chat> chats, Supplier<ChatFault> notInPage) {
    this.element = element;
    this.chats = chats;
    this.notInPage = notInPage;
  }

  JSObject connect(String name) {
    var chat = chats.get();
    if (chat == null) {
      Events.error(element, notInPage.get());
      return Deferred.failed(notInPage.get(), true);
    }
    var membership = chat.membership();
    if (membership.address() instanceof ServerAddress.Invalid invalid) {
      ChatFault.of(invalid, chat.translator()).raise();
    }
    if (membership instanceof SpectatorMembership reading) {
      if (!name.isEmpty()) {
        refuseToAct(chat, name);
      }
      var joining = chat.promises().joining("");
      reading.joinByItself();
      reading.readByItself();
      return joining.promise();
    }
    if (name.isEmpty() && membership.isInside() && !membership.isLeaving()) {
      var joining = chat.promises().joining("");
      membership.retry();
      return joining.promise();
    }
    return join(chat, name.isEmpty() ? membership.keptName() : name);
  }

  /** Throws to the script that called: a chat that only reads is to be somebody. */
  private static void refuseToAct(Chat chat, String name) {
    ChatFault.of(Refusal.READ_ONLY, name, chat.translator()).raise();
  }

  private JSObject join(Chat chat, String name) {
    var attribute = WhiteSpace.strip(AttributeReader.text(element, Attribute.NAME, ""));
    var wanted = name.isEmpty() ? attribute : name;
    var fault = PersonName.fault(wanted);
    boolean mayGoOn = wanted.isEmpty() && chat.membership().driver() == null;
    if (fault != null && !mayGoOn) {
      ChatFault.of(fault, wanted, chat.translator()).raise();
    }
    chat.membership().joinByItself();
    var joining = chat.promises().joining(WhiteSpace.strip(wanted));
    if (fault == null) {
      chat.join(wanted);
    } // else it joins by itself, if it did before the page was loaded anew
    return joining.promise();
  }

  JSObject rename(String name) {
    var chat = present();
    if (chat.membership().onlyReads()) {
      refuseToAct(chat, name);
    }
    var fault = PersonName.fault(name);
    if (fault != null) {
      ChatFault.of(fault, name, chat.translator()).raise();
    }
    if (!chat.membership().isJoining()) {
      var told = chat.translator().translate(Text.NOT_IN_ROOM);
      new ChatFault("not-joined", told, name).raise();
    }
    return join(chat, name);
  }

  JSObject disconnect() {
    var chat = chats.get();
    if (chat == null) {
      return Deferred.done();
    }
    var leaving = chat.promises().leaving();
    chat.leave();
    return leaving.promise();
  }

  JSObject forget() {
    var chat = chats.get();
    if (chat == null) {
      return Deferred.done();
    }
    if (chat.membership() instanceof SpectatorMembership reading) {
      var forgetting = new Deferred();
      chat.forgetBefore(reading, () -> forgetting.fulfil(chat.promises().leaving().promise()));
      return forgetting.promise();
    }
    var leaving = chat.promises().leaving();
    chat.forget();
    return leaving.promise();
  }

  JSObject send(String text) {
    return send(new Body.Text(text));
  }

  JSObject reply(JSObject offset, String text) {
    return send(new Body.Text(text, checked(offset)));
  }

  JSObject edit(JSObject offset, String text) {
    return send(new Body.Edit(checked(offset), text));
  }

  JSObject remove(JSObject offset) {
    return send(new Body.Remove(checked(offset), Body.Remover.AUTHOR));
  }

  /** The offset, if it can be one; else throws to the script that called. */
  private static long checked(JSObject offset) {
    double number = Script.numberOf(offset);
    boolean isWhole = number >= 1 && number <= Limits.MAX_INTEGER && number == Math.floor(number);
    if (!isWhole) {
      var value = Script.textOf(offset);
      var told = "offset is a whole number from 1, as in chat-message, not \"" + value + "\"";
      new ChatFault("offset", told, value).raise();
    }
    return (long) number;
  }

  private JSObject send(Body asked) {
    var chat = present();
    check(chat, asked);
    var body = chat.events().beforeSend(asked);
    if (body == null || (body.text().isEmpty() && !asked.text().isEmpty())) {
      var told = chat.translator().translate(Text.KEPT_BACK);
      return Deferred.failed(new ChatFault("text-cancelled", told, asked.text()), true);
    }
    check(chat, body);
    return chat.sender().sendFor(body).promise();
  }

  private static void check(Chat chat, Body body) {
    var refusal = chat.membership().refusal(body);
    if (refusal != null) {
      ChatFault.of(refusal, body.text(), chat.translator()).raise();
    }
  }

  JSObject sendBinary(JSObject data) {
    var chat = present();
    var refusal = chat.membership().binaryRefusal();
    if (refusal != null) {
      ChatFault.ofBinary(refusal, chat.translator()).raise();
    }
    chat.feed(new Input.BinaryRequested(new BrowserBinary(data)));
    return Deferred.done();
  }

  /** The chat, which agrees with the element; throws to the script that called if there is none. */
  private Chat present() {
    var chat = chats.get();
    if (chat == null) {
      notInPage.get().raise();
      throw new IllegalStateException("not in a page");
    }
    return chat;
  }
}
