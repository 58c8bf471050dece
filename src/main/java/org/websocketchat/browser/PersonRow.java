package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Person;
import org.websocketchat.view.Avatar;
import org.websocketchat.view.Standings;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** Draws one person of the list. */
final class PersonRow {
  private final TemplateRenderer templates;
  private final Translator translator;
  private final Chat chat;

  PersonRow(TemplateRenderer templates, Translator translator, Chat chat) {
    this.templates = templates;
    this.translator = translator;
    this.chat = chat;
  }

  /** Appends a person to a list; {@link #tell} says the rest. */
  HTMLElement append(HTMLElement list, Person person) {
    var row = templates.append(list, "person");
    fill(row, person.name(), translator);
    new StandingMark(templates, translator).draw(row, Places.WHO, person.standing());
    if (person.own()) {
      Dom.write(row, Places.NOTE, translator.translate(Text.YOU));
    } else {
      var button = templates.append(row, "person-button");
      button.setAttribute("aria-label", called(person));
    }
    return row;
  }

  /** What a screen reader calls a person: the name, and what the mark beside it says. */
  private String called(Person person) {
    var called = translator.name(person.name());
    if (person.standing().verified()) {
      called += ", " + translator.translate(Text.VERIFIED);
    }
    var role = Standings.label(person.standing().role());
    return role.isEmpty() ? called : called + ", " + translator.translate(role);
  }

  /** Writes a name and an avatar into a list item. */
  static void fill(HTMLElement item, String name, Translator translator) {
    var avatar = Avatar.of(name, translator.formats());
    item.setClassName("person c" + avatar.colour());
    item.setAttribute("data-initials", avatar.initials());
    Dom.write(item, Places.WHO, translator.name(name));
  }

  /** Says which person present this name looks like, if it is like one. */
  void warn(Person person, HTMLElement row) {
    if (!person.own() && person.like() != null) {
      var like = HTMLDocument.current().createElement("span");
      like.setClassName("like");
      templates.write(like, Text.LOOKS_LIKE, translator.name(person.like()), "");
      row.appendChild(like);
    }
  }

  /** Says what the person does, and whether the reader ignores them. */
  void tell(Person person, HTMLElement row) {
    boolean ignored = chat.ignoreList().contains(person);
    boolean types = person.typing() && !ignored;
    var avatar = Avatar.of(person.name(), translator.formats());
    row.setClassName("person c" + avatar.colour() + (ignored ? " ignored" : ""));
    var note = Dom.find(row, Places.NOTE);
    note.setClassName(types ? "you dots" : "you");
    var told = ignored ? Text.IGNORED : types ? Text.TYPING : "";
    Dom.write(note, translator.translate(told));
    if (row.querySelector("[data-action=toggle-ignored]") != null) {
      var label = ignored ? Text.STOP_IGNORING : Text.IGNORE;
      Dom.write(row, Places.IGNORE, translator.translate(label, translator.name(person.name())));
    }
  }
}
