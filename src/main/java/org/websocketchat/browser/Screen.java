package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Node;
import org.websocketchat.browser.bindings.Globals;
import org.websocketchat.browser.bindings.ResizeObserver;
import org.websocketchat.session.Change;
import org.websocketchat.session.Person;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.GoverningText;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;

/** The screen of one chat: first the form that asks for a name, then the room. */
final class Screen implements Dom.Listener {
  private final HTMLElement root;
  private final Translator translator;
  private final Chat chat;
  private final JoinForm joinForm;
  private final MessageLog log;
  private final Composer composer;
  private final PeoplePanel people;
  private final SearchBar searchBar;
  private final ActionRunner actionRunner;
  private final MessageMenu menu;
  private final QuoteJump quoteJump;
  private final ConnectionBar connectionBar;
  private final EmptyRoom emptyRoom;
  private final LeaveQuestions leaveQuestions;
  private final Governing governing;
  private final Layout layout;

  /** Null where the browser does not report sizes. */
  private final @Nullable ResizeObserver sizes;

  private boolean inside;

  /**
   * Makes the screen.
   *
   * @param lang the language of its texts
   */
  Screen(Node parent, TemplateRenderer templates, Translator translator, String lang, Chat chat) {
    this.translator = translator;
    this.chat = chat;
    root = HTMLDocument.current().createElement("div");
    root.setClassName("root");
    root.setAttribute("part", "root");
    root.setLang(lang);
    parent.appendChild(root);
    templates.append(root, "screen");
    joinForm = new JoinForm(root, chat);
    log = new MessageLog(root, templates, translator, chat);
    people = new PeoplePanel(root, templates, translator, chat);
    composer = new Composer(root, templates, translator, chat, log, people);
    searchBar = new SearchBar(root, templates, translator, chat, log);
    actionRunner = new ActionRunner(root, templates, translator, chat, log, composer);
    menu = new MessageMenu(root, templates, translator, chat, log, actionRunner);
    new MenuOpener(find(Places.LOG), templates, menu);
    quoteJump = new QuoteJump(root, find(Places.LOG), translator, chat, log, composer);
    connectionBar = new ConnectionBar(root, translator, composer);
    emptyRoom = new EmptyRoom(root, translator, chat.membership().onlyReads());
    leaveQuestions = new LeaveQuestions(root, templates, translator, chat, this::focus);
    governing = new Governing(root, templates, translator, chat, log, composer, quoteJump);
    layout = new Layout(parent, root, templates, translator, this::enter, chat::requestFrame);
    Dom.listen(root, "click keydown focusin", this, true);
    TypedKeys.keep(root);
    sizes = observeSizes();
    if (chat.membership().onlyReads()) {
      Dom.show(root, Places.COMPOSER, false);
      Dom.show(root, Places.LEAVE, false);
      Dom.show(root, Places.QUESTION, false);
    }
  }

  private @Nullable ResizeObserver observeSizes() {
    if (!Globals.hasFunction("ResizeObserver")) {
      people.show(true); // there is no style either: everything is stacked
      return null;
    }
    people.show(false);
    var observer = new ResizeObserver(this::resized);
    observer.observe(root);
    observer.observe(find(Places.LOG));
    observer.observe(find(Places.ROWS));
    return observer;
  }

  /** Removes it from the page; returns the draft. */
  String dispose() {
    if (sizes != null) {
      sizes.disconnect();
    }
    layout.dispose();
    root.delete();
    return composer.draft();
  }

  /** Says what the room is called. */
  void setTitle(String title) {
    Dom.write(root, Places.JOIN_TITLE, title);
    Dom.write(root, Places.ROOM_TITLE, title);
    Dom.set(root, Places.ROOM, "aria-label", title);
    composer.setTitle(title);
    layout.setTitle(title);
  }

  /** Lays the chat out by one of the choices of {@link Attribute#LAYOUT}. */
  void arrange(String wished) {
    if (layout.arrange(wished) && sizes != null) {
      people.adapt(layout.fit());
    }
  }

  Layout layout() {
    return layout;
  }

  /** A bubble was opened: shows the newest messages, and takes the focus. */
  private void enter() {
    log.follow();
    focus();
  }

  boolean hasFocus() {
    return Dom.hasFocus(root);
  }

