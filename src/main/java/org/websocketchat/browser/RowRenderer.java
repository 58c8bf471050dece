package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Message;
import org.websocketchat.view.Action;
import org.websocketchat.view.Avatar;
import org.websocketchat.view.Row;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;

/** Draws the rows of the log: messages and events. */
final class RowRenderer implements Transcript.Renderer {
  private static final String MESSAGE =
      """
      article.message @id {0} @tabindex -1 @aria-labelledby {0}b {0}t {0}f
       p.by @id {0}b
        bdi.author
        span.like
        time.time
       div.text @dir auto @id {0}t
       div.foot @id {0}f""";

  /** How many rows of one drawing fade in; more would only cost time. */
  private static final int SOFT_ROWS = 3;

  private final HTMLElement rows;
  private final HTMLElement log;
  private final Translator translator;
  private final Chat chat;

  /** How many rows of this drawing may still fade in. */
  private int soft;

  /** Draws into this element of the log. */
  RowRenderer(HTMLElement place, HTMLElement log, Translator translator, Chat chat) {
    rows = place;
    this.log = log;
    this.translator = translator;
    this.chat = chat;
  }

  /**
   * Draws the changes.
   *
   * @param most how many rows may be drawn
   * @param top the upper edge of what the reader sees
   * @return by how much the first visible message that is still there has moved
   */
  int draw(Transcript transcript, int most, int top) {
    var places = places(rows, top);
    soft = SOFT_ROWS;
    transcript.draw(this, most);
    rows.setClassName(transcript.hasOlder() ? "rows older" : "rows");
    return moved(places);
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
      Dom.put(element, next == null ? null : find(next), row.pending() != null);
    }
    if (focused && !Dom.hasFocus(element)) {
      Dom.focus(element); // moving it took the focus away
    }
  }

  @Override
  public void remove(Row row) {
    var element = find(row);
    if (Dom.hasFocus(element)) {
      Dom.focus(log);
    }
    element.delete();
  }

  /** Builds an event anew, in the place of the old one. */
  private HTMLElement drawEvent(Row row, @Nullable HTMLElement before) {
    var description = "p.event" + row.kind() + " @id {2}\n span " + row.event() + "\n time.time";
    var event =
        Dom.build(rows, description, row.first(translator), row.second(translator), row.key());
    tell(event, row.dateMillis());
    if (before != null) {
      rows.replaceChild(event, before);
    }
    return event;
  }

  private void tell(HTMLElement element, long dateMillis) {
    var formats = translator.formats();
    Dom.say(element, ".time", formats.time(dateMillis));
    Dom.set(element, ".time", "datetime", formats.iso(dateMillis));
    Dom.set(element, ".time", "title", formats.date(dateMillis));
  }

  private void draw(HTMLElement element, Row row, Message message, boolean appears) {
    var avatar = Avatar.of(message.name(), translator.formats());
    element.setClassName(
        "message c"
            + avatar.colour()
            + (message.own() ? " own" : " other")
            + (appears ? " soft" : "")
            + (row.head() ? "" : " below")
            + (row.tail() ? "" : " above")
            + (Action.is(message.body().text()) ? " action" : "")
            + (row.pending() == null ? "" : " pending"));
    element.setAttribute(
        "part",
        "message"
            + (message.own() ? " own" : " other")
            + (Action.is(message.body().text()) ? " action" : "")
            + (row.pending() == null ? "" : " pending"));
    element.setAttribute("data-initials", avatar.initials());
    element.setAttribute("data-date", translator.formats().date(message.dateMillis()));
    Dom.say(element, ".author", translator.name(message.name()));
    Dom.say(element, ".like", likeness(message));
    MarkupRenderer.draw(element.querySelector(".text"), message, translator, chat.people());
    tell(element, message.dateMillis());
    var foot = element.querySelector(".foot");
    foot.setTextContent("");
    if (message.own() && row.tail()) {
      Footer.draw(foot, row, message, translator);
    }
  }

  /** The person present whose name looks like the sender's; null if there is none. */
  private String likeness(Message message) {
    var people = chat.people();
    for (int i = 0; i < people.size(); i++) {
      var like = people.get(i).like();
      if (like != null && !message.own() && people.get(i).name().equals(message.name())) {
        return translator.translate(Text.LOOKS_LIKE, translator.name(like));
      }
    }
    return "";
  }

  private HTMLElement build(HTMLElement parent, String description, String value) {
    return Dom.build(parent, description, value, "", "");
  }

  /**
   * The messages that do not end above this edge, each with its lower edge. The upper edge may
   * change, because author and time of a message come and go.
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

  /** By how much the first of these messages that is still there has moved. */
  @JSBody(
      params = "places",
      script =
          """
          const kept = places.find(place => place[0].parentNode);
          return kept ? kept[0].offsetTop + kept[0].offsetHeight - kept[1] : 0;
          """)
  private static native int moved(JSObject places);

  /** The element of a row; null if it has none. */
  private HTMLElement find(Row row) {
    return rows.querySelector("#" + row.key());
  }
}
