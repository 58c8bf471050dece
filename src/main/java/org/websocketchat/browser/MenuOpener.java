package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.Keystroke;
import org.websocketchat.browser.bindings.Pointer;

/**
 * Opens the menu of a message: by a button in the message that the pointer or the focus is on, by a
 * long press of a finger, or by Enter and the menu key on a message that has the focus.
 */
final class MenuOpener implements Dom.Listener {
  private static final int LONG_PRESS_MILLIS = 500;

  /** A finger that moves further than this scrolls or selects, in CSS pixels. */
  private static final int SLIP = 10;

  /** How far the button is from the bubble and as wide as it is, in CSS pixels. */
  private static final int REACH = 36;

  private final HTMLElement box;
  private final TemplateRenderer templates;
  private final MessageMenu menu;

  /** The one button, which goes from message to message; null before it is needed. */
  private @Nullable HTMLElement button;

  /** The timer of a press that may become a long one. */
  private int timer;

  private boolean pressing;
  private int pressX;
  private int pressY;

  /** Listens to this log. */
  MenuOpener(HTMLElement box, TemplateRenderer templates, MessageMenu menu) {
    this.box = box;
    this.templates = templates;
    this.menu = menu;
    Dom.listen(box, "mouseover mousedown focusin click keydown contextmenu", this, true);
    Dom.listen(box, "pointerdown pointermove pointerup pointercancel", this, true);
  }

  @Override
  public void handleEvent(Event event) {
    var article = Dom.around(event, "article");
    switch (event.getType()) {
      case "pointermove" -> {
        if (pressing && slips((Pointer) event)) {
          release();
        }
      }
      case "pointerup", "pointercancel" -> {
        release();
        menu.letGo();
      }
      case "pointerdown" -> {
        release();
        boolean isLink = Dom.around(event, "a,button") != null;
        if (article != null && !isLink && ((Pointer) event).getPointerType().equals("touch")) {
          press(article, (Pointer) event);
        }
      }
      case "contextmenu" -> {
        if (menu.isOpen()) {
          event.preventDefault(); // ours is open
        } else if (article != null && pressing) {
          event.preventDefault();
          release();
          menu.openHeld(article);
        }
      }
      case "mousedown" -> {
        if (Dom.action(event).equals(Actions.OPEN_MENU)) {
          event.preventDefault(); // else a date that goes with the focus moves the button away
        }
      }
      case "keydown" -> key((Keystroke) event, article);
      case "click" -> {
        if (article != null && Dom.action(event).equals(Actions.OPEN_MENU)) {
          menu.open(article);
        }
      }
      default -> place(article);
    }
  }

  private void key(Keystroke stroke, @Nullable HTMLElement article) {
    var key = Dom.key(stroke);
    boolean isMenuKey = key.equals("ContextMenu") || (key.equals("F10") && stroke.isShiftKey());
    boolean isOnMessage = Dom.isSame(stroke.getTarget(), article);
    boolean isEnter = key.equals("Enter") && isOnMessage && !stroke.isRepeat();
    if (article != null && (isMenuKey || isEnter)) {
      stroke.preventDefault();
      menu.open(article);
    }
  }

  private void press(HTMLElement article, Pointer pointer) {
    pressing = true;
    pressX = pointer.getClientX();
    pressY = pointer.getClientY();
    timer =
        Window.setTimeout(
            () -> {
              release();
              menu.openHeld(article);
            },
            LONG_PRESS_MILLIS);
  }

  private boolean slips(Pointer pointer) {
    return Math.abs(pointer.getClientX() - pressX) > SLIP
        || Math.abs(pointer.getClientY() - pressY) > SLIP;
  }

  private void release() {
    if (pressing) {
      pressing = false;
      Window.clearTimeout(timer);
    }
  }

  /** Puts the button into a message, beside its bubble where there is more room. */
  private void place(@Nullable HTMLElement article) {
    if (article == null || (button != null && Dom.isSame(button.getParentNode(), article))) {
      return;
    }
    if (button != null && Dom.hasFocus(button)) {
      return; // else the focus would be lost
    }
    if (button == null) {
      button = templates.append(article, "menu-button");
    } else {
      article.appendChild(button);
    }
    var text = Dom.find(article, Places.TEXT);
    int left = text.getOffsetLeft();
    int before = article.getOffsetLeft() + left;
    boolean isBefore = before > box.getClientWidth() - before - text.getOffsetWidth();
    var style = button.getStyle();
    style.setProperty("left", (isBefore ? left - REACH : left + text.getOffsetWidth()) + "px");
    style.setProperty("top", text.getOffsetTop() + "px");
  }
}
