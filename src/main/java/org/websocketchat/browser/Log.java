package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;
import org.websocketchat.view.Action;
import org.websocketchat.view.Announcer;
import org.websocketchat.view.Badge;
import org.websocketchat.view.Row;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Words;

/** The messages: follows the newest, unless the reader has scrolled up. */
final class Log implements Transcript.Paper, Dom.Listener {
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

  private static final String MESSAGE =
      """
      article.message @id {0} @tabindex -1 @aria-labelledby {0}b {0}t {0}f
       p.by @id {0}b
        bdi.author
        span.like
        time.time
       div.text @dir auto @id {0}t
       div.foot @id {0}f""";

  private static final String DELIVERY = "span.delivery\n svg ";
  private static final String SPAN = "\n span ";
  private static final String CHECK = "M5 12.5l4.5 4.5L19 7.5";
  private static final String CLOCK = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2";
  private static final String ALERT = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5v5.5M12 16.4v.1";
  private static final String CHOICE =
      "\nbutton.resend "
          + Text.RESEND
          + " @value {0}\nbutton.delete "
          + Text.DELETE
          + " @value {0}";

  /** How far from its end the log may stand and still count as read to the end, in CSS pixels. */
  private static final int END_ZONE = 48;

  /** How many rows of one drawing appear softly; many at once would only cost time. */
  private static final int SOFT_ROWS = 3;

  private final HTMLElement frame;
  private final HTMLElement box;
  private final HTMLElement rows;
  private final Words words;
  private boolean atEnd = true;
  private int lastPosition;
  private int soft;

  /** Where the log would stand if it stood at its end. */
  private int lastEnd;

  /** Asked for older messages as often as the reader comes near the oldest. */
  private final Chat chat;

