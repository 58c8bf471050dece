package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.CustomEvent;
import org.websocketchat.browser.bindings.Script;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.BodyCodec;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.session.Cause;
import org.websocketchat.session.Change;
import org.websocketchat.session.Clock;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.Translator;

/**
 * Reports one chat to the page: by events, which bubble and leave every shadow root, and by the
 * element's state for style sheets.
 */
final class Events {
  private final HTMLElement element;
  private final ElementStates states;
  private boolean silent;

  /** Who was present when that was told last. */
  private List<Person> people = List.of();

  /** The state that was told last. */
  private EventDetail.OfState state = EventDetail.idle();

  /** What the room allows, and the offset of the message that is pinned, as was told last. */
  private RoomMode mode = RoomMode.USUAL;

  private long pinned = Body.NO_OFFSET;

  Events(HTMLElement element, ElementStates states) {
    this.element = element;
    this.states = states;
    states.show(kebab(Status.IDLE));
  }

  /** Reports nothing more, because another chat has taken this one's place. */
  void silence() {
    silent = true;
  }

  /** The state of the connection that was told last. */
  JSObject state() {
    return state;
  }

  /** Reports a change, if there is an event for it. */
  void tell(Change change, Translator translator, Clock clock) {
    if (silent) {
      return;
    }
    switch (change) {
      case Change.StateChanged(var state) -> tell(state, translator, clock.now());
      case Change.MessageArrived(var message) -> tell(message);
      case Change.PendingArrived(var cid, var message) -> tell(message);
      case Change.BinaryArrived(var binary) -> tell((BrowserBinary) binary);
      case Change.Refused(var body, var refusal) -> error(fault(body, refusal, translator));
      case Change.Unreadable(var fault) -> error(new ChatFault("unreadable", fault, ""));
      case Change.PeopleChanged(var now) -> tell(now);
      case Change.SignedIn signedIn -> {}
      case Change.SignedOut signedOut -> {}
      case Change.HistoryArrived history -> {}
      case Change.Missed missed -> {}
      case Change.Gap gap -> {}
      case Change.Corrected corrected -> fire(element, "chat-change", ChangeDetail.of(corrected));
      case Change.ModeChanged(var now) -> tell(now, pinned);
      case Change.Slowed slowed -> {}
      case Change.Pinned(long target) -> tell(mode, target);
      case Change.Acted(var act) -> {
        if (act.body() instanceof Body.Sanction sanction) {
          fire(element, "chat-sanction", ChangeDetail.of(act, sanction));
        }
      }
      case Change.PinnedArrived pinned -> {}
      case Change.OfActs acts -> {}
      case Change.Superseded superseded -> {}
      case Change.Forgotten forgotten -> {}
      case Change.Renamed renamed -> {}
      case Change.NameTaken taken -> {}
      case Change.PendingChanged pending -> {}
      case Change.PendingRemoved pending -> {}
      case Change.Interrupted interrupted -> {}
    }
  }

  private void tell(State s, Translator translator, Now now) {
    boolean waits = s.status() == Status.WAITING;
    states.show(kebab(s.status()));
    long retryWallMillis = waits ? now.wallMillis() + s.retryAtMillis() - now.millis() : 0;
    state = EventDetail.of(s, retryWallMillis);
    fire(element, "chat-state", state);
    if (s.status() == Status.FAILED && s.cause() != Cause.NONE) {
      var told = ConnectionStatus.of(s, ConnectionStatus.none(), Page.origin(), translator);
      error(new ChatFault(kebab(s.cause()), told.forDevelopers(), s.url()));
    }
  }

  private static ChatFault fault(@Nullable Body body, Refusal refusal, Translator translator) {
    return body == null
        ? ChatFault.ofBinary(refusal, translator)
        : ChatFault.of(refusal, body.text(), translator);
  }

  private void tell(Message m) {
    if (!m.isRemoved() && !m.isWithheld()) {
      fire(element, "chat-message", EventDetail.of(m));
    }
  }

  /** Who is writing is no news. */
  private void tell(List<Person> now) {
    boolean isNews = now.size() != people.size();
    for (int i = 0; i < now.size() && !isNews; i++) {
      isNews = !now.get(i).isSameButTyping(people.get(i));
    }
    people = now;
    if (isNews) {
      EventDetail.OfUsers detail = JSObjects.create();
      detail.setPeople(EventDetail.ofPeople(now));
      fire(element, "chat-users", detail);
    }
  }

