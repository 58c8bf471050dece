package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLLinkElement;

/**
 * The sum of the unread messages of all chats of a page that may mark it: before the page's title,
 * and by the other icon of a {@code <link data-unread>}.
 */
final class UnreadBadge {
  private int sum;

  /** What stands before the title because of us; empty for nothing. */
  private String prefix = "";

  /** Changes the sum by what one chat has more than before, or fewer. */
  void add(int difference) {
    sum += difference;
    markTitle();
    markIcon();
  }

  /** The page may have set another title since; what it begins with is the page's own. */
  private void markTitle() {
    var document = HTMLDocument.current();
    var title = document.getTitle();
    if (title.startsWith(prefix)) {
      title = title.substring(prefix.length());
    }
    prefix = sum == 0 ? "" : "(" + sum + ") ";
    document.setTitle(prefix + title);
  }

  private void markIcon() {
    var icon = (HTMLLinkElement) HTMLDocument.current().querySelector("link[data-unread]");
    if (icon != null) {
      var seen = icon.getAttribute("data-seen");
      if (seen == null) {
        seen = icon.getHref();
        icon.setAttribute("data-seen", seen);
      }
      icon.setHref(sum == 0 ? seen : icon.getAttribute("data-unread"));
    }
  }
}
