package org.websocketchat.browser;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.RoomName;
import org.websocketchat.session.Change;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Person;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.session.Status;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.IgnoreList;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;

/**
 * One chat: a session and its screen. Passes what the person does to the session, and passes
 * changes of the session to the page at once and to the screen once in a frame.
 */
final class Chat implements ElementBinding.Talk, Dom.Listener, Consumer<Change> {
  private static final int MINUTE_MILLIS = 60_000;

  private final HTMLElement host;
  private final Page page;
  private final BrowserClock clock = new BrowserClock();
  private final Transcript transcript;
  private final Notice notice;
  private final ServerAddress address;
  private final IgnoreList ignoreList;

  /** Null if the address is wrong, so that there is nothing to join. */
  private final @Nullable Membership membership;

  private Settings settings;
  private Translator translator;
  private Screen screen;
  private ConnectionStatus connection = ConnectionStatus.none();
  private List<Person> people = List.of();
  private boolean frameDue;
  private boolean closed;
  private int countdown;

  Chat(HTMLElement host, Page page, Settings settings) {
    this.host = host;
    this.page = page;
    this.settings = settings;
    translator = settings.translator(page.formats());
    address = address(settings);
    ignoreList = new IgnoreList(BrowserStorage.item(place("ignored")));
    notice = new Notice(host, this::requestFrame);
    transcript = new Transcript(page.formats(), notice.unread(), ignoreList);
    screen = newScreen();
    membership = newMembership();
  }

  /** The address; the browser must accept it, too, because it knows more about ports and hosts. */
  private static ServerAddress address(Settings settings) {
    var address = ServerAddress.resolve(settings.server(), settings.room(), Page.origin());
    return address instanceof ServerAddress.Valid valid && !Page.isUrl(valid.url())
        ? new ServerAddress.Invalid(ServerAddress.Fault.NOT_A_URL, settings.server())
        : address;
  }

  private @Nullable Membership newMembership() {
    if (!(address instanceof ServerAddress.Valid valid)) {
      return null;
    }
    return new Membership(
        valid.url(),
        Settings.list(settings.protocols()),
        (session, storage) -> {
          var transport = new BrowserTransport(Page.binaryType(host));
          return new Driver(session, transport, clock, storage::keep, this);
        },
        this::begin);
  }

  /** The driver of the session; null until the session can be joined. */
  private @Nullable Driver driver() {
    return membership == null ? null : membership.driver();
  }

  /** The storage key for a value of this server and room. */
  private String place(String what) {
    return "websocket-chat "
        + what
        + (address instanceof ServerAddress.Valid valid ? " " + valid.url() : "");
  }

  IgnoreList ignoreList() {
    return ignoreList;
  }

  /**
   * Starts or stops ignoring a person; first reads the list, which another tab may have changed.
   */
  void ignore(Person person) {
    ignoreList.replaceBy(BrowserStorage.item(place("ignored")));
    ignoreList.toggle(person);
    BrowserStorage.setItem(place("ignored"), ignoreList.stored());
    transcript.ignore();
    requestFrame();
  }

  /** Stores the draft, which survives a reload of this tab. */
  void keepDraft(String text) {
    BrowserStorage.setSessionItem(place("draft"), text);
  }

  /** Makes a screen; it shows a problem if the address is wrong. */
  private Screen newScreen() {
    var title = translator.translate(Text.CHAT);
    if (address instanceof ServerAddress.Valid valid && !valid.room().equals(RoomName.DEFAULT)) {
      title = valid.room();
    }
    var made =
        new Screen(Dom.shadow(host, page.sheet()), translator, settings.spoken(), title, this);
    if (address instanceof ServerAddress.Invalid invalid) {
      made.showProblem(translator.fault(invalid));
    }
    made.fillDraft(BrowserStorage.sessionItem(place("draft")));
    return made;
  }

  /** Starts; joins if there is a name. */
  void open(String name) {
    listen(true);
    notice.look();
    if (address instanceof ServerAddress.Invalid invalid) {
      Events.error(
          host,
          "server-" + Events.kebab(invalid.fault()),
          translator.fault(invalid),
          invalid.value());
    } else if (membership != null) {
      membership.begin(name);
    }
  }