  /** Reports that a text is stored. */
  void sent(EventDetail.OfMessage detail) {
    if (!silent) {
      fire(element, "chat-sent", detail);
    }
  }

  /** Reports that something is not known to be stored; returns whether it has. */
  boolean failed(ChatFault fault, Body body) {
    if (silent) {
      return false;
    }
    EventDetail.OfFailure detail = JSObjects.create();
    detail.setCode(fault.code());
    detail.setMessage(fault.message());
    detail.setValue(fault.value());
    detail.setReason(fault.reason());
    detail.setKind(body instanceof Body.Text ? "text" : BodyCodec.kind((Body.Correction) body));
    detail.setTarget(body instanceof Body.OfOneMessage one ? (double) one.target() : 0);
    fire(element, "chat-failed", detail);
    return true;
  }

  /**
   * Asks the page what is to be sent instead of this; null if nothing. Only texts can be changed.
   */
  @Nullable Body beforeSend(Body body) {
    if (!(body instanceof Body.Text) && !(body instanceof Body.Edit)) {
      return body;
    }
    EventDetail.OfSending detail = JSObjects.create();
    detail.setText(body.text());
    detail.setRe(body instanceof Body.Text said ? (double) said.re() : 0);
    detail.setTarget(body instanceof Body.Edit edit ? (double) edit.target() : 0);
    boolean isWanted = ask("chat-before-send", detail);
    var text = Script.textOf(detail.getText());
    return isWanted ? body.saying(text) : null;
  }

  /**
   * Asks the page what is to be shown instead of the text of this message; empty if nothing.
   *
   * @param kind why it is to be shown; the file of types lists these words
   */
  String beforeDisplay(Message message, String kind) {
    EventDetail.OfDisplay detail = EventDetail.fill(JSObjects.create(), message);
    detail.setKind(kind);
    boolean isWanted = ask("chat-before-display", detail);
    return isWanted ? Script.textOf(detail.getText()) : "";
  }

  /** Reports what can be prevented; returns false if a listener has prevented it. */
  private boolean ask(String type, JSObject detail) {
    return element.dispatchEvent(event(type, detail, true));
  }

  private void tell(RoomMode nextMode, long nextPinned) {
    mode = nextMode;
    pinned = nextPinned;
    fire(element, "chat-mode", ChangeDetail.of(mode, pinned));
  }

  private void tell(BrowserBinary binary) {
    EventDetail.OfBinary detail = JSObjects.create();
    detail.setData(binary.data());
    fire(element, "chat-binary", detail);
  }

  /** Reports the number of unread messages. */
  static void unread(HTMLElement element, int count) {
    EventDetail.OfUnread detail = JSObjects.create();
    detail.setCount(count);
    fire(element, "chat-unread", detail);
  }

  /** Reports an error. */
  void error(ChatFault fault) {
    error(element, fault);
  }

  /** Reports an error of an element without a chat. */
  static void error(HTMLElement element, ChatFault fault) {
    EventDetail.OfError detail = JSObjects.create();
    detail.setCode(fault.code());
    detail.setMessage(fault.message());
    detail.setValue(fault.value());
    fire(element, "chat-error", detail);
  }

  /** The name of a constant in events: {@code NAME_TAKEN} becomes {@code name-taken}. */
  static String kebab(Enum<?> constant) {
    var kebab = new StringBuilder();
    for (int i = 0; i < constant.name().length(); i++) {
      char letter = constant.name().charAt(i);
      kebab.append(letter == '_' ? '-' : (char) (letter - 'A' + 'a'));
    }
    return kebab.toString();
  }

  private static void fire(HTMLElement element, String type, JSObject detail) {
    element.dispatchEvent(event(type, detail, false));
  }

  private static Event event(String type, JSObject detail, boolean isCancelable) {
    CustomEvent.Options options = JSObjects.create();
    options.setDetail(detail);
    options.setBubbles(true);
    options.setComposed(true);
    options.setCancelable(isCancelable);
    return (Event) (JSObject) new CustomEvent(type, options);
  }
}
