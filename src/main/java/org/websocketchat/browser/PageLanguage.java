package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.browser.Navigator;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.DomElement;

/** The language of the part of a page that an element stands in. */
final class PageLanguage {
  private PageLanguage() {}

  /**
   * The nearest attribute {@code lang}, of the element or of anything around it, through shadow
   * roots; the browser's language if there is none, or if it is empty.
   */
  static String of(HTMLElement element) {
    HTMLElement at = element;
    while (at != null) {
      var inTree = (DomElement) at;
      var marked = inTree.closest("[lang]");
      if (marked != null) {
        var language = marked.getAttribute("lang");
        return language.isEmpty() ? preferred() : language;
      }
      at = hostOf(inTree);
    }
    return preferred();
  }

  /** The element whose shadow root an element is in; null if it is in none. */
  private static @Nullable HTMLElement hostOf(DomElement element) {
    if (!JSObjects.hasProperty(element, "getRootNode")) {
      return null;
    }
    var root = element.getRootNode();
    return JSObjects.hasProperty(root, "host") ? root.getHost() : null;
  }

  private static String preferred() {
    return Navigator.getLanguage();
  }
}
