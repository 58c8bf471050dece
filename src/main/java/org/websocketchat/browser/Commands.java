package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Command;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** Sends the text that the person wrote, or runs the command in it. */
final class Commands implements Dom.Listener {
  /** The place of the help. */
  static final String DESCRIPTION = "    p.help @aria-live polite @tabindex 0\n";

  private final HTMLElement composer;
  private final Translator translator;
  private final Chat chat;

  Commands(HTMLElement composer, Translator translator, Chat chat) {
    this.composer = composer;
    this.translator = translator;
    this.chat = chat;
    Dom.listen(composer.querySelector(".help"), "click", this, true);
  }

  /** Sends the text or carries out the command; returns why it cannot, or null. */
  @Nullable String run(String text) {
    var command = Command.of(text);
    var problem =
        switch (command.kind()) {
          case SAY -> chat.say(command.text());
          case NICK -> chat.join(command.text());
          case HELP -> null;
          case UNKNOWN -> translator.translate(Text.NO_COMMAND, command.text());
        };
    if (problem == null) {
      help(command.kind() == Command.Kind.HELP ? translator.translate(Text.HELP) : "");
    }
    return problem;
  }

  /** Whether this would be sent, so that others may see that the person is typing. */
  boolean isSaid(String text) {
    return Command.of(text).isSaid();
  }

  void closeHelp() {
    help("");
  }

  /** Closes the help, because it was pressed. */
  @Override
  public void handleEvent(Event event) {
    closeHelp();
  }

  private void help(String text) {
    Dom.say(composer, ".help", text);
  }
}
