package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Node;
import org.websocketchat.session.State;
import org.websocketchat.view.Signal;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Words;

/** Everything of one chat that can be seen: first the question for a name, then the room. */
final class Screen {
  /** From this width on, the people have a place beside the messages. */
  private static final int WIDE = 720;

  private final HTMLElement root = Dom.element("div", "root");

  /** The one live region that tells the connection; it stands where the person is. */
  private final HTMLElement status = Dom.element("span", "status");

  private final JoinForm joinForm;
  private final Header header;
  private final Banner banner;
  private final Log log;
  private final People people;
  private final Composer composer;
  private final HTMLElement chat;
  private final @Nullable JSObject sizeObserver;
  private boolean inside;
  private boolean wide;

  Screen(Node place, Page page, Words words, String room, Person person) {
    status.setAttribute("role", "status");
    root.setAttribute("lang", words.language().tag());
    joinForm = new JoinForm(page, words, room, person);
    people = new People(page, words);
    header = new Header(words, room, people, person);
    banner = new Banner(words, person);
    log = new Log(words, person);
    composer = new Composer(page, words, room, person, log);
    var talk = Dom.element("div", "talk", log.element(), composer.element());
    var body = Dom.element("div", "body", talk, people.element());
    chat = Dom.element("section", "chat", header.element(), banner.element(), body);
    chat.setAttribute("aria-label", room);
    chat.setHidden(true);
    joinForm.place(status);
    root.appendChild(joinForm.element());
    root.appendChild(chat);
    place.appendChild(root);
    sizeObserver = Dom.observeSize(root, root, this::resized);
  }

  /** Takes it off the page; returns what was written and not sent. */
  String dispose() {
    Dom.unobserve(sizeObserver);
    log.dispose();
    root.delete();
    return composer.draft();
  }

  void fillDraft(String text) {
    composer.fill(text);
  }

  void fillName(String name, String fault) {
    joinForm.fill(name, fault);
  }

  /** Shows that there is nothing to join, and why. */
  void showProblem(String problem) {
    joinForm.close();
    Dom.say(status, problem);
  }

  void draw(State state, Signal signal, List<String> names, Transcript transcript) {
    Dom.say(status, signal.words().isEmpty() ? joinForm.promise(state.url()) : signal.words());
    show(!Signal.isOutside(state.status()));
    header.draw(state, signal, names.size());
    banner.draw(signal);
    people.draw(names, state.name());
    log.draw(transcript);
  }

  /** Shows when the next attempt is due. */
  void count(String words) {
    banner.count(words);
  }

  private void show(boolean nowInside) {
    if (nowInside == inside) {
      return;
    }
    inside = nowInside;
    boolean focused = Dom.hasFocus(root);
    joinForm.element().setHidden(inside);
    chat.setHidden(!inside);
    if (inside) {
      header.place(status);
    } else {
      joinForm.place(status);
    }
    if (focused && inside) {
      composer.focus();
    } else if (focused) {
      joinForm.focus();
    }
  }

  private void resized() {
    boolean nowWide = root.getClientWidth() >= WIDE;
    if (nowWide != wide) {
      wide = nowWide;
      header.showPeople(wide);
    }
  }
}
