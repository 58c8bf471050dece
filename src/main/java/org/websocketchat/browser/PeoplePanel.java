package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.websocketchat.session.Person;
import org.websocketchat.view.PeopleList;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/**
 * The list of people: who is present, who is typing, and who is ignored. It stands beside the
 * messages; in a narrow chat it is a sheet over them.
 */
final class PeoplePanel implements PeopleList.Renderer, Dom.Listener {
  /** With more people than this, the list has a search field. */
  private static final int MANY = 20;

  private final HTMLElement root;
  private final HTMLElement panel;
  private final HTMLElement list;
  private final TemplateRenderer templates;
  private final Translator translator;
  private final Chat chat;
  private final PersonRow rows;
  private final PeopleList peopleList;

  /** The people of the last drawing; a list that no session makes until there is one. */
  private List<Person> drawn = new ArrayList<>();

  /** The tags and names of the ignored people whose rows are below the others. */
  private String drawnAbsent = "";

  /** The names that the last drawing added. */
  private final List<String> newNames = new ArrayList<>();

  /** Whether it is beside the messages; until the width is known it is nowhere. */
  private boolean wide;

  PeoplePanel(HTMLElement root, TemplateRenderer templates, Translator translator, Chat chat) {
    this.root = root;
    this.templates = templates;
    this.translator = translator;
    this.chat = chat;
    panel = Dom.find(root, Places.PEOPLE);
    list = Dom.find(panel, Places.PEOPLE_LIST);
    rows = new PersonRow(templates, translator, chat);
    peopleList = new PeopleList(translator.formats(), this);
    Dom.listen(panel, "click keydown input", this, true);
  }

  /** Shows or hides the list. */
  void show(boolean shown) {
    boolean focused = Dom.hasFocus(panel);
    panel.setHidden(!shown);
    var button = peopleButton();
    button.setAttribute("aria-expanded", shown ? "true" : "false");
    if (focused && !shown) {
      button.focus();
    }
  }

  /** Shows the list where it is hidden, else hides it. */
  void toggle() {
    boolean shows = panel.isHidden();
    show(shows);
    if (shows && !wide) {
      // The list and not the search field, for which a phone would open its keyboard.
      Dom.focus(list);
      panel.setScrollTop(0);
    }
  }

  /** Whether the list lies over the messages. */
  boolean isSheet() {
    return !wide && !panel.isHidden();
  }

  /** Closes the list if it lies over the messages. */
  void closeSheet() {
    if (isSheet()) {
      show(false);
      // A press on the ground behind the list has taken the focus out of the chat.
      if (!Dom.hasFocus(root)) {
        peopleButton().focus();
      }
    }
  }

  private HTMLElement peopleButton() {
    return Dom.find(root, Places.PEOPLE_BUTTON);
  }

  /** Whether there is room beside the messages now. */
  void adapt(boolean nowWide) {
    if (nowWide != wide) {
      wide = nowWide;
      show(wide);
    }
  }

  /** The people shown, in the order of the list. */
  List<Person> sorted() {
    return peopleList.people();
  }

  @SuppressWarnings("ReferenceEquality") // the session makes a new list for each change
  void draw(List<Person> people) {
    if (people != drawn) {
      drawn = people;
      newNames.clear();
      peopleList.draw(people);
      chat.transcript().resolveMentions(newNames);
      var count = people.isEmpty() ? "" : " · " + translator.formats().number(people.size());
      Dom.write(root, Places.PEOPLE_TITLE, translator.translate(Text.PEOPLE) + count);
      var seeker = Dom.find(panel, Places.SEEKER);
      if (people.size() > MANY && seeker.getFirstChild() == null) {
        templates.append(seeker, "seeker");
      }
      drawTyping();
      drawAbsent();
    }
  }

