package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Person;
import org.websocketchat.view.Avatar;
import org.websocketchat.view.PeopleList;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** The list of people: who is present, who is typing, and who is ignored. */
final class PeoplePanel implements PeopleList.Renderer, Dom.Listener {
  static final String DESCRIPTION =
      "  div.people @id people\n"
          + ("   h3.people-title " + Text.PEOPLE + "\n")
          + "   p.seeker\n"
          + ("   ul.people-list @role list @tabindex 0 @aria-label " + Text.PEOPLE);

  /** The line that tells who is typing. */
  static final String TYPING = "   p.typing\n";

  /** The description of a list item from its class on: avatar and name of a person. */
  static final String PERSON = " @class person c{0} @data-initials {1}\n bdi.who {2}";

  private static final String OTHER =
      "li"
          + PERSON
          + "\n span.you\n button.ignore @tabindex -1\n  svg M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z"
          + "M5.7 5.7l12.6 12.6";

  private static final String SELF = "li" + PERSON + "\n span.you " + Text.YOU;

  private static final String SEEKER =
      ("input.find @role searchbox @placeholder " + Text.FIND_PEOPLE)
          + (" @aria-label " + Text.FIND_PEOPLE);

  /** With more people than this, the list has a search field. */
  private static final int MANY = 20;

  private final HTMLElement root;
  private final HTMLElement list;
  private final Translator translator;
  private final Chat chat;
  private final PeopleList peopleList;
  private List<Person> drawn = List.of();

  PeoplePanel(HTMLElement root, Translator translator, Chat chat) {
    this.root = root;
    this.translator = translator;
    this.chat = chat;
    list = root.querySelector(".people-list");
    peopleList = new PeopleList(translator.formats(), this);
    Dom.listen(root.querySelector(".people"), "click keydown input", this, true);
  }

  /** Focuses the list, not the search field, for which a phone would open its keyboard. */
  void focus() {
    Dom.focus(list);
    root.querySelector(".people").setScrollTop(0);
  }

  /** The people shown, in the order of the list. */
  List<Person> sorted() {
    return peopleList.people();
  }

  @SuppressWarnings("ReferenceEquality") // the session makes a new list for each change
  void draw(List<Person> people) {
    if (people != drawn) {
      drawn = people;
      peopleList.draw(people);
      var count = translator.formats().number(people.size());
      Dom.say(root, ".people-title", translator.translate(Text.PEOPLE) + " · " + count);
      var seeker = root.querySelector(".seeker");
      if (people.size() > MANY && seeker.getFirstChild() == null) {
        Dom.build(seeker, SEEKER, "", "", "");
      }
      tellTyping();
      drawAbsent();
    }
  }

  /**
   * Draws the ignored people who are absent below the others, so that the person can stop ignoring
   * them.
   */
  private void drawAbsent() {
    var away = chat.ignoreList().absent(drawn);
    boolean focused = Dom.hasFocus(list);
    cut(list, sorted().size());
    for (int i = 0; i < away.size(); i++) {
      tell(away.get(i), build(away.get(i), list));
    }
    if (focused && !Dom.hasFocus(list)) {
      list.focus();
    }
  }

  private HTMLElement build(Person person, HTMLElement to) {
    var name = person.name();
    var avatar = Avatar.of(name, translator.formats());
    return Dom.build(
        to,
        person.own() ? SELF : OTHER,
        "" + avatar.colour(),
        avatar.initials(),
        translator.name(name));
  }

  @Override
  public void draw(Person person, int place, boolean isNew) {
    if (isNew) {
      var row = build(person, list);
      if (!person.own() && person.like() != null) {
        Dom.build(row, "span.like " + Text.LOOKS_LIKE, translator.name(person.like()), "", "");
      }
      insert(list, row, place);
      find(person, row);
    }
    if (!person.own()) {
      tell(person, row(list, place));
    }
  }

  @Override
  public void remove(int place) {
    var row = row(list, place);
    if (Dom.hasFocus(row)) {
      list.focus();
    }
    row.delete();
  }

  @Override
  public void handleEvent(Event event) {
    var type = event.getType();
    int place = Dom.place(list, event);
    if (type.equals("keydown")) {
      step(list, event, place);
    } else if (type.equals("input")) {
      for (int i = 0; i < sorted().size(); i++) {
        find(sorted().get(i), row(list, i));
      }
    } else if (isButton(event)) {
      chat.ignore(
          place < sorted().size()
              ? sorted().get(place)
              : chat.ignoreList().absent(drawn).get(place - sorted().size()));
      for (int i = 0; i < sorted().size(); i++) {
        draw(sorted().get(i), i, false);
      }
      tellTyping();
      drawAbsent();
    }
  }

  private void tell(Person person, HTMLElement row) {
    boolean ignored = chat.ignoreList().contains(person);
    var label =
        translator.translate(
            ignored ? Text.STOP_IGNORING : Text.IGNORE, translator.name(person.name()));
    toggle(row, "ignored", ignored);
    Dom.set(row, "button", "title", label);
    Dom.set(row, "button", "aria-label", label);
    Dom.say(
        row,
        ".you",
        ignored
            ? translator.translate(Text.IGNORED)
            : person.typing() ? translator.translate(Text.TYPING) : "");
  }

  private void tellTyping() {
    var names = peopleList.typingNames(chat.ignoreList());
    var line = root.querySelector(".typing");
    int count = names.size();
    line.setTextContent("");
    if (count > 0) {
      Dom.build(
          line,
          "span " + (count == 1 ? Text.ONE_TYPES : count == 2 ? Text.TWO_TYPE : Text.MANY_TYPE),
          count > 2 ? translator.formats().number(count) : translator.name(names.get(0)),
          count > 1 ? translator.name(names.get(1)) : "",
          "");
    }
  }

  private void find(Person person, HTMLElement row) {
    row.setHidden(!peopleList.isFound(person, wanted(root)));
  }

  @JSBody(params = "root", script = "return (root.querySelector('.find') || {}).value || '';")
  private static native String wanted(HTMLElement root);

  @JSBody(
      params = {"list", "place"},
      script = "return list.children[place];")
  private static native HTMLElement row(HTMLElement list, int place);

  /** Removes all rows but the first ones. */
  @JSBody(
      params = {"list", "count"},
      script = "while (list.children.length > count) list.lastChild.remove();")
  private static native void cut(HTMLElement list, int count);

  @JSBody(
      params = {"list", "row", "place"},
      script = "list.insertBefore(row, list.children[place]);")
  private static native void insert(HTMLElement list, HTMLElement row, int place);

  @JSBody(
      params = {"element", "name", "there"},
      script = "element.classList.toggle(name, there);")
  private static native void toggle(HTMLElement element, String name, boolean there);

  @JSBody(params = "event", script = "return !!event.target.closest('button');")
  private static native boolean isButton(Event event);

  /** Moves the focus from this row's button to the next or previous one. */
  @JSBody(
      params = {"list", "event", "place"},
      script =
          """
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (!step) return;
          event.preventDefault();
          for (let row; row = list.children[place += step];) {
            const button = !row.hidden && row.querySelector('button');
            if (button) return button.focus();
          }
          """)
  private static native void step(HTMLElement list, Event event, int place);
}
