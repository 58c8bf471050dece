package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.xml.Node;
import org.websocketchat.session.Input;
import org.websocketchat.session.Person;
import org.websocketchat.session.State;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;

/** The screen of one chat: first the form that asks for a name, then the room. */
final class Screen implements Dom.Listener {
  /** From this width on, the people list is beside the messages. */
  private static final int WIDE = 720;

  private static final String DESCRIPTION =
      "form.card @novalidate 1\n"
          + " div.mark\n"
          + "  svg M6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1"
          + " 4 13.5v-7A2.5 2.5 0 0 1 6.5 4z\n"
          + " h2.title {0}\n"
          + " div.question\n"
          + ("  p.hint " + Text.JOIN_HINT + "\n")
          + ("  label.label " + Text.NAME + "\n")
          + "   input.field @part field name-field @autocomplete nickname @enterkeyhint go @aria-describedby name-fault\n"
          + "  p.fault @id name-fault @role alert\n"
          + ("  button.join " + Text.JOIN + "\n")
          + (" button.forget " + Text.FORGET + " @type button @hidden 1\n")
          + " p.promise\n"
          + "  span.status @role status\n"
          + "section.chat @aria-label {0} @hidden 1\n"
          + " header.header\n"
          + "  div.titles\n"
          + "   h2.title {0}\n"
          + "   p.state\n"
          + "    span.count\n"
          + "     bdi\n"
          + "    span.dialect\n"
          + SearchBar.BUTTON
          + ("  button.icon-button @value people @aria-controls people @label "
              + Text.PEOPLE
              + "\n")
          + "   svg M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5"
          + " 6M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.4c2.2.8 3.5 2.9 3.5 5.6\n"
          + Bell.DESCRIPTION
          + ("  button.icon-button @value leave @label " + Text.LEAVE + "\n")
          + "   svg M14 4H5v16h9M10.5 12h10M17 8.5l3.5 3.5-3.5 3.5\n"
          + " div.banner\n"
          + "  p\n"
          + "   strong.reason @aria-live polite\n"
          + "   span.next\n"
          + ("  button.retry " + Text.RETRY + "\n")
          + " div.body\n"
          + "  div.talk\n"
          + SearchBar.PLACE
          + MessageLog.DESCRIPTION
          + PeoplePanel.TYPING
          + Composer.DESCRIPTION
          + PeoplePanel.DESCRIPTION;

  private final HTMLElement root;
  private final Translator translator;
  private final Chat chat;
  private final MessageLog log;
  private final Composer composer;
  private final PeoplePanel people;
  private final SearchBar searchBar;
  private boolean inside;
  private boolean wide;

  Screen(Node place, Translator translator, String lang, String title, Chat chat) {
    this.translator = translator;
    this.chat = chat;
    root = Dom.build(place, "div.root", "", "", "");
    root.setLang(lang);
    Dom.speak(root, translator::pattern);
    Dom.build(root, DESCRIPTION, title, "", "");
    log = new MessageLog(root, translator, chat);
    people = new PeoplePanel(root, translator, chat);
    composer = new Composer(root, translator, chat, log, people);
    searchBar = new SearchBar(root, translator, chat, log);
    Dom.listen(root, "click submit input keydown focusin", this, true);
    // A browser that does not report sizes has no style either: everything is then stacked.
    showPeople(!Dom.tellSize(root, ".log,.rows", this));
  }

  /** Removes it from the page; returns the draft. */
  String dispose() {
    root.delete();
    return composer.draft();
  }

  boolean hasFocus() {
    return Dom.hasFocus(root);
  }

  void fillDraft(String text) {
    composer.fill(text);
  }

  void fillName(String name, String fault) {
    field().setValue(name);
    Dom.complain(find(".card"), fault);
  }

  void askForName() {
    field().focus();
  }

  /** Shows why there is nothing to join. */
  void showProblem(String problem) {
    Dom.show(root, ".question", false);
    Dom.set(root, ".card", "data-tone", "bad");
    Dom.say(root, ".status", problem);
  }

