package org.websocketchat.browser;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.RoomName;
import org.websocketchat.session.Change;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Person;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.session.Session;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.Ignored;
import org.websocketchat.view.Signal;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Words;

/**
 * One conversation on one screen: hands what the person does to the session, and what the session
 * tells to the page at once and to the screen once a frame.
 */
final class Chat implements ElementBinding.Talk, Dom.Listener, Consumer<Change> {
  private static final int MINUTE_MILLIS = 60_000;

  private final HTMLElement host;
  private final Page page;
  private final BrowserClock clock = new BrowserClock();
  private final Transcript transcript;
  private final Notice notice;
  private final ServerAddress address;
  private final Ignored ignored;

  /** Null until there is a slot, and if the address is wrong: there is nothing to connect to. */
  private @Nullable Driver driver;

  /** Where the session is kept; null until that is known. */
  private @Nullable Slot slot;

  /** Under which name to join when there is a slot; empty for none. */
  private String early = "";

  private Settings settings;
  private Words words;
  private Screen screen;
  private Signal signal = Signal.none();
  private List<Person> people = List.of();
  private boolean frameDue;
  private boolean closed;
  private int countdown;

  Chat(HTMLElement host, Page page, Settings settings) {
    this.host = host;
    this.page = page;
    this.settings = settings;
    words = settings.words(page.formats());
    address = address(settings);
    ignored = new Ignored(Slot.item(place("ignored")));
    notice = new Notice(host, this::requestFrame);
    transcript = new Transcript(page.formats(), notice.unread(), ignored);
    screen = newScreen();
  }

  /** The address, which the browser must understand, too: it knows more of ports and hosts. */
  private static ServerAddress address(Settings settings) {
    var address = ServerAddress.resolve(settings.server(), settings.room(), Page.origin());
    return address instanceof ServerAddress.Valid valid && !Page.isUrl(valid.url())
        ? new ServerAddress.Invalid(ServerAddress.Fault.NOT_A_URL, settings.server())
        : address;
  }

  private Driver newDriver(String url, Slot place) {
    var session =
        new Session(
            new Session.Settings(
                url,
                Settings.list(settings.protocols()),
                Page.newSeed(),
                Slot.randomKey(),
                place.memory()),
            new BrowserJson());
    var transport = new BrowserTransport(Page.binaryType(host));
    return new Driver(session, transport, clock, place::keep, this);
  }

  /** Under which name something of this server and room is kept in the browser. */
  private String place(String what) {
    return "websocket-chat "
        + what
        + (address instanceof ServerAddress.Valid valid ? " " + valid.url() : "");
  }

  Ignored ignored() {
    return ignored;
  }

  /** Ignores somebody from now on, or no more; another tab may have changed the list, too. */
  void ignore(Person person) {
    ignored.renew(Slot.item(place("ignored")));
    ignored.toggle(person);
    Slot.setItem(place("ignored"), ignored.kept());
    transcript.ignore();
    requestFrame();
  }

  /** What is being written outlives the page, in this tab. */
  void keepDraft(String text) {
    Slot.setSessionItem(place("draft"), text);
  }

  /** A new screen, which says so if the address is wrong. */
  private Screen newScreen() {
    var title = words.say(Text.CHAT);
    if (address instanceof ServerAddress.Valid valid && !valid.room().equals(RoomName.DEFAULT)) {
      title = valid.room();
    }
    var made = new Screen(Dom.shadow(host, page.sheet()), words, settings.spoken(), title, this);
    if (address instanceof ServerAddress.Invalid invalid) {
      made.showProblem(words.fault(invalid));
    }
    made.fillDraft(Slot.sessionItem(place("draft")));
    return made;
  }

  /** Begins; joins if there is a name. */
  void open(String name) {
    listen(true);
    notice.look();
    if (address instanceof ServerAddress.Invalid invalid) {
      Events.error(
          host, "server-" + Events.kebab(invalid.fault()), words.fault(invalid), invalid.value());
    } else if (address instanceof ServerAddress.Valid valid) {
      early = name;
      Slot.take(valid.url(), place -> begin(valid.url(), place));
    }
  }