  /** Continues what this tab stored, or joins under the page's name, or asks for a name. */
  private void begin() {
    if (membership == null) {
      return;
    }
    var name = membership.nameToJoin();
    if (!name.isEmpty()) {
      joinOrAsk(name);
    } else {
      screen.fillName(membership.keptName(), "");
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

  /** Takes over other settings; returns false if they need a new chat. */
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
    translator = settings.translator(page.formats());
    boolean focused = screen.hasFocus();
    var draft = screen.dispose();
    screen = newScreen();
    screen.fillDraft(draft);
    if (focused) {
      screen.askForName(); // or focuses the message box, if the person has joined
    }
    connection = ConnectionStatus.none();
    transcript.redraw();
    requestFrame();
  }

  /**
   * Leaves and removes everything from the page; the session ends by itself.
   *
   * @return the person's name, to join elsewhere; empty if the person had not joined
   */
  String close() {
    var driver = driver();
    var state = driver == null ? null : driver.state();
    closed = true;
    Window.clearTimeout(countdown);
    if (membership != null) {
      membership.close();
    }
    listen(false);
    notice.bell().count(0);
    screen.dispose();
    return state == null || ConnectionStatus.isOutside(state.status()) ? "" : state.name();
  }

  /** Joins under this name or, if it is empty, the last one; returns why it cannot, or null. */
  @Override
  public @Nullable String connect(String name) {
    if (address instanceof ServerAddress.Invalid invalid) {
      return translator.fault(invalid);
    }
    var driver = driver();
    if (!name.isEmpty()) {
      return join(name);
    }
    if (driver == null) {
      return settings.name().isEmpty() ? null : join(settings.name());
    }
    var state = driver.state();
    if (ConnectionStatus.isOutside(state.status())) {
      return join(state.name().isEmpty() ? settings.name() : state.name());
    }
    retry();
    return null;
  }

  @Override
  public @Nullable String sendBinary(JSObject data) {
    var driver = driver();
    var refusal = driver == null ? Refusal.NOT_JOINED : driver.binaryRefusal();
    if (refusal != null) {
      return translator.refusal(refusal, "");
    }
    feed(new Input.BinaryRequested(new BrowserBinary(data)));
    return null;
  }

  /** Joins, or renames the person who has joined; returns what is wrong with the name, or null. */
  @Nullable String join(String name) {
    var fault = PersonName.fault(name);
    if (fault != null) {
      return translator.fault(fault, name);
    }
    if (membership != null) {
      membership.join(name.strip());
    }
    return null;
  }

  @Override
  public void leave() {
    if (membership != null) {
      membership.leave();
    }
  }

  @Override
  public void forget() {
    if (membership != null) {
      membership.forget();
      screen.fillName("", "");
    }
  }

  /** Asks the person first, because forgetting cannot be undone. */
  void forgetAfterAsking() {
    if (Window.confirm(translator.translate(Text.FORGET_ASKED))) {
      forget();
    }
  }

  /** Asks the person before leaving, if something is not sent. */
  void leaveAfterAsking() {
    var driver = driver();
    if (driver == null
        || !driver.hasUnsent()
        || Window.confirm(translator.translate(Text.LEAVE_UNSENT))) {
      leave();
    }
  }

  /** Everybody who is present. */
  List<Person> people() {
    return people;
  }

  /** Shows older messages: the person has scrolled near the topmost one. */
  void showOlder() {
    if (transcript.widen()) {
      requestFrame();
    } else if (transcript.hasMore()) {
      feed(new Input.HistoryRequested());
    }
  }

  /** Messages before this offset are not shown any more; 0 if none was dropped. */
  void forget(long before) {
    if (before > 0) {
      feed(new Input.HistoryForgotten(before));
    }
  }

  /** Tries to connect at once. */
  void retry() {
    var driver = driver();
    if (driver != null) {
      feed(
          driver.state().status() == Status.FAILED
              ? new Input.ConnectRequested(driver.state().name())
              : new Input.RetryRequested());
    }
  }

  /** Sends a text; returns why it cannot, or null. */
  @Override
  public @Nullable String say(String text) {
    var driver = driver();
    var body = new Body.Text(text);
    var refusal = driver == null ? Refusal.NOT_JOINED : driver.refusal(body);
    if (refusal != null) {
      return translator.refusal(refusal, text);
    }
    notice.unread().wrote();
    feed(new Input.SendRequested(body));
    return null;
  }

  void feed(Input input) {
    if (membership != null) {
      membership.feed(input);
    }
  }

  @Override
  public void accept(Change change) {
    var driver = driver();
    boolean heard =
        !(change instanceof Change.MessageArrived(var said) && ignoreList.contains(said));
    if (heard && !closed && driver != null) {
      notice.apply(change, driver.state().name(), translator);
    }
    transcript.apply(change);
    if (change instanceof Change.PeopleChanged changed) {
      people = changed.people();
    } else if (change instanceof Change.Forgotten) {
      notice.unread().wrote();
      keepDraft("");
      screen.fillDraft("");
    }
    Events.tell(host, change, translator, clock.now());
    if (membership != null) {
      membership.letGo();
    }
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
    var driver = driver();
    if (closed || driver == null) {
      return;
    }
    var state = driver.state();
    connection = ConnectionStatus.of(state, connection, Page.origin(), translator);
    var next = connection.canRetry() ? "" : translator.translate(Text.TRYING);
    Window.clearTimeout(countdown);
    int wait =
        (int) (MINUTE_MILLIS - clock.now().wallMillis() % MINUTE_MILLIS); // a day may end then
    if (state.status() == Status.WAITING) {
      int left = (int) Math.max(0, state.retryAtMillis() - clock.now().millis()) + 999;
      next = translator.translate(Text.NEXT_TRY, translator.formats().number(left / 1000));
      wait = left % 1000;
    }
    countdown = Dom.tellAfter(this, wait + 1);
    next =
        translator.translate(
            Text.SINCE, translator.formats().time(connection.sinceWallMillis()), next);
    screen.draw(state, connection, next, people, transcript);
    screen.draw(notice.bell());
  }

  /** Handles the browser's events of network, visibility and time. */
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
      if (membership != null && membership.isAtRisk()) {
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
