package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Person;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/** Who is here. */
final class People {
  static final String DESCRIPTION =
      "  div.people @id people\n"
          + ("   h3.people-title " + Text.PEOPLE + "\n")
          + ("   ul.people-list @role list @tabindex 0 @aria-label " + Text.PEOPLE);

  static final String TYPING = "";

  private static final String PERSON = "li.person\n bdi.who {0}";
  private static final String SELF = PERSON + "\n span.you " + Text.YOU;

  private final HTMLElement list;
  private final Words words;
  private List<Person> drawn = List.of();

  People(HTMLElement root, Words words, Chat chat) {
    this.words = words;
    list = root.querySelector(".people-list");
  }

  void focus() {
    Dom.focus(list);
  }

  @SuppressWarnings("ReferenceEquality") // the session makes a new list for each change
  void draw(List<Person> people) {
    if (people != drawn) {
      drawn = people;
      list.setTextContent("");
      for (int i = 0; i < people.size(); i++) {
        var person = people.get(i);
        var row = Dom.build(list, person.own() ? SELF : PERSON, words.name(person.name()), "", "");
        if (person.own()) {
          list.insertBefore(row, list.getFirstChild());
        }
      }
    }
  }
}
