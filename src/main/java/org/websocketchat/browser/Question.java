package org.websocketchat.browser;

import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLElement;

/** A question in the chat, which the person answers first. */
final class Question implements Sheet.Content {
  private static final String CHECKED = "aria-checked";

  private final HTMLElement also;
  private final Consumer<Boolean> confirmed;
  private final Runnable closed;

  private Question(HTMLElement also, Consumer<Boolean> confirmed, Runnable closed) {
    this.also = also;
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
    ask(root, templates, text, answer, "", also -> confirmed.run(), closed);
  }

  /**
   * Asks with a switch for more of the same.
   *
   * @param more what the switch says; empty for no switch
   * @param confirmed receives whether the switch is on
   */
  static void ask(
      HTMLElement root,
      TemplateRenderer templates,
      String text,
      String answer,
      String more,
      Consumer<Boolean> confirmed,
      Runnable closed) {
    var dialog = templates.append(root, "question");
    Dom.write(dialog, Places.QUESTION_TEXT, text);
    Dom.write(dialog, Places.CONFIRM, answer);
    Dom.write(dialog, Places.ALSO, more);
    Dom.show(dialog, Places.ALSO, !more.isEmpty());
    var also = Dom.find(dialog, Places.ALSO);
    new Sheet(root, dialog, new Question(also, confirmed, closed));
    Dom.find(dialog, Places.CANCEL).focus();
  }

  private boolean isAlso() {
    return "true".equals(also.getAttribute(CHECKED));
  }

  @Override
  public void pressed(Sheet sheet, String action, String value) {
    if (action.equals(Actions.TOGGLE_ALSO)) {
      also.setAttribute(CHECKED, isAlso() ? "false" : "true");
    } else {
      sheet.close();
      confirmed.accept(isAlso());
    }
  }

  @Override
  public void closed() {
    closed.run();
  }
}
