package org.websocketchat.rules.breach.browser;

import java.util.List;

/** A planted breach: each way to make markup or code of a text. */
final class WritesMarkup {
  static final List<String> SCRIPTS =
      List.of(
          "element.innerHTML = text",
          "element.outerHTML = text",
          "element.insertAdjacentHTML('beforeend', text)",
          "element.setHTMLUnsafe(text)",
          "document.write(text)",
          "range.createContextualFragment(text)",
          "new DOMParser()",
          "parser.parseFromString(text, 'text/html')",
          "frame.srcdoc = text",
          "link.href = 'javascript:' + text",
          "eval(text)",
          "new Function(text)");

  private WritesMarkup() {}
}
