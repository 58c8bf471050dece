package org.websocketchat.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Message;
import org.websocketchat.session.State;

/** Tells the page what happens, by events that bubble out of every shadow root. */
final class Events {
  private final HTMLElement element;

  Events(HTMLElement element) {
    this.element = element;
  }

  /**
   * The connection's state.
   *
   * @param retryWallMillis when the next attempt is due, milliseconds since 1970, or 0
   */
  void state(State s, long retryWallMillis) {
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
  }

  void message(Message m) {
    fire(
        element,
        "chat-message",
        messageDetail(m.name(), m.text(), (double) m.dateMillis(), m.own()));
  }

  void binary(BrowserBinary binary) {
    fire(element, "chat-binary", binaryDetail(binary.data()));
  }

  /**
   * Something is wrong that the page may want to know.
   *
   * @param value what is wrong, as it was written; may be empty
   */
  void error(String code, String message, String value) {
    fire(element, "chat-error", errorDetail(code, message, value));
  }

  /** A constant's name as it is written in events: {@code NAME_TAKEN} is {@code name-taken}. */
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

  @JSBody(params = "data", script = "return { data: data };")
  private static native JSObject binaryDetail(JSObject data);

  @JSBody(
      params = {"code", "message", "value"},
      script = "return { code: code, message: message, value: value };")
  private static native JSObject errorDetail(String code, String message, String value);
}
