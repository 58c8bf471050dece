package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Announcer;
import org.websocketchat.view.Row;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Words;

/**
 * Goes through the log: up to older messages, to what is new, to what was looked for, by keyboard
 * from one to the next, and by ear.
 */
final class Reader implements Dom.Listener {
  /** What the log itself tells a screen reader: nothing, since {@link #speak} does. */
  static final String LIVE = "off";

  /** What lies over the log, or beside it. */
  static final String DESCRIPTION =
      ("    button.jump " + Text.TO_NEW + "\n") + "    div.spoken @aria-live polite\n";

  private final HTMLElement frame;
  private final HTMLElement box;
  private final Words words;
  private final Chat chat;

  Reader(HTMLElement frame, HTMLElement box, Words words, Chat chat) {
    this.frame = frame;
    this.box = box;
    this.words = words;
    this.chat = chat;
    Dom.listen(box, "keydown", this, true);
  }

  /** Reads out what came, unless something was just read out. */
  void speakNext() {
    var next = chat.notice().announcer().next(words);
    if (!next.isEmpty()) {
      speak(next);
      Dom.tellAfter(this, Announcer.PAUSE_MILLIS);
    }
  }

  /** Has a text read out, as a new one even if it is the same as before. */
  void speak(String text) {
    var place = frame.querySelector(".spoken");
    place.setTextContent("");
    Dom.build(place, "p {0}", text, "", "");
  }

  /** Marks a row, which is drawn, as the one that was looked for, and shows it; with null, none. */
  void mark(@Nullable Row row) {
    mark(row == null ? "" : "#" + row.key());
  }

  /** Goes to what is new, if that is the button; returns so. */
  boolean pressed(String button, Log log) {
    boolean jumps = button.equals("jump");
    if (jumps) {
      log.jumpToNew();
    }
    return jumps;
  }

  /** Shows the line above what is new, which is drawn. */
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

  /** Who reads further up keeps all; else some come and go together, more on a high screen. */
  int most(boolean atEnd) {
    return !atEnd ? Transcript.MOST_ROWS : Transcript.SHOWN_ROWS * (isNearTop() ? 4 : 2);
  }

  /** Asks for older messages as often as the reader comes near the oldest. */
  void loadOlder() {
    if (isNearTop()) {
      chat.showOlder();
    }
  }

  /** Comes in time before the reader is at the topmost row that is drawn. */
  private boolean isNearTop() {
    return box.getScrollTop() < box.getClientHeight();
  }

  /** Offers a way to what is new if that is above and was not seen. */
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

  /** Where the line above what is new is: 0 in view, less above it, more below it or nowhere. */
  @JSBody(
      params = "box",
      script =
          """
          const line = box.querySelector('.new');
          const top = line ? line.offsetTop - box.scrollTop : 1e9;
          return top < 0 ? -1 : top < box.clientHeight ? 0 : 1;
          """)
  private static native int lineInView(HTMLElement box);

  /** Goes from message to message by keyboard; where one was left, Tab comes back to it. */
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
