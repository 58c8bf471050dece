package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Input;
import org.websocketchat.view.Row;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;

/**
 * The log with the messages: follows the newest one, unless the reader has scrolled up. {@link
 * RowRenderer} draws the messages.
 */
final class MessageLog implements Dom.Listener {
  /** How far from its end the log still counts as read to the end, in CSS pixels. */
  private static final int END_ZONE = 48;

  private final HTMLElement box;
  private final HTMLElement newest;
  private final HTMLElement newestCount;
  private final RowRenderer rows;
  private final LogNavigation navigation;
  private final Translator translator;
  private final Chat chat;
  private boolean atEnd = true;
  private int lastPosition;

  /** The scroll position of the log's end. */
  private int lastEnd;

  MessageLog(HTMLElement root, TemplateRenderer templates, Translator translator, Chat chat) {
    this.translator = translator;
    this.chat = chat;
    var frame = Dom.find(root, Places.LOG_FRAME);
    box = Dom.find(frame, Places.LOG);
    newest = Dom.find(frame, Places.NEWEST);
    newestCount = Dom.find(frame, Places.NEWEST_COUNT);
    rows = new RowRenderer(Dom.find(box, Places.ROWS), box, templates, translator, chat);
    navigation = new LogNavigation(root, box, rows, translator, chat);
    Dom.listen(box, "scroll", this, true);
    Dom.listen(frame, "click", this, true);
    chat.notice().standsAtEnd(false); // it is not visible yet
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

  /** The place where the person reads; null at the end. */
  LogNavigation.@Nullable Place readingPlace() {
    return atEnd ? null : navigation.place(chat.transcript().rows());
  }

  /** Goes to a place with the next drawing; null for the end. */
  void goTo(LogNavigation.@Nullable Place place) {
    if (place != null) {
      atEnd = false;
      navigation.goTo(place);
    }
  }

  /** Draws the rows, unless nobody can see the log. */
  void draw(Transcript transcript) {
    if (Page.isHidden()) {
      return;
    }
    if (box.getClientHeight() > 0) { // in a closed bubble nothing is spoken, until it opens
      navigation.speakNext();
    }
    if (transcript.isStale()) {
      scrolled(); // the reader's scrolling counts first, although its event comes later
      chat.historyLoader().forgetDropped();
      int position =
          box.getScrollTop(); // before drawing: some browsers keep the position themselves
      int top = atEnd ? Integer.MAX_VALUE : position;
      int moved = rows.draw(transcript, navigation.most(atEnd), top);
      if (!atEnd && moved != 0) {
        box.setScrollTop(position + moved);
      }
      navigation.arrive();
      resized();
      navigation.loadOlder();
    }
    offerNewest();
  }

  /** Has a screen reader announce a text. */
  void speak(String text) {
    navigation.speak(text);
  }

  /** The same, for the eye as well. */
  void tell(String text) {
    navigation.tell(text);
  }

  /** Marks a row as the found one, and scrolls to it; null removes the mark. */
  void mark(@Nullable Row row) {
    reach(row);
    navigation.mark(row);
    if (row != null) {
      readOn();
    }
  }

  /**
   * Scrolls to a row, or to what it is folded into, and lights it up for a moment; it takes the
   * focus if that is in the log.
   */
  void lightUp(Row row) {
    draw(chat.transcript()); // what is folded is known then
    var fold = row.foldedInto();
    var shown = fold == null ? row : fold;
    reach(shown);
    navigation.lightUp(shown);
    readOn();
  }

  /** Scrolls to the newest message, and takes the focus. */
  private void goToNewest() {
    follow();
    focus();
  }

  /** Scrolls to the first new message, and takes the focus. */
  private void goToNew() {
    focus();
    reach(chat.transcript().newAbove());
    navigation.markNew();
    readOn();
  }

  /**
   * The reader was brought to where the log stands now. That may be far up, and the focus may have
   * changed a height there: then nothing brings the reader back to the end.
   */
  private void readOn() {
    lastPosition = box.getScrollTop();
    lastEnd = end();
    atEnd = lastEnd - lastPosition < END_ZONE;
    offerNewest();
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
    if (event.getType().equals("click")) {
      pressed(event);
    } else {
      scrolled();
      navigation.loadOlder();
    }
  }

  private void pressed(Event event) {
    switch (Dom.action(event)) {
      case Actions.GO_TO_NEWEST -> goToNewest();
      case Actions.GO_TO_NEW -> goToNew();
      case Actions.LOAD_OLDER -> chat.historyLoader().continueLoading();
      case Actions.RESEND -> chat.feed(new Input.ResendRequested(Dom.value(event)));
      case Actions.DELETE -> chat.feed(new Input.DiscardRequested(Dom.value(event)));
      case Actions.UNFOLD -> unfold(Dom.around(event, "p"));
      default -> {} // of another part, or of none
    }
  }

  /** Shows removed messages from the place on where they were folded. */
  private void unfold(@Nullable HTMLElement fold) {
    var row = fold == null ? null : chat.transcript().row(fold.getId());
    if (fold != null && row != null) {
      goTo(new LogNavigation.Place(row, fold.getOffsetTop() - box.getScrollTop()));
      chat.transcript().unfold(row);
      draw(chat.transcript());
      readOn();
    }
  }

  /** The reader leaves the end only by scrolling up; a change of size moves the end itself. */
  private void scrolled() {
    if (navigation.isGoing()) {
      return; // the place is not drawn yet
    }
    int position = box.getScrollTop();
    int end = end();
    boolean isUp = end == lastEnd && position < lastPosition;
    if (isUp && chat.transcript().older().waits()) {
      chat.historyLoader().continueLoading();
    }
    if (end - position < END_ZONE) {
      atEnd = true;
    } else if (isUp) {
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
    newest.setHidden(atEnd);
    Dom.write(newestCount, told);
    var label = unseen == 0 ? translator.translate(Text.TO_NEWEST) : told;
    newest.setAttribute("aria-label", label);
    navigation.offerNew();
  }
}
