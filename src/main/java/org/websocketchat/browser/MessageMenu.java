package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.Keystroke;
import org.websocketchat.browser.bindings.Values;
import org.websocketchat.view.GoverningText;
import org.websocketchat.view.MessageAction;
import org.websocketchat.view.Translator;

/**
 * The menu of a message: what the person can do with it now. In a narrow chat it is a sheet at the
 * lower edge.
 */
final class MessageMenu implements Dom.Listener {
  /** How far the menu stays from the edges of the chat, in CSS pixels. */
  private static final int MARGIN = 8;

  /** How long after a finger went up its click may come. */
  private static final int CLICK_MILLIS = 100;

  private final HTMLElement root;
  private final TemplateRenderer templates;
  private final Translator translator;
  private final Chat chat;
  private final MessageLog log;
  private final ActionRunner actionRunner;

  /** Covers the chat while the menu is open; null while it is closed. */
  private @Nullable HTMLElement ground;

  /** Whether the finger that opened the menu is down, or went up only now. */
  private boolean held;

  /** What the menu offers, or offered last. */
  private List<MessageAction> offered = List.of();

  /** The key of the row that the menu is about. */
  private String key = "";

  /** The message, which takes the focus when the menu is closed; the log if it is gone by then. */
  private HTMLElement opener;

  MessageMenu(
      HTMLElement root,
      TemplateRenderer templates,
      Translator translator,
      Chat chat,
      MessageLog log,
      ActionRunner actionRunner) {
    this.root = root;
    this.templates = templates;
    this.translator = translator;
    this.chat = chat;
    this.log = log;
    this.actionRunner = actionRunner;
    opener = root;
  }

  boolean isOpen() {
    return ground != null;
  }

  /** Opens the menu of a drawn message, if there is anything to do with it. */
  void open(HTMLElement article) {
    close();
    var row = chat.transcript().row(article.getId());
    var message = row == null ? null : row.message();
    offered = row == null ? List.of() : chat.actions().of(row);
    if (message == null || offered.isEmpty()) {
      return;
    }
    key = article.getId();
    held = false;
    opener = article;
    ground = templates.append(root, "message-menu");
    var whose = translator.translate(GoverningText.MESSAGE_OF, translator.name(message.name()));
    Dom.write(ground, Places.MENU_HEAD, whose);
    var items = items();
    for (int i = items.getLength() - 1; i >= 0; i--) {
      if (chosen(Dom.at(items, i).getAttribute("data-action")) == null) {
        Dom.at(items, i).delete();
      }
    }
    place(Dom.find(ground, Places.MENU), Dom.find(article, Places.TEXT));
    Dom.listen(ground, "click keydown pointerdown mousedown focusout", this, true);
    Dom.focus(Dom.at(items(), 0));
  }

  /**
   * Opens the menu under a finger that is down: the click that comes of that touch means nothing.
   */
  void openHeld(HTMLElement article) {
    open(article);
    held = isOpen();
  }

  /** The finger is up; its click, if there is one, comes now. */
  void letGo() {
    if (held) {
      Window.setTimeout(() -> held = false, CLICK_MILLIS);
    }
  }

  /** The offered item with this name in the markup; null if there is none. */
  private @Nullable MessageAction chosen(String action) {
    for (int i = 0; i < offered.size(); i++) {
      if (Events.kebab(offered.get(i)).equals(action)) {
        return offered.get(i);
      }
    }
    return null;
  }

  /**
   * Places the menu below the bubble or, where there is no room, above it or over it; of a message
   * out of sight, at the edge where that went.
   */
  private void place(HTMLElement menu, HTMLElement bubble) {
    var around = root.getBoundingClientRect();
    var at = bubble.getBoundingClientRect();
    int top = at.getBottom() - around.getTop() + MARGIN / 2;
    int height = menu.getOffsetHeight();
    if (top + height > root.getClientHeight() - MARGIN) {
      top = at.getTop() - around.getTop() - height - MARGIN / 2;
    }
    top = Math.max(MARGIN, Math.min(top, root.getClientHeight() - height - MARGIN));
    boolean isLeft = at.getLeft() - around.getLeft() < around.getRight() - at.getRight();
    int left = (isLeft ? at.getLeft() : at.getRight() - menu.getOffsetWidth()) - around.getLeft();
    int most = root.getClientWidth() - menu.getOffsetWidth() - MARGIN;
    menu.getStyle().setProperty("top", top + "px");
    menu.getStyle().setProperty("left", Math.max(MARGIN, Math.min(left, most)) + "px");
  }

  private Values items() {
    return Dom.all(root, "[role=menuitem]");
  }

  @Override
  public void handleEvent(Event event) {
    switch (event.getType()) {
      case "click" -> {
        if (held) {
          return;
        }
        var item = chosen(Dom.action(event));
        close();
        if (item != null) {
          actionRunner.run(item, key, this::focusAgain);
        }
      }
      case "pointerdown" -> held = false; // a touch of its own, if nobody heard the other one's end
      case "mousedown" -> event.preventDefault(); // the focus stays where it is
      case "focusout" -> Window.setTimeout(this::lost, 0);
      default -> pressed(event);
    }
  }

  /** Closes the menu if something else has the focus by now. */
  private void lost() {
    if (ground != null && !Dom.hasFocus(ground) && !Dom.isFocusFree()) {
      leave();
    }
  }

  private void pressed(Event event) {
    switch (Dom.key(event)) {
      case "ArrowDown" -> step(event, 1);
      case "ArrowUp" -> step(event, -1);
      case "Home" -> focus(event, 0);
      case "End" -> focus(event, items().getLength() - 1);
      case "Escape", "Tab" -> {
        event.preventDefault();
        close();
      }
      case "Enter" -> {
        if (((Keystroke) event).isRepeat()) {
          event.preventDefault(); // it is the Enter that opened the menu
        }
      }
      default -> {} // Enter and Space press the item
    }
  }

  private void step(Event event, int by) {
    var items = items();
    int at = 0;
    for (int i = 0; i < items.getLength(); i++) {
      at = Dom.hasFocus(Dom.at(items, i)) ? i : at;
    }
    focus(event, (at + by + items.getLength()) % items.getLength());
  }

  private void focus(Event event, int index) {
    event.preventDefault();
    Dom.at(items(), index).focus();
  }

  private void close() {
    if (ground != null) {
      leave();
      focusAgain();
    }
  }

  /** Closes the menu without a word about the focus. */
  void leave() {
    var open = ground;
    ground = null;
    if (open != null) {
      open.delete();
    }
  }

  private void focusAgain() {
    Dom.focus(opener);
    if (!Dom.hasFocus(opener)) {
      log.focus();
    }
  }
}
