package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Node;
import org.websocketchat.session.State;
import org.websocketchat.view.Signal;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Words;

/** Everything of one chat that can be seen: first the question for a name, then the room. */
final class Screen {
  /** From this width on, the people have a place beside the messages. */
  private static final int WIDE = 720;

  private final HTMLElement root;
  private final JoinForm joinForm;

  /** The one live region that tells the connection; it stands where the person is. */
  private final HTMLElement status;

  private final HTMLElement chat;
  private final Header header;
  private final Banner banner;
  private final Log log;
  private final Composer composer;
  private final People people;
  private final @Nullable JSObject sizeObserver;
  private boolean inside;
  private boolean wide;

  Screen(Node place, Page page, Words words, String title, Person person) {
    root = Dom.add(place, "div", "root");
    root.setLang(words.language().tag());
    joinForm = new JoinForm(root, page, words, title, person);
    status = Dom.add(joinForm.statusPlace(), "span", "status");
    status.setAttribute("role", "status");
    chat = Dom.add(root, "section", "chat");
    chat.setAttribute("aria-label", title);
    chat.setHidden(true);
    header = new Header(chat, words, title);
    banner = new Banner(chat, words, person);
    var body = Dom.add(chat, "div", "body");
    var talk = Dom.add(body, "div", "talk");
    log = new Log(talk, words, person);
    composer = new Composer(talk, page, words, title, person, log);
    people = new People(body, header.element(), talk, page, words);
    Dom.addIconButton(
        header.element(), "icon-button", words.say(Text.LEAVE), Icon.LEAVE, person::leave);
    sizeObserver = Dom.observeSize(root, root, this::resized);
    // Where the size is never told, there is no style either: then all stands below each other.
    people.show(sizeObserver == null);
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
    if (signal.action() == Signal.Action.NONE && banner.hasFocus()) {
      log.focus();
    }
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
    joinForm.show(!inside);
    chat.setHidden(!inside);
    (inside ? header.statusPlace() : joinForm.statusPlace()).appendChild(status);
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
      people.show(wide);
    }
  }
}
