package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Message;
import org.websocketchat.view.Action;
import org.websocketchat.view.Avatar;
import org.websocketchat.view.LogRenderer;
import org.websocketchat.view.Row;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;

/** Draws the rows of the log: messages and events. */
final class RowRenderer implements LogRenderer {
  /** How many rows of one drawing fade in; more would only cost time. */
  private static final int SOFT_ROWS = 3;

  /** The attribute of what removed messages are folded into. */
  private static final String FOLD_MARK = "data-fold";

  private final HTMLElement rows;
  private final HTMLElement log;
  private final HTMLElement pendingBorder;
  private final LogTop top;
  private final TemplateRenderer templates;
  private final Translator translator;
  private final Chat chat;
  private final Bubble bubble;
  private final Footer footer;
  private final StandingMark standingMark;

  /** How many rows of this drawing may still fade in. */
  private int soft;

  /** What stands for the removed row that had the focus, until it is drawn; null for none. */
  private @Nullable Row fallback;

  /** Draws into this element of the log. */
  RowRenderer(
      HTMLElement rows,
      HTMLElement log,
      TemplateRenderer templates,
      Translator translator,
      Chat chat) {
    this.rows = rows;
    this.log = log;
    this.templates = templates;
    this.translator = translator;
    this.chat = chat;
    pendingBorder = Dom.find(rows, Places.PENDING_BORDER);
    top = new LogTop(log);
    bubble = new Bubble(templates, translator, chat);
    footer = new Footer(templates, translator);
    standingMark = new StandingMark(templates, translator);
  }

  /**
   * Draws the changes.
   *
   * @param most how many rows may be drawn
   * @param edge the upper edge of what the reader sees
   * @return by how much the first visible message that is still there has moved; if none is, how
   *     far it is to the middle of the view for the next one below
   */
  int draw(Transcript transcript, int most, int edge) {
    boolean isAtEnd = edge == Integer.MAX_VALUE;
    var messages = Dom.all(rows, isAtEnd ? "[data-none]" : "article");
    var tops = new int[messages.getLength()];
    var ends = new int[messages.getLength()];
    for (int i = 0; i < ends.length; i++) {
      tops[i] = Dom.at(messages, i).getOffsetTop();
      ends[i] = end(Dom.at(messages, i));
    }
    soft = SOFT_ROWS;
    transcript.draw(this, most);
    focusFallback();
    top.draw(transcript.older());
    for (int i = 0; i < ends.length; i++) {
      // The upper edge may change, because author and time of a message come and go.
      if (ends[i] > edge && Dom.at(messages, i).getParentNode() != null) {
        boolean wasSeen = tops[i] < edge + log.getClientHeight();
        return end(Dom.at(messages, i)) - (wasSeen ? ends[i] : edge + log.getClientHeight() / 2);
      }
    }
    return 0;
  }

  private static int end(HTMLElement row) {
    return row.getOffsetTop() + row.getOffsetHeight();
  }

  /** The element of a row; null if it has none. */
  @Nullable HTMLElement element(Row row) {
    return rows.querySelector("#" + row.key());
  }

  @Override
  public void draw(Row row, boolean moves, @Nullable Row next) {
    var message = row.message();
    var element = element(row);
    boolean focused = element != null && Dom.hasFocus(element);
    if (message == null || row.folded() > 0) {
      element = drawEvent(row, element);
    } else {
      boolean appears = element == null && next == null && --soft >= 0;
      boolean isMessage = element != null && element.hasAttribute("aria-labelledby");
      if (element == null || !isMessage) {
        element = newMessage(row.key(), element);
      }
      draw(element, row, message, appears);
    }
    if (moves) {
      place(element, next == null ? null : element(next), row.pending() != null);
    }
    if (focused && !Dom.hasFocus(element)) {
      focus(row, element); // moving it took the focus away
    }
  }

  /** Focuses a row: of a fold, its button. */
  static void focus(Row row, HTMLElement element) {
    Dom.focus(row.folded() > 0 ? Dom.find(element, Places.SENTENCE) : element);
  }

  private void focusFallback() {
    var element = fallback == null ? null : element(fallback);
    if (fallback != null && element != null) {
      focus(fallback, element);
    }
    fallback = null;
  }

