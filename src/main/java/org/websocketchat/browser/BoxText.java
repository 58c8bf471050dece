package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLTextAreaElement;

/** What stands in the message box: the draft, or the reason why nothing can be written. */
final class BoxText {
  private final HTMLTextAreaElement box;
  private String hint = "";

  /** The draft while a reason stands in its place; else null. */
  private @Nullable String aside;

  BoxText(HTMLTextAreaElement box) {
    this.box = box;
  }

  /** An empty box says this. */
  void hint(String text) {
    hint = text;
    if (aside == null) {
      box.setPlaceholder(hint);
    }
  }

  /** The draft, wherever it is. */
  String draft() {
    return aside == null ? box.getValue() : aside;
  }

  void fill(String draft) {
    if (aside == null) {
      box.setValue(draft);
    } else {
      aside = draft;
    }
  }

  /**
   * Shows a reason in place of the draft; with an empty one, the draft again. Returns whether the
   * box has another text now.
   */
  boolean explain(String reason) {
    boolean changes = reason.isEmpty() == (aside != null);
    if (changes) {
      var draft = draft();
      aside = reason.isEmpty() ? null : draft;
      box.setValue(reason.isEmpty() ? draft : "");
    }
    box.setPlaceholder(reason.isEmpty() ? hint : reason);
    box.setAttribute("data-explains", String.valueOf(!reason.isEmpty()));
    return changes;
  }
}
