package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** The line that tells who is typing: up to two names, else their number. */
final class TypingLine {
  private TypingLine() {}

  /** Draws the line for these names; for none it is empty. */
  static void draw(
      HTMLElement line, TemplateRenderer templates, Translator translator, List<String> names) {
    int count = names.size();
    line.setTextContent("");
    if (count > 0) {
      var told = HTMLDocument.current().createElement("span");
      line.appendChild(told);
      templates.write(
          told,
          count == 1 ? Text.ONE_TYPES : count == 2 ? Text.TWO_TYPE : Text.MANY_TYPE,
          count > 2 ? translator.formats().number(count) : translator.name(names.get(0)),
          count == 2 ? translator.name(names.get(1)) : "");
    }
  }
}
