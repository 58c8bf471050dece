package org.websocketchat.browser;

import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;

/** A question in the chat, over everything else in it, which the person answers first. */
final class Question implements Dom.Listener {
  private final HTMLElement root;
  private final HTMLElement dialog;
  private final Runnable confirmed;
  private final Runnable closed;

  private Question(HTMLElement root, HTMLElement dialog, Runnable confirmed, Runnable closed) {
    this.root = root;
    this.dialog = dialog;
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
    setInert(root, dialog, true);
    var question = new Question(root, dialog, confirmed, closed);
    Dom.listen(dialog, "click keydown", question, true);
    Dom.find(dialog, Places.CANCEL).focus();
  }

  @Override
  public void handleEvent(Event event) {
    var action = event.getType().equals("click") ? Dom.action(event) : "";
    var key = Dom.key(event);
    if (action.equals(Actions.CONFIRM)) {
      close();
      confirmed.run();
    } else if (action.equals(Actions.CANCEL) || key.equals("Escape")) {
      close();
    } else if (key.equals("Tab")) {
      event.preventDefault(); // of the two buttons, the other one
      boolean atCancel = Dom.hasFocus(Dom.find(dialog, Places.CANCEL));
      Dom.find(dialog, atCancel ? Places.CONFIRM : Places.CANCEL).focus();
    }
    event.stopPropagation();
  }

  private void close() {
    setInert(root, dialog, false);
    dialog.delete();
    closed.run();
  }

  /** Makes everything beside the question unreachable, or reachable again. */
  private static void setInert(HTMLElement root, HTMLElement dialog, boolean inert) {
    var parts = root.getChildren();
    for (int i = 0; i < parts.getLength(); i++) {
      if (!Dom.isSame(parts.item(i), dialog)) {
        if (inert) {
          parts.item(i).setAttribute("inert", "");
        } else {
          parts.item(i).removeAttribute("inert");
        }
      }
    }
  }
}
