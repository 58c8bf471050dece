package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Announcer;
import org.websocketchat.view.Row;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;

/**
 * Moves through the log: loads older messages, jumps to new or found ones, moves from message to
 * message by keyboard, and announces messages to screen readers.
 */
final class LogNavigation implements Dom.Listener {
  /**
   * The attribute that keeps the log itself from being announced; {@link #speak} announces instead.
   */
  static final String LIVE = "off";

  /** The elements over and beside the log. */
  static final String DESCRIPTION =
      ("    button.jump " + Text.TO_NEW + "\n") + "    div.spoken @aria-live polite\n";

  private final HTMLElement frame;
  private final HTMLElement box;
  private final Translator translator;
  private final Chat chat;

  LogNavigation(HTMLElement frame, HTMLElement box, Translator translator, Chat chat) {
    this.frame = frame;
    this.box = box;
    this.translator = translator;
    this.chat = chat;
    Dom.listen(box, "keydown", this, true);
  }

  /** Announces messages that arrived, unless the last announcement was a moment ago. */
  void speakNext() {
    var next = chat.notice().announcer().next(translator);
    if (!next.isEmpty()) {
      speak(next);
      Dom.tellAfter(this, Announcer.PAUSE_MILLIS);
    }
  }

  /** Announces a text, even if it is the same as before. */
  void speak(String text) {
    var place = frame.querySelector(".spoken");
    place.setTextContent("");
    Dom.build(place, "p {0}", text, "", "");
  }

  /** Marks a drawn row as the found one, and scrolls to it; null removes the mark. */
  void mark(@Nullable Row row) {
    mark(row == null ? "" : "#" + row.key());
  }

  /** Jumps to the new messages if this is the button for it; returns whether it is. */
  boolean pressed(String button, MessageLog log) {
    boolean jumps = button.equals("jump");
    if (jumps) {
      log.jumpToNew();
    }
    return jumps;
  }

  /** Scrolls to the line above the new messages, which must be drawn. */
  void markNew() {
    mark(".new");
  }

  private void mark(String selector) {
    var last = box.querySelector("[aria-current]");
    if (last != null) {
      last.removeAttribute("aria-current");
    }
    var element = selector.isEmpty() ? null : box.querySelector(selector);
    if (element != null) {
      element.setAttribute("aria-current", "true");
    }
    Dom.reveal(box, "[aria-current]");
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
      chat.showOlder();
    }
  }

  /** Whether less than one screen is left above; true before the reader reaches the topmost row. */
  private boolean isNearTop() {
    return box.getScrollTop() < box.getClientHeight();
  }

  /** Offers to jump to the new messages if they are further up and were not seen. */
  void offerNew() {
    int line = lineInView(box);
    if (line == 0) {
      chat.notice().unread().lineInView();
    }
    boolean above = line < 0 || chat.transcript().newAbove() != null;
    Dom.show(frame, ".jump", above && chat.notice().unread().isLineUnseen());
  }

  @Override
  public void handleEvent(Event event) {
    if (event.getType().equals("keydown")) {
      step(box, event);
    } else {
      chat.notice().announcer().pauseIsOver();
      speakNext();
    }
  }

  /**
   * Where the line above the new messages is: 0 in view, below 0 above the view, above 0 below it
   * or missing.
   */
  @JSBody(
      params = "box",
      script =
          """
          const line = box.querySelector('.new');
          const top = line ? line.offsetTop - box.scrollTop : 1e9;
          return top < 0 ? -1 : top < box.clientHeight ? 0 : 1;
          """)
  private static native int lineInView(HTMLElement box);

  /** Moves from message to message by keyboard; Tab returns to the message that was left. */
  @JSBody(
      params = {"box", "event"},
      script =
          """
          const all = Array.from(box.querySelectorAll('.message'));
          const inView = all.filter(e => e.offsetTop < box.scrollTop + box.clientHeight);
          const at = all.indexOf(event.target.closest('.message'));
          const entry = inView.length - 1, last = all.length - 1, key = event.key;
          const next = all[key === 'ArrowUp' ? at < 0 ? entry : at - 1
            : key === 'ArrowDown' ? at < 0 ? entry : at + 1
            : key === 'Home' ? 0 : key === 'End' ? last : -1];
          if (next && !event.ctrlKey && !event.altKey && !event.metaKey) {
            event.preventDefault();
            box.querySelectorAll('.message[tabindex="0"]').forEach(e => e.tabIndex = -1);
            next.tabIndex = 0;
            next.focus();
          }
          """)
  private static native void step(HTMLElement box, Event event);
}
