package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLTextAreaElement;
import org.websocketchat.view.Badge;
import org.websocketchat.view.Completion;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/** Offers the names that begin like what is written behind an {@code @}. */
final class Choice implements Dom.Listener {
  /** What the box for the text tells of the list. */
  static final String ATTRIBUTES = " @aria-autocomplete list @aria-controls names";

  static final String DESCRIPTION =
      "     ul.names @id names @role listbox @hidden 1 @aria-label " + Text.PEOPLE + "\n";

  private final HTMLTextAreaElement box;
  private final HTMLElement list;
  private final Words words;
  private final People people;

  /** What can be chosen now, and which of them would be. */
  private List<String> names = List.of();

  private int active;

  /** Where the {@code @} is that the names are for. */
  private int start;

  Choice(HTMLElement composer, HTMLTextAreaElement box, Words words, People people) {
    this.box = box;
    this.words = words;
    this.people = people;
    list = composer.querySelector(".names");
    Dom.listen(list, "mousedown click", this, true);
    Dom.listen(box, "click blur", this, true);
  }

  boolean isOpen() {
    return !names.isEmpty();
  }

  /** Offers what suits the text before the caret. */
  void offer() {
    var before = before(box);
    start = Completion.start(before);
    show(
        start < 0
            ? List.of()
            : Completion.names(people.sorted(), before.substring(start + 1), words.formats()));
  }

  /** Takes a key while there is something to choose; returns whether it was one of those. */
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

  /** Writes the name that would be chosen. */
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
      Dom.build(
              list,
              "li @role option" + People.PERSON,
              "" + Badge.colour(name),
              Badge.initials(name),
              words.name(name))
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
  @SuppressWarnings("ReferenceEquality") // it is that element
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

  /** What is written before the caret; nothing while something is marked. */
  @JSBody(
      params = "box",
      script =
          """
          const end = box.selectionEnd;
          return box.selectionStart === end ? box.value.slice(0, end) : '';
          """)
  private static native String before(HTMLTextAreaElement box);

  /** Writes this over what is between there and the caret, so that it can be undone. */
  @JSBody(
      params = {"box", "from", "text"},
      script =
          """
          box.setSelectionRange(from, box.selectionEnd);
          document.execCommand('insertText', false, text);
          """)
  private static native void replace(HTMLTextAreaElement box, int from, String text);

  /** Says which of the names is meant, and shows it. */
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
