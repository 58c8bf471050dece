package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Message;
import org.websocketchat.view.Row;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Words;

/** The rows of the log: what was said and what happened, as it looks. */
final class Rows implements Transcript.Paper {
  private static final String MESSAGE =
      """
      article.message @id {0}
       p.by
        bdi.author
        time.time
       div.text @dir auto
       div.foot @aria-live off""";

  private final HTMLElement rows;
  private final HTMLElement log;
  private final Words words;

  Rows(HTMLElement place, HTMLElement log, Words words, Chat chat) {
    rows = place;
    this.log = log;
    this.words = words;
  }

  int draw(Transcript transcript, int most, int top) {
    transcript.draw(this, most);
    return 0;
  }

  @Override
  public void draw(Row row, boolean moves, @Nullable Row next) {
    var message = row.message();
    var element = find(row);
    if (element == null) {
      element =
          message == null
              ? Dom.build(
                  rows,
                  "p.event @id {2}\n span " + row.event() + "\n time.time",
                  row.first(words),
                  row.second(words),
                  row.key())
              : Dom.build(rows, MESSAGE, row.key(), "", "");
    }
    Dom.say(element, ".time", words.formats().time(row.dateMillis()));
    if (message != null) {
      draw(element, row, message);
    }
    if (moves) {
      Dom.put(element, next == null ? null : find(next), row.pending() != null);
    }
  }

  @Override
  public void remove(Row row) {
    var element = find(row);
    keepFocus(element);
    element.delete();
  }

  /** A button that goes does not take the focus with it. */
  private void keepFocus(HTMLElement element) {
    if (Dom.hasFocus(element)) {
      Dom.focus(log);
    }
  }

  private void draw(HTMLElement element, Row row, Message message) {
    element.setClassName(
        "message"
            + (message.own() ? " own" : " other")
            + (row.pending() == null ? "" : " pending"));
    Dom.say(element, ".author", words.name(message.name()));
    Dom.say(element, ".text", message.text());
    var foot = element.querySelector(".foot");
    keepFocus(foot);
    foot.setTextContent("");
    if (message.own()) {
      Foot.draw(foot, row.pending(), message, words);
    }
  }

  private HTMLElement find(Row row) {
    return rows.querySelector("#" + row.key());
  }
}