  Log(HTMLElement root, Words words, Chat chat) {
    this.words = words;
    this.chat = chat;
    frame = root.querySelector(".log-frame");
    box = frame.querySelector(".log");
    rows = box.querySelector(".rows");
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
      var places = places(rows, atEnd ? Integer.MAX_VALUE : position);
      soft = SOFT_ROWS;
      transcript.draw(this, most());
      rows.setClassName(transcript.hasOlder() ? "rows older" : "rows");
      if (!atEnd) {
        box.setScrollTop(position + moved(places));
      }
      resized();
      loadOlder();
    }
    offerNewest();
  }

  private void speakNext() {
    var next = chat.announcer().next(words);
    if (!next.isEmpty()) {
      speak(next);
      Dom.tellAfter(this, Announcer.PAUSE_MILLIS);
    }
  }

  /** Has a text read out, as a new one even if it is the same as before. */
  void speak(String text) {
    var place = frame.querySelector(".spoken");
    place.setTextContent("");
    build(place, "p {0}", text);
  }

  /** Marks a row as the one that was looked for, and shows it; with null, none is. */
  void mark(@Nullable Row row) {
    reach(row);
    mark(row == null ? null : find(row));
  }

  void jumpToNew() {
    focus();
    reach(chat.transcript().newAbove());
    mark(rows.querySelector(".new"));
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
      chat.announcer().pauseIsOver();
      speakNext();
    } else {
      scrolled();
      loadOlder();
    }
  }

  @Override
  public void draw(Row row, boolean moves, @Nullable Row next) {
    var message = row.message();
    var element = find(row);
    boolean focused = element != null && Dom.hasFocus(element);
    if (message == null) {
      element = drawEvent(row, element);
    } else {
      boolean appears = element == null && next == null && --soft >= 0;
      if (element == null) {
        element = build(rows, MESSAGE, row.key());
      }
      draw(element, row, message, appears);
    }
    if (moves) {
      place(element, next == null ? null : find(next), row.pending() != null);
    }
    if (focused && !Dom.hasFocus(element)) {
      Dom.focus(element); // it was taken out, or what had the focus in it
    }
  }

  @Override
  public void remove(Row row) {
    var element = find(row);
    if (Dom.hasFocus(element)) {
      focus();
    }
    element.delete();
  }

  /** An event is built anew, in the place of what it was before. */
  private HTMLElement drawEvent(Row row, @Nullable HTMLElement before) {
    var description = "p.event" + row.kind() + " @id {2}\n span " + row.event() + "\n time.time";
    var event = Dom.build(rows, description, row.first(words), row.second(words), row.key());
    tell(event, row.dateMillis());
    if (before != null) {
      rows.replaceChild(event, before);
    }
    return event;
  }

  private void tell(HTMLElement element, long dateMillis) {
    var formats = words.formats();
    Dom.say(element, ".time", formats.time(dateMillis));
    Dom.set(element, ".time", "datetime", formats.machine(dateMillis));
    Dom.set(element, ".time", "title", formats.date(dateMillis));
  }

  private void draw(HTMLElement element, Row row, Message message, boolean appears) {
    element.setClassName(
        "message c"
            + Badge.colour(message.name())
            + (message.own() ? " own" : " other")
            + (appears ? " soft" : "")
            + (row.head() ? " head" : "")
            + (row.tail() ? " tail" : "")
            + (Action.is(message.text()) ? " action" : "")
            + (row.pending() == null ? "" : " pending"));
    element.setAttribute("data-badge", Badge.initials(message.name()));
    element.setAttribute("data-date", words.formats().date(message.dateMillis()));
    Dom.say(element, ".author", words.name(message.name()));
    Dom.say(element, ".like", likeness(message));
    MarkupView.draw(element.querySelector(".text"), message, words, chat.people());
    tell(element, message.dateMillis());
    var foot = element.querySelector(".foot");
    foot.setTextContent("");
    if (message.own() && row.tail()) {
      drawFoot(foot, row.pending(), message);
    }
  }

  /** Whom somebody could be taken for who says something, if that one is here. */
  private String likeness(Message message) {
    var people = chat.people();
    for (int i = 0; i < people.size(); i++) {
      var like = people.get(i).like();
      if (like != null && !message.own() && people.get(i).name().equals(message.name())) {
        return words.say(Text.LOOKS_LIKE, words.name(like));
      }
    }
    return "";
  }

  private void drawFoot(HTMLElement foot, @Nullable Pending pending, Message message) {
    if (pending == null) {
      build(foot, DELIVERY + CHECK + SPAN + Text.SENT, words.formats().time(message.dateMillis()));
    } else {
      var told =
          switch (pending.delivery()) {
            case WAITING -> DELIVERY + CLOCK + SPAN + Text.WAITING;
            case SENT -> DELIVERY + CLOCK + SPAN + Text.SENDING;
            case NOT_CONFIRMED -> DELIVERY + ALERT + SPAN + Text.NOT_CONFIRMED + CHOICE;
            case NOT_SENT -> DELIVERY + ALERT + SPAN + Text.NOT_SENT + CHOICE;
            case FAILED -> DELIVERY + ALERT + SPAN + Text.REFUSED + CHOICE;
          };
      var fault = pending.fault() == null ? "" : pending.fault();
      Dom.build(foot, told, pending.cid(), fault, "");
    }
    if (message.original() != null) {
      build(foot, DELIVERY + ALERT + SPAN + Text.CHANGED, message.original());
    }
  }

  private HTMLElement build(HTMLElement parent, String description, String value) {
    return Dom.build(parent, description, value, "", "");
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
    chat.standsAtEnd(atEnd && box.getClientHeight() > 0); // nobody sees a log without height
    int unseen = chat.unread().count();
    var told = unseen == 0 ? "" : words.count(Text.NEW_MESSAGES, unseen);
    Dom.show(frame, ".newest", !atEnd);
    Dom.say(frame, ".newest span", told);
    Dom.set(frame, ".newest", "aria-label", unseen == 0 ? words.say(Text.TO_NEWEST) : told);
    int line = lineInView(box);
    if (line == 0) {
      chat.unread().lineInView();
    }
    boolean above = line < 0 || chat.transcript().newAbove() != null;
    Dom.show(frame, ".jump", above && chat.unread().isLineUnseen());
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

  /** Marks an element alone as the current one, and brings it into view. */
  private void mark(@Nullable HTMLElement element) {
    var last = rows.querySelector("[aria-current]");
    if (last != null) {
      last.removeAttribute("aria-current");
    }
    if (element != null) {
      element.setAttribute("aria-current", "true");
      Dom.reveal(box, "[aria-current]");
    }
  }

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

  /**
   * The messages that are not wholly above this, with where each ends; where it begins, its author
   * and time may come and go.
   */
  @JSBody(
      params = {"rows", "top"},
      script =
          """
          const end = row => row.offsetTop + row.offsetHeight;
          return Array.from(rows.querySelectorAll('.message'))
            .filter(row => end(row) > top).map(row => [row, end(row)]);
          """)
  private static native JSObject places(HTMLElement rows, int top);

  /** How far the first of them that is still there has moved. */
  @JSBody(
      params = "places",
      script =
          """
          const kept = places.find(place => place[0].parentNode);
          return kept ? kept[0].offsetTop + kept[0].offsetHeight - kept[1] : 0;
          """)
  private static native int moved(JSObject places);

  /**
   * Puts a row before the next one or, if that is null, last among the pending or, with the border
   * after it, last among the arrived.
   */
  @JSBody(
      params = {"element", "next", "isPending"},
      script =
          """
          const rows = element.parentNode;
          const border = rows.querySelector('i');
          if (next) {
            rows.insertBefore(element, next);
          } else if (isPending) {
            rows.appendChild(element);
          } else if (border.nextSibling === element) {
            // The row stays where it is and is not announced again.
            rows.insertBefore(border, element.nextSibling);
          } else {
            rows.insertBefore(element, border);
          }
          """)
  private static native void place(
      HTMLElement element, @Nullable HTMLElement next, boolean isPending);

  /** The element of a row, or null if it has none. */
  private HTMLElement find(Row row) {
    return rows.querySelector("#" + row.key());
  }
}
