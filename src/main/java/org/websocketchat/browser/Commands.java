package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Command;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** Sends the text that the person wrote, or runs the command in it. */
final class Commands {
  private final HTMLElement help;
  private final Translator translator;
  private final Chat chat;

  /** Shows the help in this element. */
  Commands(HTMLElement help, Translator translator, Chat chat) {
    this.help = help;
    this.translator = translator;
    this.chat = chat;
  }

  /** Sends the text or runs the command; returns why it cannot, maybe no words, or null. */
  @Nullable String run(String text) {
    var command = Command.of(text);
    var problem =
        switch (command.kind()) {
          case SAY -> say(command.text());
          case NICK -> chat.join(command.text());
          case HELP -> null;
          case UNKNOWN -> translator.translate(Text.NO_COMMAND, command.text());
        };
    if (problem == null) {
      boolean isHelp = command.kind() == Command.Kind.HELP;
      Dom.write(help, isHelp ? translator.translate(Text.HELP) : "");
    }
    return problem;
  }

  private @Nullable String say(String text) {
    var draft = chat.draft();
    var tooLong = chat.limit().fault(text, translator);
    if (!tooLong.isEmpty() || draft.isUnchanged(text)) {
      return tooLong.isEmpty() ? null : tooLong;
    }
    var body = chat.events().beforeSend(draft.body(text));
    if (body == null) {
      return translator.translate(Text.KEPT_BACK); // the text stays
    }
    if (body.text().isEmpty()) {
      return null; // the page has taken it
    }
    tooLong = chat.limit().fault(body.text(), translator);
    return tooLong.isEmpty() ? chat.sender().send(body) : tooLong;
  }

  /** Whether this would be sent, so that others may see that the person is typing. */
  boolean isSaid(String text) {
    return Command.of(text).isSaid();
  }

  /** Whether {@link #run} sends this, and runs no command. */
  static boolean isSending(String text) {
    return Command.of(text).kind() == Command.Kind.SAY;
  }

  boolean isHelping() {
    return !help.getTextContent().isEmpty();
  }

  void closeHelp() {
    Dom.write(help, "");
  }
}
