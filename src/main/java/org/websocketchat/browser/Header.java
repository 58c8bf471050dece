package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.State;
import org.websocketchat.view.Signal;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/** The room's name and how the connection stands; others put their buttons beside it. */
final class Header {
  private final HTMLElement element;
  private final HTMLElement statusPlace;
  private final HTMLElement count;
  private final HTMLElement dialect;
  private final Words words;

  Header(HTMLElement chat, Words words, String title) {
    this.words = words;
    element = Dom.add(chat, "header", "header");
    var titles = Dom.add(element, "div", "titles");
    Dom.add(titles, "h2", "title", title);
    var line = Dom.add(titles, "p", "state");
    statusPlace = Dom.add(line, "span", "");
    count = Dom.add(line, "span", "count");
    dialect = Dom.add(line, "span", "dialect");
  }

  HTMLElement element() {
    return element;
  }

  HTMLElement statusPlace() {
    return statusPlace;
  }

  void draw(State state, Signal signal, int peopleCount) {
    element.setAttribute("data-tone", Events.kebab(signal.tone()));
    Dom.say(count, peopleCount > 0 ? words.count(Text.COUNT, peopleCount) : "");
    Dom.say(dialect, state.protocol());
    dialect.setTitle(words.say(Text.DIALECT, state.protocol()));
  }
}