  /**
   * Goes on from what this tab kept. What another one left waits until somebody joins under the
   * name that was kept with it.
   */
  private void begin(String url, Slot place) {
    if (closed) {
      place.release();
      return;
    }
    slot = place;
    driver = newDriver(url, place);
    var kept = driver.state().name();
    var name = place.isOwn() && !kept.isEmpty() ? kept : early;
    if (!name.isEmpty()) {
      joinOrAsk(name);
    } else {
      screen.fillName(kept, "");
      if (host.hasAttribute(ChatElement.FROM_URL) && Dom.isFocusFree()) {
        screen.askForName();
      }
    }
    draw();
  }

  private void joinOrAsk(String name) {
    var fault = join(name);
    screen.fillName(name, fault == null ? "" : fault);
    if (fault != null) {
      Events.error(host, "name", fault, name);
    }
  }

  /** Takes over other settings; returns whether that was possible without beginning anew. */
  boolean adapt(Settings next) {
    if (!next.isSameRoom(settings)) {
      return false;
    }
    var before = settings;
    settings = next;
    notice.bell().choose();
    requestFrame();
    if (!next.isSameLanguage(before)) {
      translate();
    }
    if (!next.name().isEmpty() && !next.name().equals(before.name())) {
      joinOrAsk(next.name());
    }
    return true;
  }

  private void translate() {
    words = settings.words(page.formats());
    boolean focused = screen.hasFocus();
    var draft = screen.dispose();
    screen = newScreen();
    screen.fillDraft(draft);
    if (focused) {
      screen.askForName(); // or for a text, if the person is inside
    }
    signal = Signal.none();
    transcript.redraw();
    requestFrame();
  }

  /**
   * Leaves and takes everything off the page; the session ends by itself.
   *
   * @return the name to go on with elsewhere, or the empty text if the person was outside
   */
  String close() {
    var state = driver == null ? null : driver.state();
    closed = true;
    Window.clearTimeout(countdown);
    leave();
    letGo();
    listen(false);
    notice.bell().count(0);
    screen.dispose();
    return state == null || Signal.isOutside(state.status()) ? "" : state.name();
  }

  /** What was left is nobody's: another tab may keep its own there. */
  private void letGo() {
    if (closed && slot != null && driver != null) {
      slot.releaseAfter(driver);
    }
  }

  /** Joins under the name, or if it is empty under the last one; returns why not, or null. */
  @Override
  public @Nullable String connect(String name) {
    if (address instanceof ServerAddress.Invalid invalid) {
      return words.fault(invalid);
    }
    if (driver == null) {
      early = name.isEmpty() ? settings.name() : name;
      return null;
    }
    var state = driver.state();
    if (!name.isEmpty()) {
      return join(name);
    }
    if (Signal.isOutside(state.status())) {
      return join(state.name().isEmpty() ? settings.name() : state.name());
    }
    retry();
    return null;
  }

  @Override
  public @Nullable String sendBinary(JSObject data) {
    var refusal = driver == null ? Refusal.NOT_JOINED : driver.binaryRefusal();
    if (refusal != null) {
      return words.refusal(refusal, "");
    }
    feed(new Input.BinaryRequested(new BrowserBinary(data)));
    return null;
  }

  /** Joins, or renames who has joined; returns what is wrong with the name, or null. */
  @Nullable String join(String name) {
    var fault = PersonName.fault(name);
    if (fault != null) {
      return words.fault(fault, name);
    }
    if (isAnothers(name.strip())) {
      beginAfresh(name);
      return null;
    }
    feed(
        driver != null && State.isJoined(driver.state().status())
            ? new Input.RenameRequested(name.strip())
            : new Input.ConnectRequested(name.strip()));
    return null;
  }

  /** Whether what another tab left is not of the person who is called so. */
  private boolean isAnothers(String name) {
    var state = driver == null ? null : driver.state();
    return state != null
        && slot != null
        && !slot.isOwn()
        && state.status() == Status.IDLE
        && !state.name().isEmpty()
        && !state.name().equals(name);
  }

  /** Leaves what another tab kept to whoever is called so, and joins as somebody new. */
  private void beginAfresh(String name) {
    if (slot != null && address instanceof ServerAddress.Valid valid) {
      slot.release();
      slot = null;
      driver = null;
      early = name;
      Slot.takeFresh(valid.url(), place -> begin(valid.url(), place));
    }
  }

