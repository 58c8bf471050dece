package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.Keystroke;
import org.websocketchat.browser.bindings.Values;
import org.websocketchat.view.Announcer;
import org.websocketchat.view.Row;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;

/**
 * Moves through the log: loads older messages, jumps to new or found ones, moves from message to
 * message by keyboard, and announces messages to screen readers.
 */
final class LogNavigation implements Dom.Listener {
  /** After how long an announcement is gone: nobody shall come upon an old one. */
  private static final int SPOKEN_MILLIS = 8_000;

  /** For how long an announcement is seen, if it is. */
  private static final int SEEN_MILLIS = 2_000;

  /** For how long a message is lit up. */
  private static final int LIT_MILLIS = 2_000;

  /** Where the arrow keys stop: at messages, and at what removed ones are folded into. */
  private static final String STOPS = "article, .folded button";

  /** The line above the new messages. */
  private static final String NEW_LINE = ".line.new";

  /**
   * A place in the log.
   *
   * @param offset where the row begins below the upper edge of what is visible, in CSS pixels
   */
  record Place(Row row, int offset) {}

  private final HTMLElement announcement;
  private final HTMLElement toast;
  private final HTMLElement jump;
  private final HTMLElement box;
  private final RowRenderer rows;
  private final Translator translator;
  private final Chat chat;

  /** The timer that ends what is seen of an announcement. */
  private int seen;

  /** Where to go with the next drawing; null for nowhere. */
  private @Nullable Place destination;

  LogNavigation(
      HTMLElement root, HTMLElement box, RowRenderer rows, Translator translator, Chat chat) {
    announcement = Dom.find(root, Places.ANNOUNCEMENT);
    toast = Dom.find(root, Places.TOAST);
    jump = Dom.find(root, Places.JUMP);
    this.box = box;
    this.rows = rows;
    this.translator = translator;
    this.chat = chat;
    Dom.listen(box, "keydown", this, true);
  }

  /** The first of these rows that is visible, with its place; null if none is drawn. */
  @Nullable Place place(List<Row> all) {
    for (int i = 0; i < all.size(); i++) {
      var element = rows.element(all.get(i));
      if (element != null
          && element.getOffsetTop() + element.getOffsetHeight() > box.getScrollTop()) {
        return new Place(all.get(i), element.getOffsetTop() - box.getScrollTop());
      }
    }
    return null;
  }

  /** Goes to a place with the next drawing, if it is there then. */
  void goTo(Place place) {
    destination = place;
    chat.transcript().reach(place.row());
  }

  /** Whether the next drawing goes to a place. */
  boolean isGoing() {
    return destination != null;
  }

  /** Goes to the destination, after a drawing. */
  void arrive() {
    var element = destination == null ? null : rows.element(destination.row());
    if (destination != null && element != null) {
      box.setScrollTop(element.getOffsetTop() - destination.offset());
    }
    destination = null;
  }

  /** Announces messages that arrived, unless the last announcement was a moment ago. */
  void speakNext() {
    var next = chat.notice().announcer().next(translator);
    if (!next.isEmpty()) {
      speak(next);
      Window.setTimeout(this::speakOn, Announcer.PAUSE_MILLIS);
    }
  }

  private void speakOn() {
    chat.notice().announcer().pauseIsOver();
    speakNext();
  }

  /** Announces a text, even if it is the same as before. */
  void speak(String text) {
    var told = HTMLDocument.current().createElement("p");
    told.setTextContent(text);
    announcement.setTextContent("");
    announcement.appendChild(told);
    Window.setTimeout(told::delete, SPOKEN_MILLIS);
  }

  /** The same, for the eye as well. */
  void tell(String text) {
    speak(text);
    toast.setTextContent(text);
    Window.clearTimeout(seen);
    seen = Window.setTimeout(() -> toast.setTextContent(""), SEEN_MILLIS);
  }

  /** Marks a drawn row as the found one, and scrolls to it; null removes the mark. */
  void mark(@Nullable Row row) {
    mark(row == null ? null : rows.element(row));
  }

