package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.Signal;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/** The room's name, how the connection stands, and the way out. */
final class Header {
  private final HTMLElement element;
  private final HTMLElement statusPlace = Dom.element("span", "where");
  private final HTMLElement count = Dom.element("span", "count");
  private final HTMLElement dialect = Dom.element("span", "dialect");
  private final HTMLElement toggle;
  private final Words words;
  private final People people;

  Header(Words words, String room, People people, Person person) {
    this.words = words;
    this.people = people;
    toggle =
        Dom.iconButton(
            "icon-button",
            words.say(Text.PEOPLE),
            Icon.PEOPLE,
            () -> showPeople(!people.isShown()));
    toggle.setAttribute("aria-controls", people.element().getId());
    var leave = Dom.iconButton("icon-button", words.say(Text.LEAVE), Icon.LEAVE, person::leave);
    var state = Dom.element("p", "state", statusPlace, count, dialect);
    var titles = Dom.element("div", "titles", Dom.text("h2", "title", room), state);
    element = Dom.element("header", "header", titles, toggle, leave);
    people
        .element()
        .addEventListener(
            "keydown",
            event -> {
              if (Dom.isEscape(event) && people.isOverlay()) {
                showPeople(false);
                toggle.focus();
              }
            });
    showPeople(true);
  }

  HTMLElement element() {
    return element;
  }

  void place(HTMLElement status) {
    statusPlace.appendChild(status);
  }

  void showPeople(boolean shown) {
    people.element().setHidden(!shown);
    toggle.setAttribute("aria-expanded", shown ? "true" : "false");
  }

  void draw(State state, Signal signal, int peopleCount) {
    element.setAttribute("data-tone", Events.kebab(signal.tone()));
    boolean online = state.status() == Status.ONLINE;
    Dom.say(count, peopleCount > 0 ? words.count(Text.COUNT, peopleCount) : "");
    Dom.say(dialect, online ? state.protocol() : "");
    dialect.setTitle(
        !online || state.protocol().isEmpty()
            ? words.say(Text.NO_DIALECT)
            : words.say(Text.DIALECT, state.protocol()));
  }
}
