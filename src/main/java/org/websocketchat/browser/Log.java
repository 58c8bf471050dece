package org.websocketchat.browser;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Node;
import org.websocketchat.view.Badge;
import org.websocketchat.view.Row;
import org.websocketchat.view.RowChange;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Words;

/** The messages: follows the newest, unless the reader has scrolled up. */
final class Log {
  /** How far from its end the log may stand and still count as read to the end, in CSS pixels. */
  private static final int END_ZONE = 48;

  private final HTMLElement rows = Dom.element("div", "rows");

  /** Stands between what has arrived and what is pending. */
  private final HTMLElement marker = Dom.text("i", "", "");

  private final HTMLElement nothing;
  private final HTMLElement box;
  private final HTMLElement newest;
  private final HTMLElement newestWords = Dom.element("span", "newest-words");
  private final HTMLElement element;
  private final Words words;
  private final Person person;
  private final Map<Integer, RowElement> drawn = new HashMap<>();
  private final @Nullable JSObject sizeObserver;
  private boolean atEnd = true;
  private int unseen;

  Log(Words words, Person person) {
    this.words = words;
    this.person = person;
    marker.setHidden(true);
    rows.appendChild(marker);
    nothing = Dom.text("p", "nothing", words.say(Text.NOBODY_SPOKE));
    box = Dom.element("div", "log", nothing, rows);
    box.setAttribute("role", "log");
    box.setAttribute("aria-label", words.say(Text.MESSAGES));
    box.setTabIndex(0);
    box.addEventListener("scroll", event -> scrolled());
    newest = Dom.iconButton("newest", words.say(Text.TO_NEWEST), Icon.DOWN, this::toNewest);
    newest.appendChild(newestWords);
    newest.setHidden(true);
    element = Dom.element("div", "log-frame", box, newest);
    sizeObserver = Dom.observeSize(box, rows, this::resized);
  }

  HTMLElement element() {
    return element;
  }

  void dispose() {
    Dom.unobserve(sizeObserver);
  }

  /** From now on the newest is in view, as when the person says something. */
  void follow() {
    atEnd = true;
    unseen = 0;
    scrollToEnd();
  }

  void draw(Transcript transcript) {
    if (!transcript.isStale()) {
      return;
    }
    transcript.drain().forEach(this::apply);
    nothing.setHidden(!transcript.isEmpty());
    if (atEnd) {
      scrollToEnd();
    } else {
      offerNewest();
    }
  }

  private void apply(RowChange change) {
    switch (change) {
      case RowChange.Arrive(var row) -> arrive(row);
      case RowChange.Wait(var row) -> rows.appendChild(place(row));
      case RowChange.Redraw(var row) -> place(row);
      case RowChange.Remove(var key) -> {
        var gone = drawn.remove(key);
        if (gone != null) {
          gone.element().delete();
        }
      }
    }
  }

  private void arrive(Row row) {
    boolean known = drawn.containsKey(row.key());
    var arrived = place(row);
    if (Dom.isNext(marker, arrived)) {
      // The row stays where it is and is not announced again; the border moves instead.
      rows.insertBefore(marker, Dom.next(arrived));
    } else {
      rows.insertBefore(arrived, marker);
    }
    if (!atEnd && !known && row instanceof Row.Said) {
      unseen++;
    }
  }

  /** The row's element as it has to look now. */
  private Node place(Row row) {
    var known = drawn.get(row.key());
    if (known == null) {
      known = new RowElement(row, words, person);
      drawn.put(row.key(), known);
    }
    known.draw(row);
    return known.element();
  }

  private void scrolled() {
    atEnd = box.getScrollHeight() - box.getScrollTop() - box.getClientHeight() < END_ZONE;
    if (atEnd) {
      unseen = 0;
    }
    offerNewest();
  }

  private void resized() {
    if (atEnd) {
      scrollToEnd();
    }
  }

  private void toNewest() {
    follow();
    box.focus();
  }

  private void scrollToEnd() {
    box.setScrollTop(box.getScrollHeight());
    offerNewest();
  }

  private void offerNewest() {
    newest.setHidden(atEnd);
    var told = unseen == 0 ? "" : words.count(Text.NEW_MESSAGES, unseen);
    Dom.say(newestWords, told);
    newest.setAttribute("aria-label", unseen == 0 ? words.say(Text.TO_NEWEST) : told);
  }

  /** A name as it is shown: those without one are somebody. */
  static String shown(String name, Words words) {
    return name.isBlank() ? words.say(Text.SOMEBODY) : name;
  }

  /** Gives an element a person's sign, drawn by the style sheet. */
  static void paint(HTMLElement element, String className, Badge badge) {
    element.setClassName(className + " c" + badge.colour());
    element.setAttribute("data-badge", badge.initials());
  }
}
