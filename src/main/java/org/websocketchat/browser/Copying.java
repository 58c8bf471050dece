package org.websocketchat.browser;

import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLTextAreaElement;
import org.websocketchat.browser.bindings.EditableDocument;
import org.websocketchat.browser.bindings.Navigator;
import org.websocketchat.browser.bindings.Script;

/** Copies texts to the clipboard of the computer. */
final class Copying {
  private Copying() {}

  /**
   * Copies a text; where the page is not secure, by a field in this element that is there for the
   * moment.
   *
   * @param settled is told whether the text is in the clipboard, at once or later
   */
  static void copy(HTMLElement root, String text, Consumer<Boolean> settled) {
    var clipboard = Navigator.ofPage().getClipboard();
    if (Script.isMissing(clipboard)) {
      settled.accept(copyFromField(root, text));
    } else {
      clipboard
          .writeText(text)
          .settle(
              value -> settled.accept(true), reason -> settled.accept(copyFromField(root, text)));
    }
  }

  private static boolean copyFromField(HTMLElement root, String text) {
    var field = (HTMLTextAreaElement) HTMLDocument.current().createElement("textarea");
    field.setClassName("spoken");
    field.setValue(text);
    root.appendChild(field);
    field.select();
    boolean isDone = ((EditableDocument) HTMLDocument.current()).execCommand("copy", false, "");
    field.delete();
    return isDone;
  }
}
