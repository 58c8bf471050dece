package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Signal;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/** The slim line under the header while the connection is not as it should be. */
final class Banner {
  private final HTMLElement reason = Dom.element("strong", "reason");
  private final HTMLElement next = Dom.element("span", "next");
  private final HTMLElement retry;
  private final HTMLElement element;
  private final Words words;

  Banner(Words words, Person person) {
    this.words = words;
    retry = Dom.button("retry", words.say(Text.RETRY), person::retry);
    element = Dom.element("div", "banner", Dom.element("p", "", reason, next), retry);
  }

  HTMLElement element() {
    return element;
  }

  void draw(Signal signal) {
    element.setHidden(signal.reason().isEmpty());
    element.setAttribute("data-tone", Events.kebab(signal.tone()));
    Dom.say(reason, signal.reason());
    retry.setHidden(signal.action() == Signal.Action.NONE);
    Dom.say(next, signal.action() == Signal.Action.NONE ? words.say(Text.TRYING) : "");
  }

  void count(String when) {
    Dom.say(next, when);
  }
}
