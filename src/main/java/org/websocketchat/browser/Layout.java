package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Node;
import org.websocketchat.browser.bindings.Pointer;
import org.websocketchat.browser.bindings.Reflection;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/**
 * How the chat is laid out: by its width, as on a phone, or as a bubble: a button in the corner of
 * the page, the launcher, that opens and closes it. The connection goes on while it is closed.
 */
final class Layout implements Dom.Listener {
  static final String NARROW = "narrow";
  static final String BUBBLE = "bubble";

  /** From this width on, the list of people is beside the messages. */
  private static final int WIDE = 720;

  /** Below this width, menus and sheets stand at the lower edge. */
  private static final int PHONE = 480;

  private final Node parent;
  private final HTMLElement root;
  private final TemplateRenderer templates;
  private final Translator translator;

  /** Takes the focus into the chat. */
  private final Runnable focus;

  /** Draws what has changed while nobody could see it. */
  private final Runnable drawing;

  private String kind = "";

  /** Opens and closes the chat; null unless it is a bubble. */
  private @Nullable HTMLElement launcher;

  private @Nullable HTMLElement closeButton;
  private String title = "";
  private int unread;

  /**
   * Lays out the chat by its width.
   *
   * @param parent of the root, which gets the launcher as well
   */
  Layout(
      Node parent,
      HTMLElement root,
      TemplateRenderer templates,
      Translator translator,
      Runnable focus,
      Runnable drawing) {
    this.parent = parent;
    this.root = root;
    this.templates = templates;
    this.translator = translator;
    this.focus = focus;
    this.drawing = drawing;
  }

  /**
   * Lays the chat out as the page wishes: {@link #NARROW}, {@link #BUBBLE}, or by its width.
   *
   * @return whether that is another layout than before
   */
  boolean arrange(String wished) {
    boolean isOther = !wished.equals(kind);
    if (isOther) {
      kind = wished;
      removeButtons();
      root.setHidden(isBubble());
      if (isBubble()) {
        addButtons();
      }
      fit();
    }
    return isOther;
  }

  private boolean isBubble() {
    return kind.equals(BUBBLE);
  }

  private void addButtons() {
    launcher = templates.append(parent, "launcher");
    Dom.listen(launcher, "click keydown", this, true);
    closeButton = templates.append(root, "close-chat");
    Dom.listen(closeButton, "click", this, true);
    root.insertBefore(closeButton, root.getFirstChild());
    root.setId("chat-root");
    tell();
  }

  /** Removes what a bubble has more than another chat. */
  private void removeButtons() {
    if (launcher != null && closeButton != null) {
      launcher.delete();
      closeButton.delete();
      launcher = null;
      closeButton = null;
    }
  }

  void dispose() {
    removeButtons();
  }

  /** Lays out anew for the width now; returns whether the list of people is beside the messages. */
  boolean fit() {
    int width = root.getClientWidth();
    boolean isNarrow = kind.equals(NARROW);
    set("data-narrow", isNarrow || width < WIDE);
    set("data-phone", isNarrow || width < PHONE);
    return !isNarrow && width >= WIDE;
  }

  private void set(String attribute, boolean on) {
    if (on) {
      root.setAttribute(attribute, "");
    } else {
      root.removeAttribute(attribute);
    }
  }

  /** What the launcher is called. */
  void setTitle(String room) {
    title = room;
    tell();
  }

  /** Tells how many messages are unread. */
  void draw(int count) {
    if (count != unread) {
      unread = count;
      tell();
    }
  }

  private void tell() {
    if (launcher != null) {
      var news = unread == 0 ? "" : translator.count(Text.NEW_MESSAGES, unread);
      Dom.label(launcher, news.isEmpty() ? title : title + ", " + news);
      launcher.setAttribute("aria-expanded", isOpen() ? "true" : "false");
      var count = unread == 0 ? "" : translator.formats().number(unread);
      Dom.write(launcher, Places.UNREAD_COUNT, count);
    }
  }

  boolean isOpen() {
    return !root.isHidden();
  }

  /** Opens a bubble; does nothing else. */
  void open() {
    root.setHidden(false);
    tell();
    drawing.run();
  }

  /** Whether the launcher has the focus. */
  boolean hasFocus() {
    return launcher != null && Dom.hasFocus(launcher);
  }

  /** Focuses the launcher, if there is one. */
  void focus() {
    if (launcher != null) {
      launcher.focus();
    }
  }

  /** Closes a bubble, and gives the focus to its launcher; does nothing else. */
  void close() {
    if (launcher != null && isOpen()) {
      root.setHidden(true);
      tell();
      launcher.focus();
    }
  }

  @Override
  public void handleEvent(Event event) {
    if (event.getType().equals("keydown")) {
      if (Dom.key(event).equals("Escape")) {
        close();
      }
    } else if (isOpen()) {
      close();
    } else {
      open();
      boolean isTouch =
          Reflection.has(event, "pointerType")
              && "touch".equals(((Pointer) event).getPointerType());
      if (isTouch && closeButton != null) {
        closeButton.focus(); // for a field, a phone would open its keyboard
      } else {
        focus.run();
      }
    }
  }
}
