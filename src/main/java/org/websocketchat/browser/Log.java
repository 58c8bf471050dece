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
 * The messages: follows the newest, unless the reader has scrolled up. What a message looks like is
 * told by {@link Rows}.
 */
final class Log implements Dom.Listener {
  /**
   * Its elements; the {@code i} in the rows stands between what has arrived and what is pending.
   * What is shown while there are no messages is no part of the log, so that nobody is told of it.
   */
  static final String DESCRIPTION =
      "   div.log-frame\n"
          + ("    div.log @role log @aria-live off @tabindex 0 @aria-label " + Text.MESSAGES + "\n")
          + "     div.rows\n"
          + "      i @hidden 1\n"
          + "    div.skeleton @hidden 1\n"
          + "     i\n"
          + "     i\n"
          + "     i\n"
          + "    div.quiet @hidden 1\n"
          + "     svg M6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1"
          + " 4 13.5v-7A2.5 2.5 0 0 1 6.5 4z\n"
          + ("     p " + Text.QUIET + "\n")
          + ("    button.newest @title " + Text.TO_NEWEST + "\n")
          + "     svg M12 5v14M6 13l6 6 6-6\n"
          + "     span\n"
          + ("    button.jump " + Text.TO_NEW + "\n")
          + "    div.spoken @aria-live polite\n";

  /** How far from its end the log may stand and still count as read to the end, in CSS pixels. */
  private static final int END_ZONE = 48;

  private final HTMLElement frame;
  private final HTMLElement box;
  private final Rows rows;
  private final Words words;
  private boolean atEnd = true;
  private int lastPosition;

  /** Where the log would stand if it stood at its end. */
  private int lastEnd;

  /** Asked for older messages as often as the reader comes near the oldest. */
  private final Chat chat;

  Log(HTMLElement root, Words words, Chat chat) {
    this.words = words;
    this.chat = chat;
    frame = root.querySelector(".log-frame");
    box = frame.querySelector(".log");
    rows = new Rows(box.querySelector(".rows"), box, words, chat);
    Dom.listen(box, "scroll keydown", this, true);
    offerNewest();
  }

  void focus() {
    box.focus();
  }

  /** From now on the newest is in view, as when the person says something. */
  void follow() {
    atEnd = true;
    resized();
  }

  /** Nothing is drawn while nobody can see it. */
  void draw(Transcript transcript) {
    if (Page.isHidden()) {
      return;
    }
    speakNext();
    if (transcript.isStale()) {
      scrolled(); // the reader's scrolling comes first, though its event is still to come
      chat.forget(transcript.takeFallen());
      int position = box.getScrollTop(); // now: some browsers keep the place, too, when asked later
      int moved = rows.draw(transcript, most(), atEnd ? Integer.MAX_VALUE : position);
      if (!atEnd) {
        box.setScrollTop(position + moved);
      }
      resized();
      loadOlder();
    }
    offerNewest();
  }

  private void speakNext() {
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

  /** Marks a row as the one that was looked for, and shows it; with null, none is. */
  void mark(@Nullable Row row) {
    reach(row);
    rows.mark(row == null ? "" : "#" + row.key());
    Dom.reveal(box, "[aria-current]");
  }

  void jumpToNew() {
    focus();
    reach(chat.transcript().newAbove());
    rows.mark(".new");
    Dom.reveal(box, "[aria-current]");
  }

  private void reach(@Nullable Row row) {
    if (row != null) {
      chat.transcript().reach(row);
      draw(chat.transcript());
    }
  }

  /** Who reads further up keeps all; else some come and go together, more on a high screen. */
  private int most() {
    return !atEnd ? Transcript.MOST_ROWS : Transcript.SHOWN_ROWS * (isNearTop() ? 4 : 2);
  }

  /** Comes in time before the reader is at the topmost row that is drawn. */
  private boolean isNearTop() {
    return box.getScrollTop() < box.getClientHeight();
  }

  private void loadOlder() {
    if (isNearTop()) {
      chat.showOlder();
    }
  }

  /** The log or what is in it has another size. */
  void resized() {
    if (atEnd) {
      box.setScrollTop(box.getScrollHeight());
      lastPosition = box.getScrollTop();
      lastEnd = end();
    }
    offerNewest();
  }

  @Override
  public void handleEvent(Event event) {
    var type = event.getType();
    if (type.equals("keydown")) {
      step(box, event);
    } else if (type.equals("time")) {
      chat.notice().announcer().pauseIsOver();
      speakNext();
    } else {
      scrolled();
      loadOlder();
    }
  }

  /** Only a reader who moves up leaves the end; a change of size moves the end itself. */
  private void scrolled() {
    int position = box.getScrollTop();
    int end = end();
    if (end - position < END_ZONE) {
      atEnd = true;
    } else if (end == lastEnd && position < lastPosition) {
      atEnd = false;
    }
    lastPosition = position;
    lastEnd = end;
    offerNewest();
  }

  private int end() {
    return box.getScrollHeight() - box.getClientHeight();
  }

  private void offerNewest() {
    chat.notice()
        .standsAtEnd(atEnd && box.getClientHeight() > 0); // nobody sees a log without height
    int unseen = chat.notice().unread().count();
    var told = unseen == 0 ? "" : words.count(Text.NEW_MESSAGES, unseen);
    Dom.show(frame, ".newest", !atEnd);
    Dom.say(frame, ".newest span", told);
    Dom.set(frame, ".newest", "aria-label", unseen == 0 ? words.say(Text.TO_NEWEST) : told);
    int line = lineInView(box);
    if (line == 0) {
      chat.notice().unread().lineInView();
    }
    boolean above = line < 0 || chat.transcript().newAbove() != null;
    Dom.show(frame, ".jump", above && chat.notice().unread().isLineUnseen());
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