  /**
   * Draws the ignored people who are absent below the others, so that the person can stop ignoring
   * them.
   */
  private void drawAbsent() {
    var absent = chat.ignoreList().absent(drawn);
    var key = new StringBuilder();
    for (var person : absent) {
      key.append(person.tag()).append('\t').append(person.name()).append('\n');
    }
    if (drawnAbsent.equals(key.toString())) {
      return;
    }
    drawnAbsent = key.toString();
    boolean focused = Dom.hasFocus(list);
    while (list.getChildren().getLength() > sorted().size()) {
      list.removeChild(list.getLastChild());
    }
    for (var person : absent) {
      rows.tell(person, rows.append(list, person));
    }
    if (focused && !Dom.hasFocus(list)) {
      list.focus();
    }
  }

  @Override
  public void draw(Person person, int index, boolean isNew) {
    if (isNew) {
      newNames.add(person.name());
      var row = rows.append(list, person);
      rows.warn(person, row);
      list.insertBefore(row, row(index));
      filter(person, row);
    }
    if (!person.own()) {
      rows.tell(person, row(index));
    }
  }

  @Override
  public void remove(int index) {
    var row = row(index);
    if (Dom.hasFocus(row)) {
      list.focus();
    }
    row.delete();
  }

  @Override
  public void handleEvent(Event event) {
    switch (event.getType()) {
      case "keydown" -> step(event);
      case "input" -> filterAll();
      default -> {
        int index = Dom.index(list, event);
        switch (Dom.action(event)) {
          case Actions.TOGGLE_PERSON -> toggleActions(row(index));
          case Actions.TOGGLE_IGNORED -> toggleIgnored(index);
          default -> {} // the screen's
        }
      }
    }
  }

  /** Shows what can be done about a person, or hides it again. */
  private void toggleActions(HTMLElement row) {
    boolean opens = row.querySelector("[data-action=toggle-ignored]") == null;
    closeActions();
    if (opens) {
      templates.append(row, "person-actions");
      Dom.set(row, Places.PERSON_BUTTON, "aria-expanded", "true");
      rows.tell(person(Dom.indexOf(list, row)), row);
    }
  }

  private void closeActions() {
    var open = list.querySelector("[data-action=toggle-ignored]");
    if (open != null) {
      list.querySelector("[aria-expanded=true]").setAttribute("aria-expanded", "false");
      open.delete();
    }
  }

  private void toggleIgnored(int index) {
    var person = person(index);
    Dom.find(row(index), Places.PERSON_BUTTON).focus();
    closeActions();
    chat.ignore(person);
    for (int i = 0; i < sorted().size(); i++) {
      draw(sorted().get(i), i, false);
    }
    drawTyping();
    drawAbsent();
  }

  private Person person(int index) {
    int here = sorted().size();
    return index < here ? sorted().get(index) : chat.ignoreList().absent(drawn).get(index - here);
  }

  private void drawTyping() {
    var line = Dom.find(root, Places.TYPING);
    TypingLine.draw(line, templates, translator, peopleList.typingNames(chat.ignoreList()));
  }

  private void filterAll() {
    for (int i = 0; i < sorted().size(); i++) {
      filter(sorted().get(i), row(i));
    }
  }

  private void filter(Person person, HTMLElement row) {
    var field = (HTMLInputElement) panel.querySelector("input");
    row.setHidden(field != null && !peopleList.isFound(person, field.getValue()));
  }

  private HTMLElement row(int index) {
    return (HTMLElement) list.getChildren().item(index);
  }

  /** Moves the focus to the next or previous button. */
  private void step(Event event) {
    var key = Dom.key(event);
    int step = key.equals("ArrowDown") ? 1 : key.equals("ArrowUp") ? -1 : 0;
    if (step != 0) {
      event.preventDefault();
      var buttons = Dom.all(list, "li:not([hidden]) button");
      int at = -1;
      for (int i = 0; i < buttons.getLength(); i++) {
        at = Dom.hasFocus(Dom.at(buttons, i)) ? i : at;
      }
      int next = at + step;
      if (next >= 0 && next < buttons.getLength()) {
        Dom.at(buttons, next).focus();
      }
    }
  }
}