  @Override
  public void leave() {
    early = "";
    feed(new Input.DisconnectRequested());
  }

  /** The person wants to leave: what is not sent then never will be. */
  void leaveAfterAsking() {
    if (driver == null || !driver.hasUnsent() || Window.confirm(words.say(Text.LEAVE_UNSENT))) {
      leave();
    }
  }

  /** Everybody who is here. */
  List<Person> people() {
    return people;
  }

  /** The person reads up to the topmost message. */
  void showOlder() {
    if (transcript.widen()) {
      requestFrame();
    } else if (transcript.hasMore()) {
      feed(new Input.HistoryRequested());
    }
  }

  /** What was before this offset is not shown any more; 0 if nothing was taken away. */
  void forget(long before) {
    if (before > 0) {
      feed(new Input.HistoryForgotten(before));
    }
  }

  /** Tries to connect now. */
  void retry() {
    if (driver != null) {
      feed(
          driver.state().status() == Status.FAILED
              ? new Input.ConnectRequested(driver.state().name())
              : new Input.RetryRequested());
    }
  }

  /** Says something; returns why not, or null. */
  @Override
  public @Nullable String say(String text) {
    var refusal = driver == null ? Refusal.NOT_JOINED : driver.refusal(text);
    if (refusal != null) {
      return words.refusal(refusal, text);
    }
    notice.unread().wrote();
    feed(new Input.SendRequested(text));
    return null;
  }

  void feed(Input input) {
    if (driver != null) {
      driver.feed(input);
    }
  }

  @Override
  public void accept(Change change) {
    boolean heard = !(change instanceof Change.MessageArrived(var said) && ignored.has(said));
    if (heard && !closed && driver != null) {
      notice.apply(change, driver.state().name(), words);
    }
    transcript.apply(change);
    if (change instanceof Change.PeopleChanged changed) {
      people = changed.people();
    }
    Events.tell(host, change, words, clock.now());
    letGo();
    requestFrame();
  }

  Notice notice() {
    return notice;
  }

  Transcript transcript() {
    return transcript;
  }

  private void requestFrame() {
    if (!frameDue && !closed) {
      frameDue = true;
      Dom.tellFrame(this);
    }
  }

  private void draw() {
    frameDue = false;
    if (closed || driver == null) {
      return;
    }
    var state = driver.state();
    signal = Signal.of(state, signal, Page.origin(), words);
    var next = signal.canRetry() ? "" : words.say(Text.TRYING);
    Window.clearTimeout(countdown);
    int wait = (int) (MINUTE_MILLIS - clock.now().wallMillis() % MINUTE_MILLIS); // maybe a day ends
    if (state.status() == Status.WAITING) {
      int left = (int) Math.max(0, state.retryAtMillis() - clock.now().millis()) + 999;
      next = words.say(Text.NEXT_TRY, words.formats().number(left / 1000));
      wait = left % 1000;
    }
    countdown = Dom.tellAfter(this, wait + 1);
    next = words.say(Text.SINCE, words.formats().time(signal.sinceWallMillis()), next);
    screen.draw(state, signal, next, people, transcript);
    screen.draw(notice.bell());
  }

  /** What the browser tells of the network, of being looked at and of time. */
  @Override
  public void handleEvent(Event event) {
    var type = event.getType();
    if (type.equals("frame")) {
      draw();
    } else if (type.equals("time")) {
      requestFrame();
    } else if (type.equals("online")) {
      feed(new Input.WentOnline());
    } else if (type.equals("offline")) {
      feed(new Input.WentOffline());
    } else if (type.equals("beforeunload")) {
      if (driver != null && driver.hasUnsent() && slot != null && !slot.isKept()) {
        event.preventDefault(); // the browser asks the person
      }
    } else {
      notice.look();
      requestFrame();
      boolean moved = type.equals("focus") || type.equals("blur");
      if (type.equals("resume") || (!moved && !Page.isHidden())) {
        feed(new Input.BecameVisible());
      }
    }
  }

  private void listen(boolean begins) {
    Dom.listen(
        Window.current(),
        "online offline pageshow resume visibilitychange focus blur beforeunload",
        this,
        begins);
  }
}
