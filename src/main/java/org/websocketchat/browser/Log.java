package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Row;
import org.websocketchat.view.RowChange;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Words;

/** The messages: follows the newest, unless the reader has scrolled up. */
final class Log {
  /** How far from its end the log may stand and still count as read to the end, in CSS pixels. */
  private static final int END_ZONE = 48;

  private final HTMLElement box;
  private final HTMLElement rows;

  /** Stands between what has arrived and what is pending. */
  private final HTMLElement marker;

  private final HTMLElement newest;
  private final HTMLElement newestWords;
  private final Words words;
  private final Person person;

  /** Oldest first, but for those that arrived while others were pending. */
  private final List<RowElement> drawn = new ArrayList<>();

  private final @Nullable JSObject sizeObserver;
  private boolean atEnd = true;
  private int lastPosition;

  /** Where the log would stand if it stood at its end. */
  private int lastEnd;

  private int unseen;

  Log(HTMLElement talk, Words words, Person person) {
    this.words = words;
    this.person = person;
    var frame = Dom.add(talk, "div", "log-frame");
    box = Dom.add(frame, "div", "log");
    box.setAttribute("role", "log");
    box.setAttribute("aria-label", words.say(Text.MESSAGES));
    box.setTabIndex(0);
    rows = Dom.add(box, "div", "rows");
    marker = Dom.add(rows, "i", "");
    marker.setHidden(true);
    newest =
        Dom.addIconButton(frame, "newest", words.say(Text.TO_NEWEST), Icon.DOWN, this::toNewest);
    newestWords = Dom.add(newest, "span", "");
    Dom.on(box, "scroll", event -> scrolled());
    sizeObserver = Dom.observeSize(box, rows, this::resized);
    offerNewest();
  }

  void dispose() {
    Dom.unobserve(sizeObserver);
  }

  void focus() {
    box.focus();
  }

  /** From now on the newest is in view, as when the person says something. */
  void follow() {
    atEnd = true;
    unseen = 0;
    resized();
  }

  void draw(Transcript transcript) {
    if (transcript.isStale()) {
      scrolled(); // the reader's scrolling comes first, though its event is still to come
      for (var change : transcript.drain()) {
        apply(change);
      }
      resized();
    }
  }

  private void apply(RowChange change) {
    switch (change) {
      case RowChange.Arrive arrival -> arrive(arrival.row());
      case RowChange.Wait wait -> rows.appendChild(added(wait.row()).element());
      case RowChange.Settle settled -> settle(settled.row());
      case RowChange.Redraw redrawn -> take(redrawn.row().key()).draw(redrawn.row());
      case RowChange.Remove removal -> {
        var gone = take(removal.key());
        gone.element().delete();
        drawn.remove(drawn.indexOf(gone));
      }
    }
  }

  private void arrive(Row row) {
    rows.insertBefore(added(row).element(), marker);
    if (!atEnd && row instanceof Row.Said) {
      unseen++;
    }
  }

  private void settle(Row row) {
    var settled = take(row.key());
    settled.draw(row);
    if (Dom.isNext(marker, settled.element())) {
      // The row stays where it is and is not announced again; the border moves instead.
      rows.insertBefore(marker, Dom.next(settled.element()));
    } else {
      rows.insertBefore(settled.element(), marker);
    }
  }

  private RowElement added(Row row) {
    var element = new RowElement(rows, row, words, person);
    element.draw(row);
    drawn.add(element);
    return element;
  }

  /** The row, which is about to lose its buttons: the focus, if there, goes to what stays. */
  private RowElement take(int key) {
    for (int i = drawn.size() - 1; i >= 0; i--) {
      if (drawn.get(i).key() == key) {
        var found = drawn.get(i);
        if (Dom.hasFocus(found.element())) {
          focus();
        }
        return found;
      }
    }
    throw new IllegalArgumentException("no row " + key);
  }

  /** Only a reader who moves up leaves the end; a change of size moves the end itself. */
  private void scrolled() {
    int position = box.getScrollTop();
    int end = box.getScrollHeight() - box.getClientHeight();
    if (end - position < END_ZONE) {
      atEnd = true;
      unseen = 0;
    } else if (end == lastEnd && position < lastPosition) {
      atEnd = false;
    }
    lastPosition = position;
    lastEnd = end;
    offerNewest();
  }

  private void resized() {
    if (atEnd) {
      scrollToEnd();
    }
    offerNewest();
  }

  private void toNewest() {
    follow();
    focus();
  }

  private void scrollToEnd() {
    box.setScrollTop(box.getScrollHeight());
    lastPosition = box.getScrollTop();
    lastEnd = box.getScrollHeight() - box.getClientHeight();
  }

  private void offerNewest() {
    newest.setHidden(atEnd);
    var told = unseen == 0 ? "" : words.count(Text.NEW_MESSAGES, unseen);
    Dom.say(newestWords, told);
    newest.setAttribute("aria-label", unseen == 0 ? words.say(Text.TO_NEWEST) : told);
  }
}