  /** Lights up a drawn row for a moment, and focuses it if the focus is in the log. */
  void lightUp(Row row) {
    var element = rows.element(row);
    if (element != null) {
      if (Dom.hasFocus(box)) {
        RowRenderer.focus(row, element);
      }
      Dom.reveal(box, element);
      element.setAttribute("data-lit", "");
      Window.setTimeout(() -> element.removeAttribute("data-lit"), LIT_MILLIS);
    }
  }

  /** Scrolls to the line above the new messages, which must be drawn. */
  void markNew() {
    mark(box.querySelector(NEW_LINE));
  }

  private void mark(@Nullable HTMLElement element) {
    var last = box.querySelector("[aria-current]");
    if (last != null) {
      last.removeAttribute("aria-current");
    }
    if (element != null) {
      element.setAttribute("aria-current", "true");
      Dom.reveal(box, element);
    }
  }

  /**
   * How many rows may be drawn: all while the person reads further up; else fewer, more on a high
   * screen.
   */
  int most(boolean atEnd) {
    return !atEnd ? Transcript.MOST_ROWS : Transcript.SHOWN_ROWS * (isNearTop() ? 4 : 2);
  }

  /** Requests older messages whenever the reader comes near the oldest. */
  void loadOlder() {
    if (isNearTop()) {
      chat.historyLoader().showOlder();
    }
  }

  /** Whether less than one screen is left above; true before the reader reaches the topmost row. */
  private boolean isNearTop() {
    return box.getScrollTop() < box.getClientHeight();
  }

  /** Offers to jump to the new messages if they are further up and were not seen. */
  void offerNew() {
    var line = box.querySelector(NEW_LINE);
    int top = line == null ? Integer.MAX_VALUE : line.getOffsetTop() - box.getScrollTop();
    if (top >= 0 && top < box.getClientHeight()) {
      chat.notice().unread().lineInView();
    }
    boolean isAbove = top < 0 || chat.transcript().newAbove() != null;
    jump.setHidden(!isAbove || !chat.notice().unread().isLineUnseen());
  }

  /** Moves from message to message by keyboard; Tab returns to the message that was left. */
  @Override
  public void handleEvent(Event event) {
    var stroke = (Keystroke) event;
    if (stroke.isCtrlKey() || stroke.isAltKey() || stroke.isMetaKey()) {
      return;
    }
    var messages = Dom.all(box, STOPS);
    int next = next(Dom.key(event), messages, Dom.around(event, STOPS));
    if (next >= 0 && next < messages.getLength()) {
      event.preventDefault();
      var last = box.querySelector("article[tabindex=\"0\"]");
      if (last != null) {
        last.setTabIndex(-1);
      }
      if (Dom.at(messages, next).hasAttribute("tabindex")) {
        Dom.at(messages, next).setTabIndex(0);
      }
      Dom.at(messages, next).focus();
      read(Dom.at(messages, next));
    }
  }

  /** A screen reader reads the message that has the focus: later it tells of its corrections. */
  private void read(HTMLElement element) {
    var row = chat.transcript().row(element.getId());
    if (row != null && row.message() != null) {
      chat.notice().announcer().read(row.message());
    }
  }

  /** The index of the message to which a key goes; -1 for none. */
  private int next(String key, Values messages, @Nullable HTMLElement current) {
    int at = -1;
    int lastInView = -1;
    int bottom = box.getScrollTop() + box.getClientHeight();
    for (int i = 0; i < messages.getLength(); i++) {
      at = Dom.isSame(messages.get(i), current) ? i : at;
      lastInView = Dom.at(messages, i).getOffsetTop() < bottom ? i : lastInView;
    }
    return switch (key) {
      case "ArrowUp" -> at < 0 ? lastInView : at - 1;
      case "ArrowDown" -> at < 0 ? lastInView : at + 1;
      case "Home" -> 0;
      case "End" -> messages.getLength() - 1;
      default -> -1;
    };
  }
}
