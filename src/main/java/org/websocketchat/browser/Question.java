package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;

/** A question in the chat, which the person answers first. */
final class Question implements Sheet.Content {
  private final Runnable confirmed;
  private final Runnable closed;

  private Question(Runnable confirmed, Runnable closed) {
    this.confirmed = confirmed;
    this.closed = closed;
  }

  /**
   * Asks.
   *
   * @param answer what the button that confirms says
   * @param closed takes the focus after any answer, before {@code confirmed}
   */
  static void ask(
      HTMLElement root,
      TemplateRenderer templates,
      String text,
      String answer,
      Runnable confirmed,
      Runnable closed) {
    var dialog = templates.append(root, "question");
    Dom.write(dialog, Places.QUESTION_TEXT, text);
    Dom.write(dialog, Places.CONFIRM, answer);
    new Sheet(root, dialog, new Question(confirmed, closed));
    Dom.find(dialog, Places.CANCEL).focus();
  }

  @Override
  public void pressed(Sheet sheet, String action, String value) {
    sheet.close();
    confirmed.run();
  }

  @Override
  public void closed() {
    closed.run();
  }
}
