package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Signal;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/** The slim line under the header while the connection is not as it should be. */
final class Banner {
  private final HTMLElement element;
  private final HTMLElement reason;
  private final HTMLElement next;
  private final HTMLElement retry;
  private final Words words;

  Banner(HTMLElement chat, Words words, Person person) {
    this.words = words;
    element = Dom.add(chat, "div", "banner");
    var line = Dom.add(element, "p", "");
    reason = Dom.add(line, "strong", "reason");
    next = Dom.add(line, "span", "next");
    retry = Dom.addButton(element, "retry", words.say(Text.RETRY), person::retry);
  }

  boolean hasFocus() {
    return Dom.hasFocus(element);
  }

  void draw(Signal signal) {
    element.setHidden(signal.reason().isEmpty());
    element.setAttribute("data-tone", Events.kebab(signal.tone()));
    Dom.say(reason, signal.reason());
    boolean tries = signal.action() == Signal.Action.NONE;
    retry.setHidden(tries);
    Dom.say(next, tries ? words.say(Text.TRYING) : "");
  }

  void count(String when) {
    Dom.say(next, when);
  }
}
