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

  /** The key's code, which within a composition is another (229). */
  private static final int ENTER = 13;

  /** Most bytes that one char takes in UTF-8. */
  private static final int CHAR_BYTES = 3;

  private final HTMLTextAreaElement box;

  /** Grows the box: holds a hidden copy of the text. */
  private final HTMLElement grower;

  private final HTMLElement left;
  private final HTMLElement fault;
  private final EnterKey enterKey = new EnterKey();
  private final Words words;
  private final Person person;
  private final Log log;

  Composer(HTMLElement talk, Page page, Words words, String title, Person person, Log log) {
    this.words = words;
    this.person = person;
    this.log = log;
    var element = Dom.add(talk, "div", "composer");
    left = Dom.add(element, "p", "left");
    left.setId(page.newId());
    fault = Dom.add(element, "p", "fault");
    fault.setId(page.newId());
    fault.setAttribute("role", "alert");
    var field = Dom.add(element, "div", "field");
    grower = Dom.add(field, "div", "grower");
    box = (HTMLTextAreaElement) Dom.add(grower, "textarea", "box");
    box.setRows(1);
    box.setDir("auto");
    box.setPlaceholder(words.say(Text.MESSAGE_TO, title));
    box.setAttribute("aria-label", words.say(Text.MESSAGE));
    box.setAttribute("aria-describedby", left.getId() + " " + fault.getId());
    box.setAttribute("enterkeyhint", "send");
    Dom.addIconButton(field, "send", words.say(Text.SEND), Icon.SEND, this::press);
    listen();
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
    Dom.on(box, "input", event -> changed());
    Dom.on(box, "keydown", event -> pressed((KeyboardEvent) event));
    Dom.on(box, "keyup", event -> enterKey.released());
    Dom.on(box, "beforeinput", this::before);
    Dom.on(box, "compositionstart", event -> enterKey.compositionStarted());
    Dom.on(box, "compositionend", event -> composed());
  }

  private void composed() {
    if (enterKey.compositionEnded()) {
      send();
    }
  }

  private void pressed(KeyboardEvent event) {
    enterKey.pressed(event.isShiftKey(), event.isAltKey());
    if (!Dom.hasBeforeInput() && event.getKeyCode() == ENTER) {
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
    Dom.set(box, "aria-invalid", !problem.isEmpty());
  }

  @JSBody(
      params = "event",
      script =
          """
          return event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph';
          """)
  private static native boolean isLineBreak(Event event);
}
