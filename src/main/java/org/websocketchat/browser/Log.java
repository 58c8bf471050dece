package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
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
   */
  static final String DESCRIPTION =
      "   div.log-frame\n"
          + ("    div.log @role log @tabindex 0 @aria-live "
              + Reader.LIVE
              + " @aria-label "
              + Text.MESSAGES
              + "\n")
          + "     div.rows\n"
          + "      i @hidden 1\n"
          + Blank.DESCRIPTION
          + ("    button.newest @title " + Text.TO_NEWEST + "\n")
          + "     svg M12 5v14M6 13l6 6 6-6\n"
          + "     span\n"
          + Reader.DESCRIPTION;

  /** How far from its end the log may stand and still count as read to the end, in CSS pixels. */
  private static final int END_ZONE = 48;

  private final HTMLElement frame;
  private final HTMLElement box;
  private final Rows rows;
  private final Reader reader;
  private final Words words;
  private boolean atEnd = true;
  private int lastPosition;

  /** Where the log would stand if it stood at its end. */
  private int lastEnd;

  private final Chat chat;

  Log(HTMLElement root, Words words, Chat chat) {
    this.words = words;
    this.chat = chat;
    frame = root.querySelector(".log-frame");
    box = frame.querySelector(".log");
    rows = new Rows(box.querySelector(".rows"), box, words, chat);
    reader = new Reader(frame, box, words, chat);
    Dom.listen(box, "scroll", this, true);
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
    reader.speakNext();
    if (transcript.isStale()) {
      scrolled(); // the reader's scrolling comes first, though its event is still to come
      chat.forget(transcript.takeFallen());
      int position = box.getScrollTop(); // now: some browsers keep the place, too, when asked later
      int moved = rows.draw(transcript, reader.most(atEnd), atEnd ? Integer.MAX_VALUE : position);
      if (!atEnd && moved != 0) {
        box.setScrollTop(position + moved);
      }
      resized();
      reader.loadOlder();
    }
    offerNewest();
  }

  /** Has a text read out. */
  void speak(String text) {
    reader.speak(text);
  }

  /** Marks a row as the one that was looked for, and shows it; with null, none is. */
  void mark(@Nullable Row row) {
    reach(row);
    reader.mark(row);
  }

  /** Goes where one of its buttons leads; returns whether it was one of them. */
  boolean pressed(String button) {
    if (button.equals("newest")) {
      follow();
      focus();
      return true;
    }
    return reader.pressed(button, this);
  }

  /** Shows the first that is new. */
  void jumpToNew() {
    focus();
    reach(chat.transcript().newAbove());
    reader.markNew();
  }

  private void reach(@Nullable Row row) {
    if (row != null) {
      chat.transcript().reach(row);
      draw(chat.transcript());
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
    scrolled();
    reader.loadOlder();
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
    reader.offerNew();
  }
}