  /** Draws everything; {@code next} tells what happens next while the chat is not online. */
  void draw(
      State state,
      ConnectionStatus connection,
      String next,
      List<Person> present,
      Transcript transcript) {
    var told = connection.label();
    Dom.say(
        root,
        ".status",
        told.isEmpty() ? translator.translate(Text.SERVER_IS, hostOf(state.url())) : told);
    composer.enable(State.isJoined(state.status()));
    Dom.show(root, ".forget", !state.name().isEmpty());
    show(!ConnectionStatus.isOutside(state.status()), state.name());
    Dom.set(root, ".chat", "data-tone", connection.tone());
    Dom.say(
        root, ".count bdi", present.isEmpty() ? "" : translator.count(Text.COUNT, present.size()));
    Dom.say(root, ".dialect", state.protocol());
    boolean calm = connection.reason().isEmpty();
    if (calm && Dom.hasFocus(find(".banner"))) {
      composer.focus();
    }
    Dom.show(root, ".banner", !calm);
    Dom.set(root, ".retry", "aria-disabled", connection.canRetry() ? "false" : "true");
    Dom.say(root, ".reason", connection.reason());
    Dom.say(root, ".next", next);
    people.draw(present);
    log.draw(transcript);
    searchBar.draw();
    EmptyRoom.draw(root, connection);
  }

  /** Draws the bell button. */
  void draw(Bell bell) {
    bell.draw(root, translator);
  }

  @Override
  public void handleEvent(Event event) {
    var type = event.getType();
    if (type.equals("click")) {
      press(pressed(event), value(event));
    } else if (type.equals("submit")) {
      event.preventDefault();
      join();
    } else if (type.equals("size")) {
      resized();
    } else if (type.equals("input")) {
      Dom.complain(find(".card"), "");
    } else if (type.equals("focusin")) {
      uncover(Dom.hasFocus(find(".talk")));
    } else if (Dom.key(event).equals("Escape")) {
      uncover(true);
      composer.closeHelp();
    }
  }

  private void press(String button, String value) {
    if (searchBar.pressed(value) || log.pressed(button) || chat.notice().bell().pressed(button)) {
      return;
    }
    if (button.equals("send")) {
      composer.send();
      composer.focus();
    } else if (button.equals("forget")) {
      chat.forgetAfterAsking();
    } else if (button.equals("retry")) {
      chat.retry();
    } else if (button.equals("resend")) {
      chat.feed(new Input.ResendRequested(value));
    } else if (button.equals("delete")) {
      chat.feed(new Input.DiscardRequested(value));
    } else if (value.equals("leave")) {
      chat.leaveAfterAsking();
    } else if (value.equals("people")) {
      showPeople(find(".people").isHidden());
      if (isOverlay(find(".people"))) {
        people.focus(); // the list closes when the focus is among the messages
      }
    }
  }

  private void join() {
    var problem = chat.join(field().getValue());
    Dom.complain(find(".card"), problem == null ? "" : problem);
    if (problem != null) {
      askForName();
    }
  }

  private void show(boolean nowInside, String name) {
    if (nowInside != inside) {
      inside = nowInside;
      boolean focused = Dom.hasFocus(root);
      Dom.show(root, ".card", !inside);
      Dom.show(root, ".chat", inside);
      // The live region for the connection is in the part that the person sees.
      var place = find(inside ? ".state" : ".promise");
      place.insertBefore(find(".status"), place.getFirstChild());
      if (focused && inside) {
        composer.focus();
      } else if (focused) {
        askForName();
      }
      if (!inside) {
        fillName(name, "");
      }
    }
  }

  private void showPeople(boolean shown) {
    boolean focused = Dom.hasFocus(find(".people"));
    Dom.show(root, ".people", shown);
    Dom.set(root, "[value=people]", "aria-expanded", shown ? "true" : "false");
    if (focused && !shown) {
      find("[value=people]").focus();
    }
  }

  private void uncover(boolean turned) {
    if (turned && isOverlay(find(".people"))) {
      showPeople(false);
    }
  }

  private void resized() {
    boolean nowWide = root.getClientWidth() >= WIDE;
    if (nowWide != wide) {
      wide = nowWide;
      showPeople(wide);
    }
    log.resized();
  }

  private HTMLElement find(String selector) {
    return root.querySelector(selector);
  }

  private HTMLInputElement field() {
    return input(root);
  }

  @JSBody(params = "root", script = "return root.querySelector('input');")
  private static native HTMLInputElement input(HTMLElement root);

  /** The class of the button that an event is in; empty if it is in none. */
  @JSBody(
      params = "event",
      script =
          "const button = event.target.closest('button'); return button ? button.className : '';")
  private static native String pressed(Event event);

  /** The value of the button that an event is in; empty if it is in none. */
  @JSBody(
      params = "event",
      script = "const button = event.target.closest('button'); return button ? button.value : '';")
  private static native String value(Event event);

  /** Whether the people list lies over the messages now. */
  @JSBody(params = "element", script = "return getComputedStyle(element).position === 'absolute';")
  private static native boolean isOverlay(HTMLElement element);

  @JSBody(params = "url", script = "return new URL(url).host;")
  private static native String hostOf(String url);
}
