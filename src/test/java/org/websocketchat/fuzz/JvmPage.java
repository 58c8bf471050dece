package org.websocketchat.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.session.Binary;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Output;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.session.Session;
import org.websocketchat.session.SessionSettings;
import org.websocketchat.session.Status;
import org.websocketchat.view.Effect;
import org.websocketchat.view.MessageAction;
import org.websocketchat.view.Translator;

/**
 * The page on the JVM: the same session and the same view as in the served script, driven by the
 * same steps, in the same world. What {@code browser} does around them is done here once more, by
 * hand, so that a fault of the compiler in it shows, too.
 */
final class JvmPage {
  private final Log log = new Log();
  private final VirtualTime time;
  private final Chance chance;
  private final JvmSockets sockets = new JvmSockets(log);
  private final JvmEvents events;
  private final String url;
  private final List<String> protocols;

  /** What is in the browser's storage, by key. */
  private final Map<String, String> stored = new TreeMap<>();

  private final JvmChat chat;
  private String name;
  private String lang;

  /** A page on which nothing has happened yet; the script's steps do not matter here. */
  JvmPage(Script script, String origin) {
    time = new VirtualTime(script.seed());
    chance = new Chance(script.seed());
    events = new JvmEvents(log, origin);
    var address = (ServerAddress.Valid) ServerAddress.resolve(script.server(), "", origin);
    url = address.url();
    protocols =
        script.protocols().isEmpty() ? List.of() : List.of(script.protocols().split(" ", -1));
    name = script.name().strip();
    lang = script.lang();
    chat = new JvmChat(time, events, origin, lang);
  }

  Log log() {
    return log;
  }

  Now now() {
    return time.now();
  }

  JvmSockets sockets() {
    return sockets;
  }

  Status status() {
    return chat.state().status();
  }

  /** Does the next step, which is number {@code index}. */
  void act(int index, Step step) {
    log.tell("step", index);
    var text = step.text();
    int number = step.number();
    switch (step.kind()) {
      case ADD -> add();
      case REMOVE -> chat.close();
      case LOOK -> chat.screen().tell(log);
      case TELL_STORED -> stored.forEach((key, value) -> log.tell("stored", key, value));
      case SET_NAME -> setName(text);
      case SET_LANG -> setLang(text);
      case CONNECT -> connect(text);
      case DISCONNECT -> disconnect();
      case FORGET -> forget();
      case SEND -> send(new Body.Text(text));
      case SCRIPT_REPLY -> send(new Body.Text(text, number));
      case SCRIPT_EDIT -> send(new Body.Edit(number, text));
      case SCRIPT_REMOVE -> send(new Body.Remove(number, Body.Remover.AUTHOR));
      case MENU -> menu(text, number);
      case UNFOLD -> chat.screen().unfold(number);
      case CANCEL_DRAFT -> write(JvmComposer::cancelDraft);
      case SEND_BINARY -> sendBinary(() -> number);
      case JOIN -> join(text);
      case TYPE -> write(composer -> composer.type(text));
      case KEY -> write(composer -> composer.press(text, false));
      case SHIFT_KEY -> write(composer -> composer.press(text, true));
      case COMPOSE -> write(JvmComposer::compose);
      case RETRY -> retry();
      case RESEND -> held(number, Input.ResendRequested::new);
      case DELETE -> held(number, Input.DiscardRequested::new);
      case IGNORE -> ignore(number);
      case WAIT -> time.pass(number);
      case SLEEP -> time.sleep(number);
      case HIDE -> show(false);
      case SHOW -> show(true);
      case FOCUS -> chat.focus(true);
      case BLUR -> chat.focus(false);
      case PAGESHOW -> seen();
      case ONLINE -> chat.feed(new Input.WentOnline());
      case OFFLINE -> chat.feed(new Input.WentOffline());
      case ACCEPT -> sockets.newest(socket -> socket.accept(text));
      case FRAME -> sockets.newest(socket -> socket.receive(text));
      case LATE_FRAME -> sockets.late(socket -> socket.receive(text));
      case BINARY -> sockets.newest(socket -> socket.receive(number));
      case CLOSE -> sockets.newest(socket -> socket.end(number, text));
      case REFUSE -> sockets.refuse(text);
      case FORBID -> sockets.newest(JvmSockets.JvmSocket::forbid);
      case BUFFER -> sockets.buffer(number);
    }
  }

  private void add() {
    chat.requestFrame(); // the attributes are set one by one
    var place = url + " " + chance.key();
    var settings = new SessionSettings(url, protocols, chance.seed(), chance.key(), List.of());
    chat.drive(
        new Driver(
            new Session(settings, new JacksonJson()),
            sockets,
            new JvmClock(time),
            entry -> store(place, entry),
            chat));
    if (name.isEmpty()) {
      chat.screen().fillName("", "");
    } else {
      chat.joinOrAsk(name);
    }
    chat.requestFrame();
  }

