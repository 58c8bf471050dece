package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Row;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;

/**
 * The log with the messages: follows the newest one, unless the reader has scrolled up. {@link
 * Rows} draws the messages.
 */
final class MessageLog implements Dom.Listener {
  /**
   * Its elements; the {@code i} among the rows separates those that arrived from the pending ones.
   */
  static final String DESCRIPTION =
      "   div.log-frame\n"
          + ("    div.log @role log @tabindex 0 @aria-live "
              + LogNavigation.LIVE
              + " @aria-label "
              + Text.MESSAGES
              + "\n")
          + "     div.rows\n"
          + "      i @hidden 1\n"
          + EmptyRoom.DESCRIPTION
          + ("    button.newest @title " + Text.TO_NEWEST + "\n")
          + "     svg M12 5v14M6 13l6 6 6-6\n"
          + "     span\n"
          + LogNavigation.DESCRIPTION;

  /** How far from its end the log still counts as read to the end, in CSS pixels. */
  private static final int END_ZONE = 48;

  private final HTMLElement frame;
  private final HTMLElement box;
  private final RowRenderer rows;
  private final LogNavigation navigation;
  private final Translator translator;
  private boolean atEnd = true;
  private int lastPosition;

  /** The scroll position of the log's end. */
  private int lastEnd;

  private final Chat chat;

  MessageLog(HTMLElement root, Translator translator, Chat chat) {
    this.translator = translator;
    this.chat = chat;
    frame = root.querySelector(".log-frame");
    box = frame.querySelector(".log");
    rows = new RowRenderer(box.querySelector(".rows"), box, translator, chat);
    navigation = new LogNavigation(frame, box, translator, chat);
    Dom.listen(box, "scroll", this, true);
    offerNewest();
  }

  void focus() {
    box.focus();
  }

  /**
   * Scrolls to the newest message and follows from now on, such as when the person sends something.
   */
  void follow() {
    atEnd = true;
    resized();
  }

  /** Draws the rows, unless nobody can see the log. */
  void draw(Transcript transcript) {
    if (Page.isHidden()) {
      return;
    }
    navigation.speakNext();
    if (transcript.isStale()) {
      scrolled(); // the reader's scrolling counts first, although its event comes later
      chat.forget(transcript.takeDropped());
      int position =
          box.getScrollTop(); // before drawing: some browsers keep the position themselves
      int moved =
          rows.draw(transcript, navigation.most(atEnd), atEnd ? Integer.MAX_VALUE : position);
      if (!atEnd && moved != 0) {
        box.setScrollTop(position + moved);
      }
      resized();
      navigation.loadOlder();
    }
    offerNewest();
  }

  /** Has a screen reader announce a text. */
  void speak(String text) {
    navigation.speak(text);
  }

  /** Marks a row as the found one, and scrolls to it; null removes the mark. */
  void mark(@Nullable Row row) {
    reach(row);
    navigation.mark(row);
  }

  /** Handles a press of one of its buttons; returns whether it was one of them. */
  boolean pressed(String button) {
    if (button.equals("newest")) {
      follow();
      focus();
      return true;
    }
    return navigation.pressed(button, this);
  }

  /** Scrolls to the first new message. */
  void jumpToNew() {
    focus();
    reach(chat.transcript().newAbove());
    navigation.markNew();
  }

  private void reach(@Nullable Row row) {
    if (row != null) {
      chat.transcript().reach(row);
      draw(chat.transcript());
    }
  }

  /** The log or its contents changed their size. */
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
    navigation.loadOlder();
  }

  /** The reader leaves the end only by scrolling up; a change of size moves the end itself. */
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
        .standsAtEnd(atEnd && box.getClientHeight() > 0); // a log without height is not visible
    int unseen = chat.notice().unread().count();
    var told = unseen == 0 ? "" : translator.count(Text.NEW_MESSAGES, unseen);
    Dom.show(frame, ".newest", !atEnd);
    Dom.say(frame, ".newest span", told);
    Dom.set(
        frame, ".newest", "aria-label", unseen == 0 ? translator.translate(Text.TO_NEWEST) : told);
    navigation.offerNew();
  }
}
