package org.websocketchat.browser;

import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLButtonElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLTextAreaElement;
import org.websocketchat.browser.bindings.Keystroke;
import org.websocketchat.protocol.WhiteSpace;
import org.websocketchat.session.Input;
import org.websocketchat.session.Message;
import org.websocketchat.view.Draft;
import org.websocketchat.view.EnterKey;
import org.websocketchat.view.Text;
import org.websocketchat.view.TextLimit;
import org.websocketchat.view.Translator;

/** The message box, with its counter and the Send button. */
final class Composer implements Dom.Listener {
  private final HTMLElement element;
  private final HTMLTextAreaElement box;
  private final EnterKey enterKey = new EnterKey();
  private final LineBreaks lineBreaks = new LineBreaks();
  private final Translator translator;
  private final Chat chat;
  private final MessageLog log;
  private final NameSuggestions suggestions;
  private final Commands commands;
  private final Chip chip;
  private final BoxText text;

  /** What was last said about the text's length is by this. */
  private TextLimit limit;

  Composer(
      HTMLElement root,
      TemplateRenderer templates,
      Translator translator,
      Chat chat,
      MessageLog log,
      PeoplePanel people) {
    this.translator = translator;
    this.chat = chat;
    this.log = log;
    limit = chat.limit();
    element = Dom.find(root, Places.COMPOSER);
    box = (HTMLTextAreaElement) Dom.find(element, Places.BOX);
    text = new BoxText(box);
    suggestions = new NameSuggestions(element, box, templates, translator, people, this::changed);
    commands = new Commands(Dom.find(element, Places.HELP), translator, chat);
    chip = new Chip(element, translator, chat);
    Dom.listen(box, "input keydown keyup beforeinput compositionstart compositionend", this, true);
    Dom.listen(element, "click", this, true);
  }

  @Override
  public void handleEvent(Event event) {
    switch (event.getType()) {
      case "click" -> press(Dom.action(event));
      case "input" -> typed();
      case "keydown" -> {
        var stroke = (Keystroke) event;
        enterKey.pressed(stroke.isShiftKey(), stroke.isAltKey());
        if (suggestions.pressed(stroke) || pressed(stroke)) {
          event.preventDefault();
        }
      }
      case "keyup" -> enterKey.released();
      case "compositionstart" -> enterKey.compositionStarted();
      case "compositionend" -> {
        if (enterKey.compositionEnded()) {
          enter();
        }
      }
      default -> {} // a line break, see below
    }
    if (lineBreaks.isComing((Keystroke) event) && !enterKey.breaksLine()) {
      event.preventDefault();
      if (enterKey.sendsNow()) {
        enter();
      }
    }
  }

  private void press(String action) {
    switch (action) {
      case Actions.SEND -> {
        send();
        focus();
      }
      case Actions.CANCEL_DRAFT -> {
        cancelDraft();
        focus();
      }
      case Actions.CLOSE_HELP -> closeHelp();
      default -> {} // of another part, or of none
    }
  }

  /** Handles a key that is about the draft; returns whether it was one. */
  private boolean pressed(Keystroke stroke) {
    boolean isMessage = chat.draft().purpose() == Draft.Purpose.MESSAGE;
    var key = Dom.key(stroke);
    if (key.equals("Escape") && !isMessage) {
      cancelDraft();
      return true;
    }
    var last =
        key.equals("ArrowUp") && isMessage && isEmpty() ? chat.actions().lastEditable() : null;
    boolean isModified = stroke.isShiftKey() || stroke.isAltKey();
    isModified |= stroke.isCtrlKey() || stroke.isMetaKey();
    if (last == null || last.message() == null || isModified) {
      return false;
    }
    edit(last.message());
    return true;
  }

  private boolean isEmpty() {
    return box.getValue().isEmpty();
  }

  /** Has the text be a reply to the message at this offset. */
  void reply(long offset) {
    fill(chat.draft().reply(offset, text.draft()));
    begin();
  }

  /** Has the person edit this message. */
  void edit(Message message) {
    var row = chat.transcript().find(message.offset());
    var correction = row == null ? null : row.correction();
    var filter = chat.filter();
    var pending = correction == null ? null : filter.unfiltered(correction);
    fill(chat.draft().edit(filter.unfiltered(message), pending, text.draft()));
    begin();
    log.speak(translator.translate(Text.EDITING)); // the focus may be in the box already
  }

  private void begin() {
    draw();
    focus();
    int end = box.getValue().length();
    box.setSelectionRange(end, end);
  }

  /** Has the text be a new message again. */
  private void cancelDraft() {
    if (chat.draft().purpose() == Draft.Purpose.EDIT) {
      log.speak(translator.translate(Text.NOT_EDITING));
    }
    endDraft("");
  }

  /** Has the text be a new message again, and says why unless that is empty. */
  void endDraft(String reason) {
    fill(chat.draft().cancel(text.draft()));
    draw();
    if (!reason.isEmpty()) {
      complain(reason);
    }
  }

  /** Whether this Escape is for the offered names or the draft. */
  boolean takesEscape(Event event) {
    boolean isDrafting = chat.draft().purpose() != Draft.Purpose.MESSAGE;
    return Dom.around(event, Places.BOX) != null && (suggestions.isOpen() || isDrafting);
  }

  /** Says what the text is for, as it is now. */
  void draw() {
    chip.draw();
    if (!limit.equals(chat.limit())) {
      changed();
    }
  }

  /** Says what the room is called. */
  void setTitle(String room) {
    text.hint(translator.translate(Text.MESSAGE_TO, room));
  }

  private void typed() {
    changed();
    if (commands.isSaid(box.getValue())) {
      chat.feed(new Input.Typed());
    }
  }

  boolean isHelping() {
    return commands.isHelping();
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
    if (element.isHidden()) {
      log.focus(); // the chat only reads
    } else {
      box.focus();
    }
  }

  String draft() {
    return text.draft();
  }

  void fill(String draft) {
    text.fill(draft);
    changed();
  }

  /** Enables or disables writing; a reason, unless it is empty, takes the place of the draft. */
  void enable(boolean enabled, String reason) {
    if (!enabled && Dom.hasFocus(element)) {
      log.focus();
    }
    if (text.explain(reason)) {
      grow();
    }
    box.setDisabled(!enabled);
    ((HTMLButtonElement) Dom.find(element, Places.SEND)).setDisabled(!enabled);
  }

  private void send() {
    var said = box.getValue();
    if (!WhiteSpace.isBlank(said)) {
      var problem = commands.run(said);
      if (problem == null) {
        boolean isNew = Commands.isSending(said) && chat.draft().purpose() != Draft.Purpose.EDIT;
        fill(Commands.isSending(said) ? chat.draft().sent() : "");
        draw();
        if (isNew) {
          log.follow();
        }
      } else {
        complain(problem);
      }
    }
  }

  /** Adapts size, counter and error message to the text. */
  private void changed() {
    var draft = text.draft();
    grow();
    chat.keepDraft(draft);
    suggestions.offer();
    limit = chat.limit();
    complain(limit.fault(draft, translator));
    Dom.write(element, Places.BYTES_LEFT, limit.left(draft, translator));
  }

  /** Has the box be as high as the text in it. */
  private void grow() {
    Dom.set(element, Places.GROWER, "data-text", box.getValue());
  }

  /** Shows why something cannot be sent; an empty text removes the message. */
  void complain(String problem) {
    Dom.complain(box, Dom.find(element, Places.MESSAGE_FAULT), problem);
  }
}
