package org.websocketchat.browser;

import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.Keystroke;

/** A dialog over everything else in the chat, which nobody can reach until it is closed. */
final class Sheet implements Dom.Listener {
  /** What a sheet is for. */
  interface Content {
    /** A button of the sheet was pressed, other than one that closes it. */
    void pressed(Sheet sheet, String action, String value);

    /** The sheet is closed; takes the focus. */
    void closed();
  }

  /** The button that closes a sheet. */
  private static final String CANCEL =
      Places.QUESTION_DIALOG + " button[data-action=" + Actions.CANCEL + "]";

  private final HTMLElement root;
  private final HTMLElement ground;
  private final Content content;

  /**
   * Opens it.
   *
   * @param ground what covers the chat, with the dialog in it; a child of the root
   */
  Sheet(HTMLElement root, HTMLElement ground, Content content) {
    this.root = root;
    this.ground = ground;
    this.content = content;
    setInert(true);
    Dom.listen(ground, "click keydown", this, true);
  }

  @Override
  public void handleEvent(Event event) {
    switch (Dom.key(event)) {
      case "Escape" -> close();
      case "Tab" -> {
        event.preventDefault(); // the page around the chat can be reached
        step(((Keystroke) event).isShiftKey() ? -1 : 1);
      }
      case "Enter" -> {
        if (((Keystroke) event).isRepeat()) {
          event.preventDefault(); // it is held since before the sheet was open
        }
      }
      default -> {
        var pressed = Dom.around(event, "[data-action]");
        if (event.getType().equals("click") && pressed != null) {
          press(pressed, event);
        }
      }
    }
    event.stopPropagation();
  }

  private void press(HTMLElement pressed, Event event) {
    boolean isBeside = Dom.isSame(pressed, ground) && !Dom.isSame(event.getTarget(), ground);
    var action = Dom.action(event);
    if (action.equals(Actions.CANCEL)) {
      if (!isBeside) {
        close();
      }
    } else {
      content.pressed(this, action, Dom.value(event));
    }
  }

  /** Moves the focus to the next button, or what else takes it, or to the one before it. */
  private void step(int by) {
    var buttons = Dom.all(ground, "button:not([hidden]), [tabindex='0']");
    int at = 0;
    for (int i = 0; i < buttons.getLength(); i++) {
      at = Dom.hasFocus(Dom.at(buttons, i)) ? i : at;
    }
    Dom.at(buttons, (at + by + buttons.getLength()) % buttons.getLength()).focus();
  }

  void close() {
    setInert(false);
    ground.delete();
    content.closed();
  }

  /** Closes what is open over this chat, as if the person had cancelled it. */
  static void leave(HTMLElement root) {
    var cancel = root.querySelector(CANCEL);
    while (cancel != null) {
      cancel.click();
      cancel = root.querySelector(CANCEL);
    }
  }

  /** Makes everything beside the sheet unreachable but what is read out, or reachable again. */
  private void setInert(boolean inert) {
    var spoken = Dom.find(root, Places.ANNOUNCEMENT);
    var parts = root.getChildren();
    for (int i = 0; i < parts.getLength(); i++) {
      if (!Dom.isSame(parts.item(i), ground) && !Dom.isSame(parts.item(i), spoken)) {
        if (inert) {
          parts.item(i).setAttribute("inert", "");
        } else {
          parts.item(i).removeAttribute("inert");
        }
      }
    }
  }
}