  /** Focuses the message box or, before joining, the name; opens what is closed. */
  void focus() {
    layout.open();
    if (inside) {
      composer.focus();
    } else {
      joinForm.focus();
    }
  }

  void fillDraft(String text) {
    composer.fill(text);
  }

  /** The text in the message box is for a new message again, for this reason of {@link Text}. */
  void endDraft(String reason) {
    composer.endDraft(translator.translate(reason));
  }

  /** Takes a change of the session. */
  void apply(Change change) {
    quoteJump.apply(change);
    actionRunner.apply(change);
    governing.apply(change);
    if (change instanceof Change.StateChanged(var state)
        && (state.status() == Status.FAILED || ConnectionStatus.isOutside(state.status()))) {
      Sheet.leave(root);
    }
  }

  JoinForm joinForm() {
    return joinForm;
  }

  MessageLog log() {
    return log;
  }

  /**
   * Draws everything.
   *
   * @param next what happens next while the chat is not online
   */
  void draw(
      State state,
      long nowMillis,
      ConnectionStatus connection,
      String next,
      List<Person> present,
      Transcript transcript) {
    var powers = chat.actions().powers();
    boolean isReadOnly = chat.actions().conditions().isReadOnly(powers);
    var reason = isReadOnly ? translator.translate(GoverningText.GUESTS_READ) : "";
    composer.enable(State.isJoined(state.status()) && !isReadOnly, reason);
    show(!ConnectionStatus.isOutside(state.status()), state.name());
    connectionBar.draw(state, connection, next);
    var count = present.isEmpty() ? "" : translator.count(Text.COUNT, present.size());
    Dom.write(root, Places.PEOPLE_COUNT, count);
    people.draw(present);
    log.draw(transcript);
    searchBar.draw();
    quoteJump.draw();
    governing.draw(powers, nowMillis);
    composer.draw();
    emptyRoom.draw(connection);
    layout.draw(chat.notice().unread().count());
    chat.notice().bell().draw(root, translator);
  }

  @Override
  public void handleEvent(Event event) {
    if (Dom.around(event, Places.QUESTION_DIALOG) != null
        || Dom.around(event, Places.MENU_GROUND) != null) {
      return; // the question's or the menu's
    }
    switch (event.getType()) {
      case "click" -> press(Dom.action(event), event);
      case "focusin" -> {
        if (Dom.hasFocus(find(Places.TALK))) {
          people.closeSheet();
        }
      }
      default -> {
        if (Dom.key(event).equals("Escape") && !composer.takesEscape(event)) {
          escape(event);
        }
      }
    }
  }

  /** Closes what lies over the messages or explains something; else a bubble as a whole. */
  private void escape(Event event) {
    if (people.isSheet() || composer.isHelping()) {
      people.closeSheet();
      composer.closeHelp();
    } else if (Dom.around(event, Places.SEARCH_BAR) == null) {
      layout.close();
    }
  }

  private void press(String action, Event event) {
    switch (action) {
      case Actions.OPEN_SEARCH -> searchBar.open();
      case Actions.CHANGE_NOTIFICATIONS -> chat.notice().bell().change();
      case Actions.FORGET -> leaveQuestions.forget();
      case Actions.LEAVE -> leaveQuestions.leave();
      case Actions.RETRY -> chat.membership().retry();
      case Actions.TOGGLE_PEOPLE -> people.toggle();
      case Actions.CLOSE_PEOPLE -> people.closeSheet();
      default -> governing.press(action, event);
    }
  }

  private void show(boolean nowInside, String name) {
    if (nowInside != inside) {
      inside = nowInside;
      menu.leave();
      boolean focused = Dom.hasFocus(root);
      Dom.show(root, Places.JOIN_FORM, !inside);
      Dom.show(root, Places.ROOM, inside);
      // The live region for the connection is in the part that the person sees.
      var place = find(inside ? Places.STATE : Places.PROMISE);
      place.insertBefore(find(Places.STATUS), place.getFirstChild());
      if (focused && inside) {
        composer.focus();
      } else if (focused) {
        joinForm.focus();
      }
      if (!inside) {
        joinForm.fill(name, "");
      }
    }
  }

  private void resized() {
    people.adapt(layout.fit());
    log.resized();
  }

  private HTMLElement find(String place) {
    return Dom.find(root, place);
  }
}
