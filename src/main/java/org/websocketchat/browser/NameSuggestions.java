package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLTextAreaElement;
import org.websocketchat.browser.bindings.EditableDocument;
import org.websocketchat.browser.bindings.Keystroke;
import org.websocketchat.view.Completion;
import org.websocketchat.view.Translator;

/** The list of names that the message box suggests after an {@code @}. */
final class NameSuggestions implements Dom.Listener {
  private final HTMLTextAreaElement box;
  private final HTMLElement list;
  private final TemplateRenderer templates;
  private final Translator translator;
  private final PeoplePanel people;

  /** Called after the text was changed in a way of which the browser tells nothing. */
  private final Runnable changed;

  /** The offered names. */
  private List<String> names = List.of();

  /** The index of the highlighted name. */
  private int active;

  /** The index of the {@code @} in the text. */
  private int start;

  NameSuggestions(
      HTMLElement composer,
      HTMLTextAreaElement box,
      TemplateRenderer templates,
      Translator translator,
      PeoplePanel people,
      Runnable changed) {
    this.box = box;
    this.templates = templates;
    this.translator = translator;
    this.people = people;
    this.changed = changed;
    list = Dom.find(composer, Places.NAMES);
    Dom.listen(list, "mousedown click", this, true);
    Dom.listen(box, "click blur", this, true);
  }

  boolean isOpen() {
    return !names.isEmpty();
  }

  /** Offers names for the text before the caret. */
  void offer() {
    var before = textBeforeCaret();
    start = Completion.start(before);
    show(
        start < 0
            ? List.of()
            : Completion.names(people.sorted(), before.substring(start + 1), translator.formats()));
  }

  /** Handles a key while names are offered; returns whether it was a key of the list. */
  boolean pressed(Keystroke stroke) {
    var key = Dom.key(stroke);
    boolean leaves = key.equals("Tab") && stroke.isShiftKey();
    if (!isOpen() || leaves || key.isEmpty() || key.equals("Enter")) {
      return false; // an input method's own, or told of as a line break
    }
    int step = key.equals("ArrowDown") ? 1 : key.equals("ArrowUp") ? 2 * names.size() - 1 : 0;
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

  /** Inserts the highlighted name, in a way that can be undone where the browser has one. */
  void choose() {
    var text = "@" + names.get(active) + " ";
    int end = box.getSelectionEnd();
    box.setSelectionRange(start, end);
    var document = (EditableDocument) HTMLDocument.current();
    if (!document.execCommand("insertText", false, text)) {
      box.setRangeText(text, start, end, "end");
      changed.run();
    }
  }

  void close() {
    show(List.of());
  }

  private void show(List<String> next) {
    names = next;
    list.setTextContent("");
    for (int i = 0; i < names.size(); i++) {
      var item = templates.append(list, "suggestion");
      PersonRow.fill(item, names.get(i), translator);
      item.setId("o" + i);
    }
    list.setHidden(names.isEmpty());
    activate(0);
  }

  /** Highlights a name, also for a screen reader, and scrolls to it. */
  private void activate(int next) {
    active = next;
    var items = list.getChildren();
    for (int i = 0; i < items.getLength(); i++) {
      items.item(i).setAttribute("aria-selected", i == next ? "true" : "false");
    }
    box.setAttribute("aria-activedescendant", names.isEmpty() ? "" : "o" + next);
    if (!names.isEmpty()) {
      Dom.reveal(list, (HTMLElement) items.item(next));
    }
  }

  @Override
  public void handleEvent(Event event) {
    int chosen = Dom.index(list, event);
    if (event.getType().equals("mousedown")) {
      event.preventDefault(); // the focus stays in the box
    } else if (chosen >= 0) {
      active = chosen;
      choose();
    } else if (Dom.isSame(event.getCurrentTarget(), box)) {
      close();
    }
  }

  /** The text before the caret; empty while text is selected. */
  private String textBeforeCaret() {
    int end = box.getSelectionEnd();
    return box.getSelectionStart() == end ? box.getValue().substring(0, end) : "";
  }
}
