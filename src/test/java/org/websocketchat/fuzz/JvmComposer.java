package org.websocketchat.fuzz;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Input;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;
import org.websocketchat.session.Refusal;
import org.websocketchat.view.Command;
import org.websocketchat.view.Completion;
import org.websocketchat.view.Draft;
import org.websocketchat.view.EnterKey;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** The message box of the page. The caret always stands at its end. */
final class JvmComposer {
  private static final int SCARCE_BYTES = Limits.TEXT_BYTES / 10;
  private static final int CHAR_BYTES = 3;

  private final EnterKey enterKey = new EnterKey();
  private final Translator translator;
  private final JvmChat chat;
  private final Supplier<List<Person>> people;
  private String text = "";
  private String fault = "";
  private String bytesLeft = "";
  private String help = "";
  private Object[] chip = {"chip", true, "", ""};
  private boolean disabled;
  private List<String> names = List.of();
  private int active;

  JvmComposer(Translator translator, JvmChat chat, Supplier<List<Person>> people) {
    this.translator = translator;
    this.chat = chat;
    this.people = people;
  }

  String text() {
    return text;
  }

  void disable(boolean now) {
    disabled = now;
  }

  boolean isDisabled() {
    return disabled;
  }

  void fill(String next) {
    text = next;
    changed();
  }

  /** The person makes this the text. */
  void type(String next) {
    chat.screen().complainAboutName("");
    fill(next);
    if (Command.of(text).isSaid()) {
      chat.feed(new Input.Typed());
    }
  }

  void press(String key, boolean shift) {
    if (key.equals("Escape")
        && names.isEmpty()
        && chat.draft().purpose() == Draft.Purpose.MESSAGE) {
      help = "";
    }
    enterKey.pressed(shift, false);
    if (!pressed(key, shift)) {
      pressedAboutDraft(key, shift);
    }
    if (key.equals("Enter")) {
      breakLine();
    }
    enterKey.released();
  }

  void compose() {
    enterKey.compositionStarted();
    breakLine();
    if (enterKey.compositionEnded()) {
      enter();
    }
  }

  private void breakLine() {
    if (enterKey.breaksLine()) {
      type(text + "\n");
    } else if (enterKey.sendsNow()) {
      enter();
    }
  }

  /** A key while names are offered; returns whether it was one of the list. */
  private boolean pressed(String key, boolean shift) {
    if (names.isEmpty() || key.equals("Enter") || (key.equals("Tab") && shift)) {
      return false;
    }
    switch (key) {
      case "ArrowDown" -> active = (active + 1) % names.size();
      case "ArrowUp" -> active = (active + names.size() - 1) % names.size();
      case "Tab" -> choose();
      case "Escape" -> names = List.of();
      case "Home", "End" -> {
        names = List.of();
        return false;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void pressedAboutDraft(String key, boolean shift) {
    boolean isMessage = chat.draft().purpose() == Draft.Purpose.MESSAGE;
    var last = key.equals("ArrowUp") && isMessage && text.isEmpty() ? chat.lastEditable() : null;
    if (key.equals("Escape") && !isMessage) {
      cancelDraft();
    } else if (last != null && !shift) {
      edit(last);
    }
  }

  void reply(long offset) {
    fill(chat.draft().reply(offset, text));
    draw();
  }

  void edit(Message message) {
    var row = chat.transcript().find(message.offset());
    fill(chat.draft().edit(message, row == null ? null : row.correction(), text));
    draw();
  }

  void cancelDraft() {
    fill(chat.draft().cancel(text));
    draw();
  }

  void endDraft(String reason) {
    cancelDraft();
    fault = translator.translate(reason);
  }

  /** Draws the chip above the box. */
  void draw() {
    var draft = chat.draft();
    if (draft.purpose() == Draft.Purpose.MESSAGE) {
      chip = new Object[] {"chip", true, "", ""};
      return;
    }
    var quote = chat.transcript().quote(draft.target());
    var said = quote.message();
    var title =
        draft.purpose() == Draft.Purpose.EDIT
            ? translator.translate(Text.EDITING)
            : said == null
                ? translator.translate(Text.REPLY)
                : translator.translate(Text.REPLY_TO, translator.name(said.name()));
    chip = new Object[] {"chip", false, title + " ", translator.quoted(quote)};
  }

  private void choose() {
    text = text.substring(0, Completion.start(text)) + "@" + names.get(active) + " ";
    changed();
  }

  private void enter() {
    if (!names.isEmpty()) {
      choose();
    } else if (!text.isBlank()) {
      var problem = run();
      if (problem == null) {
        fill(Command.of(text).kind() == Command.Kind.SAY ? chat.draft().sent() : "");
        draw();
        chat.screen().offerNewest();
      } else {
        fault = problem;
      }
    }
  }

  private @Nullable String run() {
    var command = Command.of(text);
    var problem =
        switch (command.kind()) {
          case SAY ->
              chat.draft().isUnchanged(command.text())
                  ? null
                  : chat.send(chat.draft().body(command.text()));
          case NICK -> chat.join(command.text());
          case HELP -> null;
          case UNKNOWN -> translator.translate(Text.NO_COMMAND, command.text());
        };
    if (problem == null) {
      help = command.kind() == Command.Kind.HELP ? translator.translate(Text.HELP) : "";
    }
    return problem;
  }

  private void changed() {
    int start = Completion.start(text);
    active = 0;
    names =
        start < 0
            ? List.of()
            : Completion.names(people.get(), text.substring(start + 1), translator.formats());
    boolean roomy = text.length() * CHAR_BYTES < Limits.TEXT_BYTES - SCARCE_BYTES;
    int free = roomy ? Limits.TEXT_BYTES : Limits.TEXT_BYTES - Utf8.length(text);
    fault = free < 0 ? translator.refusal(Refusal.TOO_LARGE, text) : "";
    boolean scarce = free >= 0 && free < SCARCE_BYTES;
    bytesLeft = scarce ? translator.count(Text.BYTES_LEFT, free) : "";
  }

  void tell(Log log) {
    log.tell("box", disabled, text, fault, bytesLeft, help);
    log.tell(chip);
    var told = new Object[names.size() + 1];
    told[0] = "names";
    for (int i = 0; i < names.size(); i++) {
      told[i + 1] = translator.name(names.get(i));
    }
    log.tell(told);
  }
}
