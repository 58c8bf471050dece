package org.websocketchat.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLTextAreaElement;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Refusal;
import org.websocketchat.view.EnterKey;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/** Where the person writes. */
final class Composer {
  /** From so few bytes on, what is left is shown. */
  private static final int SCARCE_BYTES = Limits.TEXT_BYTES / 10;

  /** Most bytes that one char takes in UTF-8. */
  private static final int CHAR_BYTES = 3;

  private final HTMLTextAreaElement box;

  /** Grows the box: holds a hidden copy of the text. */
  private final HTMLElement grower;

  private final HTMLElement left = Dom.element("p", "left");
  private final HTMLElement fault = Dom.element("p", "fault");
  private final HTMLElement element;
  private final EnterKey enterKey = new EnterKey();
  private final Words words;
  private final Person person;
  private final Log log;

  Composer(Page page, Words words, String room, Person person, Log log) {
    this.words = words;
    this.person = person;
    this.log = log;
    box = (HTMLTextAreaElement) Dom.element("textarea", "box");
    box.setRows(1);
    box.setDir("auto");
    box.setPlaceholder(words.say(Text.MESSAGE_TO, room));
    box.setAttribute("aria-label", words.say(Text.MESSAGE));
    box.setAttribute("enterkeyhint", "send");
    left.setId(page.newId());
    fault.setId(page.newId());
    fault.setAttribute("role", "alert");
    box.setAttribute("aria-describedby", left.getId() + " " + fault.getId());
    grower = Dom.element("div", "grower", box);
    var send = Dom.iconButton("send", words.say(Text.SEND), Icon.SEND, this::press);
    var field = Dom.element("div", "field", grower, send);
    element = Dom.element("div", "composer", left, fault, field);
    listen();
  }

  HTMLElement element() {
    return element;
  }

  void focus() {
    box.focus();
  }

  String draft() {
    return box.getValue();
  }

  void fill(String text) {
    box.setValue(text);
    changed();
  }

  private void listen() {
    box.addEventListener("input", event -> changed());
    box.addEventListener("keyup", event -> enterKey.released());
    box.addEventListener("compositionstart", event -> enterKey.compositionStarted());
    box.addEventListener(
        "compositionend",
        event -> {
          if (enterKey.compositionEnded()) {
            send();
          }
        });
    box.addEventListener("keydown", event -> pressed((KeyboardEvent) event));
    box.addEventListener("beforeinput", this::before);
  }

  private void pressed(KeyboardEvent event) {
    enterKey.pressed(event.isShiftKey(), event.isAltKey());
    if (!Dom.hasBeforeInput() && event.getKey().equals("Enter")) {
      obey(event);
    }
  }

  private void before(Event event) {
    if (isLineBreak(event)) {
      obey(event);
    }
  }

  private void obey(Event event) {
    switch (enterKey.lineBreak()) {
      case BREAK -> {}
      case SEND_LATER -> event.preventDefault();
      case SEND -> {
        event.preventDefault();
        send();
      }
    }
  }

  private void press() {
    send();
    focus();
  }

  private void send() {
    var text = box.getValue();
    if (text.isBlank()) {
      return;
    }
    var refused = person.say(text);
    if (refused == null) {
      fill("");
      log.follow();
    } else {
      complain(refused);
    }
  }

  /** Keeps size, counter and complaint with the text. */
  private void changed() {
    var text = box.getValue();
    grower.setAttribute("data-text", text);
    boolean roomy = text.length() * CHAR_BYTES < Limits.TEXT_BYTES - SCARCE_BYTES;
    int free = roomy ? Limits.TEXT_BYTES : Limits.TEXT_BYTES - Utf8.length(text);
    complain(free < 0 ? words.refusal(Refusal.TOO_LARGE, text) : "");
    Dom.say(left, free >= 0 && free < SCARCE_BYTES ? words.count(Text.BYTES_LEFT, free) : "");
  }

  private void complain(String problem) {
    Dom.say(fault, problem);
    box.setAttribute("aria-invalid", problem.isEmpty() ? "false" : "true");
  }

  @JSBody(
      params = "event",
      script =
          """
          return event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph';
          """)
  private static native boolean isLineBreak(Event event);
}
