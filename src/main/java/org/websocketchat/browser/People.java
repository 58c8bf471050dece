package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Badge;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/** Who is here: beside the messages where there is room, else over them when asked for. */
final class People {
  private final HTMLElement element;
  private final HTMLElement heading;
  private final HTMLElement list;
  private final HTMLElement toggle;
  private final Words words;
  private List<String> drawn = List.of();
  private String drawnSelf = "";

  /**
   * Makes it.
   *
   * @param header for the button that shows and hides it
   * @param talk what it may lie over: whoever turns to that has done with it
   */
  People(HTMLElement body, HTMLElement header, HTMLElement talk, Page page, Words words) {
    this.words = words;
    var title = words.say(Text.PEOPLE);
    element = Dom.add(body, "div", "people");
    element.setId(page.newId());
    heading = Dom.add(element, "h3", "people-title", title);
    list = Dom.add(element, "ul", "people-list");
    list.setAttribute("role", "list");
    list.setAttribute("aria-label", title);
    toggle =
        Dom.addIconButton(
            header, "icon-button", title, Icon.PEOPLE, () -> show(element.isHidden()));
    toggle.setAttribute("aria-controls", element.getId());
    Dom.on(toggle, "keydown", this::escape);
    Dom.on(talk, "focusin", event -> uncover());
  }

  void show(boolean shown) {
    element.setHidden(!shown);
    Dom.set(toggle, "aria-expanded", shown);
  }

  void draw(List<String> names, String self) {
    // The session makes a new list for each change, so the list that is drawn is the same object.
    if (isSame(names, drawn) && self.equals(drawnSelf)) {
      return;
    }
    drawn = names;
    drawnSelf = self;
    Dom.say(heading, words.say(Text.PEOPLE) + " · " + words.formats().number(names.size()));
    list.setTextContent("");
    boolean selfSeen = false;
    for (var name : names) {
      boolean isSelf = !selfSeen && name.equals(self);
      selfSeen |= isSelf;
      draw(name, isSelf);
    }
  }

  private void draw(String name, boolean isSelf) {
    var item = Dom.add(list, "li", "");
    Dom.add(item, "bdi", "who", words.name(name));
    paint(item, "person", name);
    if (isSelf) {
      Dom.add(item, "span", "you", words.say(Text.YOU));
    }
  }

  /** Gives an element a person's sign, which the style sheet draws. */
  static void paint(HTMLElement element, String className, String name) {
    var badge = Badge.of(name);
    element.setClassName(className + " c" + badge.colour());
    element.setAttribute("data-badge", badge.initials());
  }

  @SuppressWarnings("ReferenceEquality") // a new list is a change, and comparing costs more
  private static boolean isSame(List<String> one, List<String> other) {
    return one == other;
  }

  private void escape(Event event) {
    if (Dom.isKey(event, "Escape")) {
      uncover();
    }
  }

  private void uncover() {
    if (isOverlay(element)) {
      show(false);
    }
  }

  /** Whether it lies over the messages now. */
  @JSBody(params = "element", script = "return getComputedStyle(element).position === 'absolute';")
  private static native boolean isOverlay(HTMLElement element);
}
