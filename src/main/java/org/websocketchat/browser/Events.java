package org.websocketchat.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.Now;
import org.websocketchat.session.Cause;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.Translator;

/** Reports to the page by events, which bubble and leave every shadow root. */
final class Events {
  private Events() {}

  /** Reports a change, if there is an event for it. */
  static void tell(HTMLElement element, Change change, Translator translator, Now now) {
    switch (change) {
      case Change.StateChanged(var state) -> tell(element, state, translator, now);
      case Change.MessageArrived(var message) -> tell(element, message);
      case Change.PendingArrived(var cid, var message) -> tell(element, message);
      case Change.BinaryArrived(var binary) ->
          fire(element, "chat-binary", binaryDetail(((BrowserBinary) binary).data()));
      case Change.Refused(var body, var refusal) -> {
        var text = body == null ? "" : body.text();
        error(element, "text-" + kebab(refusal), translator.refusal(refusal, text), text);
      }
      case Change.Unreadable(var fault) -> error(element, "unreadable", fault, "");
      case Change.PeopleChanged people -> {}
      case Change.SignedIn signedIn -> {}
      case Change.SignedOut signedOut -> {}
      case Change.HistoryArrived history -> {}
      case Change.Missed missed -> {}
      case Change.Gap gap -> {}
      case Change.MissedFound found -> {}
      case Change.Superseded superseded -> {}
      case Change.Forgotten forgotten -> {}
      case Change.Renamed renamed -> {}
      case Change.NameTaken taken -> {}
      case Change.PendingChanged pending -> {}
      case Change.PendingRemoved pending -> {}
      case Change.Interrupted interrupted -> {}
    }
  }

  private static void tell(HTMLElement element, State s, Translator translator, Now now) {
    boolean waits = s.status() == Status.WAITING;
    long retryWallMillis = waits ? now.wallMillis() + s.retryAtMillis() - now.millis() : 0;
    fire(
        element,
        "chat-state",
        stateDetail(
            kebab(s.status()),
            kebab(s.cause()),
            s.code(),
            s.detail(),
            s.protocol(),
            s.url(),
            s.name(),
            (double) retryWallMillis));
    if (s.status() == Status.FAILED && s.cause() != Cause.NONE) {
      var told = ConnectionStatus.of(s, ConnectionStatus.none(), Page.origin(), translator);
      error(element, kebab(s.cause()), told.forDevelopers(), s.url());
    }
  }

  private static void tell(HTMLElement element, Message m) {
    fire(
        element,
        "chat-message",
        messageDetail(m.name(), m.body().text(), (double) m.dateMillis(), m.own()));
  }

  /** Reports the number of unread messages. */
  static void unread(HTMLElement element, int count) {
    fire(element, "chat-unread", countDetail(count));
  }

  /**
   * Reports an error.
   *
   * @param value the wrong value, as it was written; may be empty
   */
  static void error(HTMLElement element, String code, String message, String value) {
    fire(element, "chat-error", errorDetail(code, message, value));
  }

  /** The name of a constant in events: {@code NAME_TAKEN} becomes {@code name-taken}. */
  static String kebab(Enum<?> constant) {
    return lower(constant.name());
  }

  @JSBody(params = "name", script = "return name.toLowerCase().replace(/_/g, '-');")
  private static native String lower(String name);

  @JSBody(
      params = {"element", "type", "detail"},
      script =
          """
          element.dispatchEvent(new CustomEvent(type, { detail: detail, bubbles: true, composed: true }));
          """)
  private static native void fire(HTMLElement element, String type, JSObject detail);

  @JSBody(
      params = {"status", "cause", "code", "reason", "protocol", "url", "name", "retryAt"},
      script =
          "return { status: status, cause: cause, code: code, reason: reason, protocol: protocol, url: url, name: name, retryAt: retryAt };")
  private static native JSObject stateDetail(
      String status,
      String cause,
      int code,
      String reason,
      String protocol,
      String url,
      String name,
      double retryAt);

  @JSBody(
      params = {"name", "text", "date", "own"},
      script = "return { name: name, text: text, date: date, own: own };")
  private static native JSObject messageDetail(String name, String text, double date, boolean own);

  @JSBody(params = "count", script = "return { count: count };")
  private static native JSObject countDetail(int count);

  @JSBody(params = "data", script = "return { data: data };")
  private static native JSObject binaryDetail(JSObject data);

  @JSBody(
      params = {"code", "message", "value"},
      script = "return { code: code, message: message, value: value };")
  private static native JSObject errorDetail(String code, String message, String value);
}
