package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLTextAreaElement;
import org.websocketchat.view.Avatar;
import org.websocketchat.view.Completion;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** The list of names that the message box suggests after an {@code @}. */
final class NameSuggestions implements Dom.Listener {
  /** The attributes of the message box that refer to the list. */
  static final String ATTRIBUTES = " @aria-autocomplete list @aria-controls names";

  static final String DESCRIPTION =
      "     ul.names @id names @role listbox @hidden 1 @aria-label " + Text.PEOPLE + "\n";

  private final HTMLTextAreaElement box;
  private final HTMLElement list;
  private final Translator translator;
  private final PeoplePanel people;

  /** The offered names. */
  private List<String> names = List.of();

  /** The index of the highlighted name. */
  private int active;

  /** The index of the {@code @} in the text. */
  private int start;

  NameSuggestions(
      HTMLElement composer, HTMLTextAreaElement box, Translator translator, PeoplePanel people) {
    this.box = box;
    this.translator = translator;
    this.people = people;
    list = composer.querySelector(".names");
    Dom.listen(list, "mousedown click", this, true);
    Dom.listen(box, "click blur", this, true);
  }

  boolean isOpen() {
    return !names.isEmpty();
  }

  /** Offers names for the text before the caret. */
  void offer() {
    var before = before(box);
    start = Completion.start(before);
    show(
        start < 0
            ? List.of()
            : Completion.names(people.sorted(), before.substring(start + 1), translator.formats()));
  }

  /** Handles a key while names are offered; returns whether it was a key of the list. */
  boolean pressed(Event event) {
    var key = Dom.key(event);
    boolean leaves = key.equals("Tab") && Dom.has(event, "shiftKey");
    if (!isOpen() || leaves || key.isEmpty() || key.equals("Enter")) {
      return false; // an input method's own, or told of as a line break
    }
    int step = key.equals("ArrowDown") ? 1 : key.equals("ArrowUp") ? names.size() - 1 : 0;
    if (step > 0) {
      activate((active + step) % names.size());
    } else if (key.equals("Tab")) {
      choose();
    } else if (key.equals("Escape")) {
      close();
    } else {
      if (key.startsWith("Arrow") || key.equals("Home") || key.equals("End")) {
        close(); // if the text becomes another, that is told of
      }
      return false;
    }
    return true;
  }

  /** Inserts the highlighted name. */
  void choose() {
    replace(box, start, "@" + names.get(active) + " ");
  }

  void close() {
    show(List.of());
  }

  private void show(List<String> next) {
    names = next;
    list.setTextContent("");
    for (int i = 0; i < names.size(); i++) {
      var name = names.get(i);
      var avatar = Avatar.of(name, translator.formats());
      Dom.build(
              list,
              "li @role option" + PeoplePanel.PERSON,
              "" + avatar.colour(),
              avatar.initials(),
              translator.name(name))
          .setId("o" + i);
    }
    list.setHidden(names.isEmpty());
    activate(0);
  }

  private void activate(int next) {
    active = next;
    mark(box, list, next);
    Dom.reveal(list, "[aria-selected=true]");
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same element
  public void handleEvent(Event event) {
    int chosen = Dom.place(list, event);
    if (event.getType().equals("mousedown")) {
      event.preventDefault(); // the focus stays in the box
    } else if (chosen >= 0) {
      active = chosen;
      choose();
    } else if (event.getCurrentTarget() == box) {
      close();
    }
  }

  /** The text before the caret; empty while text is selected. */
  @JSBody(
      params = "box",
      script =
          """
          const end = box.selectionEnd;
          return box.selectionStart === end ? box.value.slice(0, end) : '';
          """)
  private static native String before(HTMLTextAreaElement box);

  /** Replaces the text between this index and the caret, in a way that can be undone. */
  @JSBody(
      params = {"box", "from", "text"},
      script =
          """
          box.setSelectionRange(from, box.selectionEnd);
          document.execCommand('insertText', false, text);
          """)
  private static native void replace(HTMLTextAreaElement box, int from, String text);

  /** Tells a screen reader which name is highlighted, and scrolls to it. */
  @JSBody(
      params = {"box", "list", "active"},
      script =
          """
          const option = list.children[active];
          [].forEach.call(list.children, each => each.setAttribute('aria-selected', each === option));
          box.setAttribute('aria-activedescendant', option ? option.id : '');
          """)
  private static native void mark(HTMLTextAreaElement box, HTMLElement list, int active);
}