  @Override
  public void remove(Row row) {
    var element = element(row);
    if (element != null) {
      if (Dom.hasFocus(element)) {
        Dom.focus(log);
        fallback = row.foldedInto();
      }
      element.delete();
    }
  }

  /**
   * Places a row before the next one or, if that is null, last among the pending rows or last among
   * those that arrived.
   */
  private void place(HTMLElement element, @Nullable HTMLElement next, boolean isPending) {
    if (next != null) {
      rows.insertBefore(element, next);
    } else if (isPending) {
      rows.appendChild(element);
    } else if (Dom.isSame(pendingBorder.getNextSibling(), element)) {
      // The row stays where it is and is not announced again.
      rows.insertBefore(pendingBorder, element.getNextSibling());
    } else {
      rows.insertBefore(element, pendingBorder);
    }
  }

  /** Makes a message, in the place of what it was folded into. */
  private HTMLElement newMessage(String key, @Nullable HTMLElement before) {
    var element = templates.append(rows, "message");
    element.setId(key);
    element.setAttribute("aria-labelledby", key + "b " + key + "t " + key + "f");
    element.querySelector("p").setId(key + "b");
    Dom.find(element, Places.TEXT).setId(key + "t");
    Dom.find(element, Places.FOOT).setId(key + "f");
    if (before != null) {
      rows.replaceChild(element, before);
    }
    return element;
  }

  /** Makes an event, or what messages are folded into, anew in the place of the old one. */
  private HTMLElement drawEvent(Row row, @Nullable HTMLElement before) {
    boolean isFold = row.folded() > 0;
    boolean isOldFold = before != null && Dom.attribute(before, FOLD_MARK) != null;
    if (before != null && isFold && isOldFold) {
      Dom.write(before, Places.SENTENCE, translator.count(Text.FOLDED, row.folded()));
      tell(before, row.dateMillis());
      return before; // so that its button keeps the focus
    }
    var event = templates.append(rows, isFold ? "fold" : "event");
    event.setId(row.key());
    var kind = row.isDivider() ? row.isNewDivider() ? "event line new" : "event line" : "event";
    kind += isFold ? " folded" : "";
    event.setClassName(kind);
    event.setAttribute("part", kind);
    var sentence = Dom.find(event, Places.SENTENCE);
    var first = row.first(translator);
    if (isFold) {
      Dom.write(sentence, translator.count(Text.FOLDED, row.folded()));
    } else if (row.isDivider()) {
      Dom.write(sentence, translator.translate(row.event(), first));
    } else {
      templates.write(sentence, row.event(), first, row.second(translator));
    }
    tell(event, row.dateMillis());
    if (before != null) {
      rows.replaceChild(event, before);
    }
    return event;
  }

  private void tell(HTMLElement element, long dateMillis) {
    var formats = translator.formats();
    var time = Dom.find(element, Places.TIME);
    Dom.write(time, formats.time(dateMillis));
    time.setAttribute("datetime", formats.iso(dateMillis));
    time.setTitle(formats.date(dateMillis));
  }

  private void draw(HTMLElement element, Row row, Message message, boolean appears) {
    var avatar = Avatar.of(message.name(), translator.formats());
    var kind =
        (message.own() ? "message own" : "message other")
            + (Action.is(message.body().text()) ? " action" : "")
            + (row.pending() == null ? "" : " pending")
            + (message.isRemoved() ? " removed" : "");
    element.setClassName(
        kind
            + (" c" + avatar.colour())
            + (appears ? " soft" : "")
            + (row.place().head() ? "" : " below")
            + (row.place().tail() ? "" : " above"));
    element.setAttribute("part", kind);
    element.setAttribute("data-initials", avatar.initials());
    element.setAttribute("data-date", translator.formats().date(message.dateMillis()));
    Dom.write(element, Places.AUTHOR, translator.name(message.name()));
    standingMark.draw(
        element.querySelector("p"), Places.AUTHOR, chat.transcript().standings().of(message));
    Dom.write(element, Places.LIKE, likeness(message));
    bubble.draw(Dom.find(element, Places.TEXT), row, message);
    tell(element, message.dateMillis());
    var foot = Dom.find(element, Places.FOOT);
    foot.setTextContent("");
    if ((message.own() && row.place().tail()) || row.correction() != null) {
      footer.draw(foot, row, message);
    }
  }

  /** Says whose name the sender's looks like, if the server has found that; else empty. */
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
}