  private void store(String place, Output.Store entry) {
    var key =
        entry.entry().isEmpty()
            ? "websocket-chat " + place
            : "websocket-chat-text " + place + " " + entry.entry();
    if (entry.value().isEmpty()) {
      stored.remove(key);
    } else {
      stored.put(key, entry.value());
    }
  }

  // What a script of the page does: each call first makes element and chat agree, which draws.

  private void setName(String next) {
    chat.requestFrame();
    var before = name;
    name = next.strip();
    if (!name.isEmpty() && !name.equals(before)) {
      chat.joinOrAsk(name);
    }
  }

  private void setLang(String next) {
    chat.requestFrame();
    if (!locale(next).equals(locale(lang))) {
      chat.speak(next);
    }
    lang = next;
  }

  /** The language of texts and formats for what a page asks for. */
  private static String locale(String asked) {
    return Translator.isChinese(asked) || asked.startsWith("en") ? asked : "en";
  }

  private void connect(String wanted) {
    chat.requestFrame();
    if (wanted.isEmpty() && chat.isInside()) {
      chat.retry();
      return;
    }
    var known = wanted.isEmpty() ? chat.state().name() : wanted;
    var chosen = known.isEmpty() ? name : known;
    var fault = PersonName.fault(chosen);
    if (fault == null) {
      chat.join(chosen);
    } else {
      log.tell("thrown", "name", translator().fault(fault, chosen), chosen);
    }
  }

  private void disconnect() {
    chat.requestFrame();
    chat.feed(new Input.DisconnectRequested());
  }

  private void forget() {
    chat.forget();
    disconnect();
    chat.feed(new Input.ForgetRequested(chance.key()));
    chat.screen().fillName("", "");
  }

  private void send(Body body) {
    chat.requestFrame();
    var refusal = chat.driver().refusal(body);
    if (refusal == null) {
      chat.send(body);
    } else {
      thrown("text-", refusal, body.text());
    }
  }

  private void sendBinary(Binary binary) {
    chat.requestFrame();
    var refusal = chat.driver().binaryRefusal();
    if (refusal == null) {
      chat.feed(new Input.BinaryRequested(binary));
    } else {
      thrown("binary-", refusal, "");
    }
  }

  private void thrown(String kind, Refusal refusal, String text) {
    var message = translator().refusal(refusal, text);
    log.tell("thrown", kind + JvmEvents.kebab(refusal), message, text);
  }

  private Translator translator() {
    return chat.screen().translator();
  }

  // What the person does

  private void join(String written) {
    if (!chat.screen().isInside()) {
      var problem = chat.join(written);
      chat.screen().fillName(written, problem == null ? "" : problem);
    }
  }

  private void write(Consumer<JvmComposer> act) {
    if (chat.screen().canWrite()) {
      act.accept(chat.screen().composer());
    }
  }

  private void menu(String item, int number) {
    var rows = chat.screen().rows().messages();
    if (!chat.screen().isInside() || rows.isEmpty()) {
      return;
    }
    var row = rows.get(number % rows.size());
    var message = row.message();
    var action = MessageAction.valueOf(item.replace('-', '_').toUpperCase(Locale.ROOT));
    if (message != null && chat.actions(row).contains(action)) {
      switch (action.effect(message)) {
        case null -> {}
        case Effect.Reply reply -> chat.screen().composer().reply(message.offset());
        case Effect.Edit edit -> chat.screen().composer().edit(message);
        case Effect.Copy copy -> {}
        case Effect.Send send -> chat.send(send.body());
      }
    }
  }

  private void retry() {
    if (chat.screen().canRetry()) {
      chat.retry();
    }
  }

  private void held(int number, Function<String, Input> input) {
    var held = chat.screen().rows().held();
    if (!held.isEmpty()) {
      chat.feed(input.apply(held.get(number % held.size())));
    }
  }

  private void ignore(int number) {
    var listed = chat.screen().listed();
    var chosen = listed.isEmpty() ? null : listed.get(number % listed.size());
    if (chosen != null && !chosen.own()) {
      chat.ignore(chosen);
      stored.put("websocket-chat ignored " + url, chat.ignoreList().stored());
    }
  }

  // What the browser tells

  private void show(boolean shown) {
    time.hide(!shown);
    seen();
  }

  private void seen() {
    chat.lookAgain();
    if (!time.isHidden()) {
      chat.feed(new Input.BecameVisible());
    }
  }
}
