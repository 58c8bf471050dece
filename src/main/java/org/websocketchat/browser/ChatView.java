package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.RoomName;
import org.websocketchat.session.Change;
import org.websocketchat.session.Person;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.ActSentences;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.Explainer;
import org.websocketchat.view.GoverningText;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;

/** What one chat shows: its screen, in one language, and what is drawn there. */
final class ChatView {
  private static final int MINUTE_MILLIS = 60_000;

  private final HTMLElement host;
  private final Page page;
  private final Chat chat;
  private final IntlFormats formats;
  private final ServerAddress address;
  private Settings settings;
  private Translator translator;
  private Screen screen;
  private ConnectionStatus connection = ConnectionStatus.none();
  private List<Person> people = List.of();

  /** Makes the screen; it shows a problem if the address is wrong. */
  ChatView(
      HTMLElement host,
      Page page,
      Settings settings,
      IntlFormats formats,
      ServerAddress address,
      Chat chat) {
    this.host = host;
    this.page = page;
    this.settings = settings;
    this.formats = formats;
    this.address = address;
    this.chat = chat;
    translator = settings.translator(formats);
    screen = newScreen();
  }

  private Screen newScreen() {
    var made =
        new Screen(
            page.root(host), page.templates(translator), translator, settings.spoken(), chat);
    made.setTitle(title());
    made.arrange(settings.layout());
    if (address instanceof ServerAddress.Invalid invalid) {
      made.joinForm().showProblem(translator.fault(invalid));
    }
    return made;
  }

  /** What the room is called. */
  private String title() {
    if (!settings.heading().isEmpty()) {
      return settings.heading();
    }
    return address instanceof ServerAddress.Valid valid && !valid.room().equals(RoomName.DEFAULT)
        ? valid.room()
        : translator.translate(Text.CHAT);
  }

  Translator translator() {
    return translator;
  }

  Screen screen() {
    return screen;
  }

  /** Everybody who is present. */
  List<Person> people() {
    return people;
  }

  void apply(Change change) {
    if (change instanceof Change.PeopleChanged changed) {
      people = changed.people();
    }
    if (change instanceof Change.PendingChanged(var said)
        && said.body() instanceof Body.Correction
        && said.delivery().isHeld()) {
      screen
          .log()
          .speak(
              new Explainer(translator).told(said)); // its message may be far from what is in view
    }
    screen.apply(change);
    speak(change);
  }

  /** Has a screen reader announce what the room allows now, a wait, and the person's own acts. */
  private void speak(Change change) {
    var conditions = chat.actions().conditions();
    var powers = chat.actions().powers();
    var before = conditions.told(powers, translator);
    boolean waits = conditions.apply(change);
    var told = conditions.told(powers, translator);
    if (waits) {
      var wait = conditions.wait(chat.actions().millis(), translator);
      screen.log().speak(wait); // once; what counts down is not read out
    } else if (!told.equals(before)) {
      screen.log().speak(told.isEmpty() ? translator.translate(GoverningText.AS_USUAL) : told);
    } else if (change instanceof Change.Acted(var act)
        && powers.who().equals(act.actor())
        && !(act.body() instanceof Body.Mode)) {
      screen.log().speak(new ActSentences(translator, chat.transcript(), people).spoken(act));
    }
  }

  /** Takes over other settings. */
  void adapt(Settings next, Transcript transcript) {
    boolean translates = !next.isSameLanguage(settings);
    settings = next;
    if (translates) {
      translate(transcript);
    } else {
      screen.setTitle(title());
      screen.arrange(settings.layout());
    }
  }

  /** Opens a bubble that was open, and takes the focus that the last chat had. */
  void resume(boolean isOpen, boolean isFocused) {
    if (isOpen) {
      screen.layout().open();
    }
    if (isFocused) {
      screen.focus();
    }
  }

  private void translate(Transcript transcript) {
    formats.speak(settings.locale());
    translator = settings.translator(formats);
    boolean focused = screen.hasFocus();
    boolean isOpen = screen.layout().isOpen();
    boolean atLauncher = screen.layout().hasFocus();
    var place = screen.log().readingPlace();
    var name = screen.joinForm().name();
    var draft = screen.dispose();
    screen = newScreen();
    transcript.redraw();
    if (isOpen) {
      screen.layout().open();
    }
    screen.log().goTo(place);
    screen.joinForm().fill(name, "");
    screen.fillDraft(draft);
    if (focused) {
      screen.joinForm().focus(); // or focuses the message box, if the person has joined
    }
    if (atLauncher) {
      screen.layout().focus();
    }
    connection = ConnectionStatus.none();
  }

  /** Draws everything; returns after how many milliseconds it has to be drawn again. */
  int draw(State state, Now now, Transcript transcript) {
    connection = ConnectionStatus.of(state, connection, Page.origin(), translator);
    var next = connection.canRetry() ? "" : translator.translate(Text.TRYING);
    var wait = (int) (MINUTE_MILLIS - now.wallMillis() % MINUTE_MILLIS); // a day may end then
    if (state.status() == Status.WAITING) {
      var left = (int) Math.max(0, state.retryAtMillis() - now.millis()) + 999;
      next = translator.translate(Text.NEXT_TRY, translator.formats().number(left / 1000));
      wait = left % 1000;
    }
    if (connection.reason().isEmpty()) {
      next = ""; // there is no banner
    } else {
      var since = translator.formats().time(connection.sinceWallMillis());
      next = translator.translate(Text.SINCE, since, next);
    }
    screen.draw(state, now.millis(), connection, next, people, transcript);
    int ticks = chat.actions().conditions().changesAfterMillis(now.millis());
    return ticks == 0 ? wait + 1 : Math.min(wait + 1, ticks);
  }
}
