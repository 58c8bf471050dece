package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Badge;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/** Who is here: beside the messages where there is room, else over them when asked for. */
final class People {
  private final HTMLElement heading = Dom.element("h3", "people-title");
  private final HTMLElement list = Dom.element("ul", "people-list");
  private final HTMLElement element = Dom.element("div", "people", heading, list);
  private final Words words;
  private List<String> drawn = List.of();
  private String drawnSelf = "";

  People(Page page, Words words) {
    this.words = words;
    element.setId(page.newId());
    element.setTabIndex(-1);
    list.setAttribute("role", "list");
    list.setAttribute("aria-label", words.say(Text.PEOPLE));
  }

  HTMLElement element() {
    return element;
  }

  boolean isShown() {
    return !element.isHidden();
  }

  /** Whether it lies over the messages now. */
  boolean isOverlay() {
    return isAbsolute(element);
  }

  void draw(List<String> names, String self) {
    if (names.equals(drawn) && self.equals(drawnSelf)) {
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
      list.appendChild(person(name, isSelf));
    }
  }

  private HTMLElement person(String name, boolean isSelf) {
    var item = Dom.element("li", "", Dom.text("bdi", "who", Log.shown(name, words)));
    Log.paint(item, "person", Badge.of(name));
    if (isSelf) {
      item.appendChild(Dom.text("span", "you", words.say(Text.YOU)));
    }
    return item;
  }

  @JSBody(params = "element", script = "return getComputedStyle(element).position === 'absolute';")
  private static native boolean isAbsolute(HTMLElement element);
}
