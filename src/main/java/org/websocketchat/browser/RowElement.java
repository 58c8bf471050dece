package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Pending;
import org.websocketchat.view.Badge;
import org.websocketchat.view.Row;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/** The element of one row. */
final class RowElement {
  private final HTMLElement element;
  private final HTMLElement author = Dom.element("bdi", "author");
  private final HTMLElement time = Dom.element("time", "time");
  private final HTMLElement by = Dom.element("p", "by", author, time);
  private final HTMLElement text = Dom.element("p", "text");
  private final HTMLElement foot = Dom.element("div", "foot");
  private final Words words;
  private final Person person;

  /** What the foot says now, so that it is not built anew, and its buttons keep the focus. */
  private String footDrawn = "";

  RowElement(Row row, Words words, Person person) {
    this.words = words;
    this.person = person;
    element =
        switch (row) {
          case Row.Said said -> {
            text.setDir("auto");
            yield Dom.element("article", "message", by, text);
          }
          case Row.Happened happened -> Dom.element("p", "event", text);
          case Row.Interrupted interrupted -> Dom.element("p", "event", text);
        };
  }

  HTMLElement element() {
    return element;
  }

  void draw(Row row) {
    switch (row) {
      case Row.Said said -> draw(said);
      case Row.Happened(var key, var told, var arguments, var dateMillis) -> {
        Dom.say(text, words.parts(told, arguments));
        if (dateMillis != 0) {
          tell(dateMillis);
          element.appendChild(time);
        }
      }
      case Row.Interrupted(var key, var from, var until) -> {
        var formats = words.formats();
        element.setClassName("event gap");
        Dom.say(
            text, words.parts(Text.INTERRUPTED, List.of(formats.time(from), formats.time(until))));
      }
    }
  }

  private void draw(Row.Said said) {
    var look = new StringBuilder("message");
    look.append(said.own() ? " own" : " other");
    look.append(said.head() ? " head" : "");
    look.append(said.tail() ? " tail" : "");
    look.append(said.pending() == null ? "" : " pending");
    Log.paint(element, look.toString(), Badge.of(said.name()));
    Dom.say(author, Log.shown(said.name(), words));
    tell(said.dateMillis());
    Dom.say(text, said.text());
    drawFoot(said);
  }

  private void tell(long dateMillis) {
    Dom.say(time, words.formats().time(dateMillis));
    time.setAttribute("datetime", words.formats().machine(dateMillis));
    time.setTitle(words.formats().date(dateMillis));
  }

  private void drawFoot(Row.Said said) {
    if (!said.own() || !said.tail()) {
      foot.delete();
      return;
    }
    element.appendChild(foot);
    var pending = said.pending();
    var signature = pending == null ? "sent" : pending.delivery() + pending.cid();
    if (signature.equals(footDrawn)) {
      return;
    }
    footDrawn = signature;
    foot.setTextContent("");
    if (pending != null) {
      tell(pending);
    } else {
      say(Icon.CHECK, Text.SENT, words.formats().time(said.dateMillis()));
      if (said.original() != null) {
        say(Icon.ALERT, Text.CHANGED, said.original());
      }
    }
  }

  private void tell(Pending pending) {
    switch (pending.delivery()) {
      case WAITING -> say(Icon.CLOCK, Text.WAITING);
      case SENT -> say(Icon.CLOCK, Text.SENDING);
      case NOT_CONFIRMED -> say(Icon.ALERT, Text.NOT_CONFIRMED);
      case NOT_SENT -> say(Icon.ALERT, Text.NOT_SENT);
    }
    switch (pending.delivery()) {
      case WAITING, SENT -> {}
      case NOT_CONFIRMED, NOT_SENT -> {
        var cid = pending.cid();
        foot.appendChild(Dom.button("resend", words.say(Text.RESEND), () -> person.resend(cid)));
        foot.appendChild(Dom.button("delete", words.say(Text.DELETE), () -> person.discard(cid)));
      }
    }
  }

  private void say(Icon icon, Text told, String... arguments) {
    var line = Dom.element("span", "delivery", icon.draw());
    line.appendChild(Dom.text("span", "", words.say(told, arguments)));
    foot.appendChild(line);
  }
}
