package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Pending;
import org.websocketchat.view.Row;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/** The element of one row. */
final class RowElement {
  private final int key;
  private final HTMLElement element;
  private final HTMLElement author;
  private final HTMLElement time;
  private final HTMLElement text;
  private final HTMLElement foot;
  private final Words words;
  private final Person person;

  RowElement(HTMLElement rows, Row row, Words words, Person person) {
    this.words = words;
    this.person = person;
    key = row.key();
    if (row instanceof Row.Said) {
      element = Dom.add(rows, "article", "message");
      var by = Dom.add(element, "p", "by");
      author = Dom.add(by, "bdi", "author");
      time = Dom.add(by, "time", "time");
      text = Dom.add(element, "p", "text");
      text.setDir("auto");
      foot = Dom.add(element, "div", "foot");
    } else {
      element = Dom.add(rows, "p", "event");
      text = Dom.add(element, "span", "");
      time = Dom.add(element, "time", "time");
      author = text;
      foot = text;
    }
  }

  int key() {
    return key;
  }

  HTMLElement element() {
    return element;
  }

  void draw(Row row) {
    switch (row) {
      case Row.Said said -> draw(said);
      case Row.Happened happened -> {
        Dom.say(text, words.parts(happened.text(), happened.arguments()));
        tell(happened.dateMillis());
      }
      case Row.Interrupted gap -> {
        var formats = words.formats();
        element.setClassName("event gap");
        Dom.say(
            text,
            words.parts(
                Text.INTERRUPTED,
                List.of(formats.time(gap.fromMillis()), formats.time(gap.untilMillis()))));
      }
    }
  }

  private void draw(Row.Said said) {
    People.paint(
        element,
        "message"
            + (said.own() ? " own" : " other")
            + (said.head() ? " head" : "")
            + (said.tail() ? " tail" : "")
            + (said.pending() == null ? "" : " pending"),
        said.name());
    Dom.say(author, words.name(said.name()));
    tell(said.dateMillis());
    Dom.say(text, said.text());
    drawFoot(said);
  }

  private void tell(long dateMillis) {
    if (dateMillis != 0) {
      var formats = words.formats();
      Dom.say(time, formats.time(dateMillis));
      time.setAttribute("datetime", formats.machine(dateMillis));
      time.setTitle(formats.date(dateMillis));
    }
  }

  private void drawFoot(Row.Said said) {
    foot.setTextContent("");
    if (!said.own() || !said.tail()) {
      return;
    }
    var pending = said.pending();
    if (pending == null) {
      say(Icon.CHECK, words.say(Text.SENT, words.formats().time(said.dateMillis())));
    } else {
      tell(pending);
    }
    if (said.original() != null) {
      say(Icon.ALERT, words.say(Text.CHANGED, said.original()));
    }
  }

  private void tell(Pending pending) {
    switch (pending.delivery()) {
      case WAITING -> say(Icon.CLOCK, words.say(Text.WAITING));
      case SENT -> say(Icon.CLOCK, words.say(Text.SENDING));
      case NOT_CONFIRMED -> ask(Text.NOT_CONFIRMED, pending.cid());
      case NOT_SENT, FAILED -> ask(Text.NOT_SENT, pending.cid());
    }
  }

  private void ask(Text told, String cid) {
    say(Icon.ALERT, words.say(told));
    Dom.addButton(foot, "resend", words.say(Text.RESEND), () -> person.resend(cid));
    Dom.addButton(foot, "delete", words.say(Text.DELETE), () -> person.discard(cid));
  }

  private void say(String icon, String told) {
    var line = Dom.add(foot, "span", "delivery");
    Dom.addIcon(line, icon);
    Dom.add(line, "span", "", told);
  }
}
