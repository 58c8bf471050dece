package org.websocketchat.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLTextAreaElement;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Input;
import org.websocketchat.session.Refusal;
import org.websocketchat.view.EnterKey;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** The message box, with its counter and the Send button. */
final class Composer implements Dom.Listener {
  /** Its elements; ids need only be unique within one chat. */
  static final String DESCRIPTION =
      "   div.composer\n"
          + "    p.left @id left\n"
          + "    p.fault @id fault @role alert\n"
          + Commands.DESCRIPTION
          + "    div.field @part field message-field\n"
          + NameSuggestions.DESCRIPTION
          + "     div.grower\n"
          + "      textarea.box @rows 1 @dir auto @enterkeyhint send @aria-describedby left fault"
          + NameSuggestions.ATTRIBUTES
          + (" @placeholder " + Text.MESSAGE_TO + " @aria-label " + Text.MESSAGE + "\n")
          + ("     button.send @label " + Text.SEND + "\n")
          + "      svg M12 19V5M6 11l6-6 6 6\n";

  /** When fewer bytes are left, their number is shown. */
  private static final int SCARCE_BYTES = Limits.TEXT_BYTES / 10;

  /** The most bytes that one char takes in UTF-8. */
  private static final int CHAR_BYTES = 3;

  private final HTMLElement element;
  private final HTMLTextAreaElement box;
  private final EnterKey enterKey = new EnterKey();
  private final Translator translator;
  private final Chat chat;
  private final MessageLog log;
  private final NameSuggestions suggestions;
  private final Commands commands;

  Composer(HTMLElement root, Translator translator, Chat chat, MessageLog log, PeoplePanel people) {
    this.translator = translator;
    this.chat = chat;
    this.log = log;
    element = root.querySelector(".composer");
    box = box(element);
    suggestions = new NameSuggestions(element, box, translator, people);
    commands = new Commands(element, translator, chat);
    Dom.listen(box, "input keydown keyup beforeinput compositionstart compositionend", this, true);
  }

  @Override
  public void handleEvent(Event event) {
    var type = event.getType();
    if (type.equals("input")) {
      changed();
      if (commands.isSaid(box.getValue())) {
        chat.feed(new Input.Typed());
      }
    } else if (type.equals("keydown")) {
      enterKey.pressed(Dom.has(event, "shiftKey"), Dom.has(event, "altKey"));
      if (suggestions.pressed(event)) {
        event.preventDefault();
      }
    } else if (type.equals("keyup")) {
      enterKey.released();
    } else if (type.equals("compositionstart")) {
      enterKey.compositionStarted();
    } else if (type.equals("compositionend") && enterKey.compositionEnded()) {
      enter();
    }
    if (isLineBreak(event) && !enterKey.breaksLine()) {
      event.preventDefault();
      if (enterKey.sendsNow()) {
        enter();
      }
    }
  }

  void closeHelp() {
    commands.closeHelp();
  }

  private void enter() {
    if (suggestions.isOpen()) {
      suggestions.choose();
    } else {
      send();
    }
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

  /** Enables or disables writing. */
  void enable(boolean enabled) {
    if (!enabled && Dom.hasFocus(element)) {
      log.focus();
    }
    box.setDisabled(!enabled);
    disable(element.querySelector(".send"), !enabled);
  }

  void send() {
    var text = box.getValue();
    if (!text.isBlank()) {
      var problem = commands.run(text);
      if (problem == null) {
        fill("");
        log.follow();
      } else {
        Dom.complain(element, problem);
      }
    }
  }

  /** Adapts size, counter and error message to the text. */
  private void changed() {
    var text = box.getValue();
    Dom.set(element, ".grower", "data-text", text);
    chat.keepDraft(text);
    suggestions.offer();
    boolean roomy = text.length() * CHAR_BYTES < Limits.TEXT_BYTES - SCARCE_BYTES;
    int free = roomy ? Limits.TEXT_BYTES : Limits.TEXT_BYTES - Utf8.length(text);
    Dom.complain(element, free < 0 ? translator.refusal(Refusal.TOO_LARGE, text) : "");
    Dom.say(
        element,
        ".left",
        free >= 0 && free < SCARCE_BYTES ? translator.count(Text.BYTES_LEFT, free) : "");
  }

  /** Whether a line break is coming; where that is not announced, the key's code tells. */
  @JSBody(
      params = "event",
      script =
          """
          return typeof InputEvent === 'function' && 'getTargetRanges' in InputEvent.prototype
            ? event.type === 'beforeinput' && /^insert(LineBreak|Paragraph)$/.test(event.inputType)
            : event.type === 'keydown' && event.keyCode === 13;
          """)
  private static native boolean isLineBreak(Event event);

  @JSBody(
      params = {"element", "disabled"},
      script = "element.disabled = disabled;")
  private static native void disable(HTMLElement element, boolean disabled);

  @JSBody(params = "composer", script = "return composer.querySelector('textarea');")
  private static native HTMLTextAreaElement box(HTMLElement composer);
}
