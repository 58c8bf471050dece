package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** Asks, where it hurts, before the person leaves or is forgotten. */
final class LeaveQuestions {
  private final HTMLElement root;
  private final TemplateRenderer templates;
  private final Translator translator;
  private final Chat chat;
  private final Runnable focuses;

  /**
   * Creates one.
   *
   * @param focuses takes the focus when the pressed button is gone
   */
  LeaveQuestions(
      HTMLElement root,
      TemplateRenderer templates,
      Translator translator,
      Chat chat,
      Runnable focuses) {
    this.root = root;
    this.templates = templates;
    this.translator = translator;
    this.chat = chat;
    this.focuses = focuses;
  }

  void forget() {
    Runnable forgets =
        () -> {
          chat.forget();
          focuses.run(); // the button is gone
        };
    ask(Places.FORGET, Text.FORGET_ASKED, Text.FORGET_CONFIRM, forgets);
  }

  /** Asks only if something is not sent. */
  void leave() {
    if (chat.membership().hasUnsent()) {
      ask(Places.LEAVE, Text.LEAVE_UNSENT, Text.LEAVE, chat::leave);
    } else {
      chat.leave();
    }
  }

  private void ask(String place, String question, String answer, Runnable confirmed) {
    var asked = translator.translate(question);
    var confirm = translator.translate(answer);
    var opener = Dom.find(root, place);
    Question.ask(root, templates, asked, confirm, confirmed, () -> focusAgain(opener));
  }

  /** Focuses an element or, if that is hidden by now, what the person writes in. */
  private void focusAgain(HTMLElement element) {
    element.focus();
    if (!Dom.hasFocus(element)) {
      focuses.run();
    }
  }
}
