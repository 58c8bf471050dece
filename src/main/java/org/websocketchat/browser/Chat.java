package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.RoomName;
import org.websocketchat.session.Change;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.session.Session;
import org.websocketchat.session.Status;
import org.websocketchat.view.Signal;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Words;

/**
 * One conversation on one screen: hands what the person does to the session, and what the session
 * tells to the page at once and to the screen once a frame.
 */
final class Chat implements Dom.Listener {
  private final HTMLElement host;
  private final Page page;
  private final Events events;
  private final BrowserClock clock = new BrowserClock();
  private final Transcript transcript;
  private final ServerAddress address;

  /** Null until there is a slot, and if the address is wrong: there is nothing to connect to. */
  private @Nullable Driver driver;

  /** Where the session is kept; null until that is known. */
  private @Nullable Slot slot;

  /** Under which name to join when there is a slot; empty for none. */
  private String early = "";

  private Settings settings;
  private Words words;
  private Screen screen;
  private Signal signal = Signal.NONE;
  private List<String> people = List.of();
  private boolean frameDue;
  private boolean closed;
  private int countdown;

  Chat(HTMLElement host, Page page, Settings settings) {
    this.host = host;
    this.page = page;
    this.settings = settings;
    events = new Events(host);
    transcript = new Transcript(page.formats());
    words = new Words(settings.chinese(), page.formats());
    address = address(settings);
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
    var settings =
        new Session.Settings(
            url, this.settings.protocols(), Page.newSeed(), Slot.randomKey(), place.memory());
    return new Driver(
        new Session(settings, new BrowserJson()),
        new BrowserTransport(Page.binaryType(host)),
        clock,
        place::keep,
        this::watch);
  }

  private Screen newScreen() {
    boolean named =
        address instanceof ServerAddress.Valid valid && !valid.room().equals(RoomName.DEFAULT);
    var title = named ? ((ServerAddress.Valid) address).room() : words.say(Text.CHAT);
    return new Screen(Dom.shadow(host, page.sheet()), words, title, this);
  }

  /** Begins; joins if there is a name. */
  void open(String name) {
    listen(true);
    early = name;
    switch (address) {
      case ServerAddress.Invalid invalid -> {
        var problem = words.fault(invalid);
        screen.showProblem(problem);
        events.error("server-" + Events.kebab(invalid.fault()), problem, invalid.value());
      }
      case ServerAddress.Valid valid -> Slot.take(valid.url(), place -> begin(valid.url(), place));
    }
  }

  /** Goes on from what this tab kept; what another one left waits until the person joins. */
  private void begin(String url, Slot place) {
    if (closed) {
      place.release();
      return;
    }
    slot = place;
    driver = newDriver(url, place);
    draw();
    var kept = driver.state().name();
    if (place.isOwn() && !kept.isEmpty()) {
      joinOrAsk(kept);
    } else if (!early.isEmpty()) {
      joinOrAsk(early);
    } else {
      screen.fillName(kept, "");
      if (host.hasAttribute(ChatElement.FROM_URL) && Dom.isFocusFree()) {
        screen.askForName();
      }
    }
  }

  private void joinOrAsk(String name) {
    var fault = join(name);
    screen.fillName(name, fault == null ? "" : fault);
    if (fault != null) {
      events.error("name", fault, name);
    }
  }

  /** Takes over other settings; returns whether that was possible without beginning anew. */
  boolean adapt(Settings next) {
    if (!next.isSameRoom(settings)) {
      return false;
    }
    var before = settings;
    settings = next;
    if (next.chinese() != before.chinese()) {
      translate();
    }
    if (!next.name().isEmpty() && !next.name().equals(before.name())) {
      joinOrAsk(next.name());
    }
    return true;
  }

  private void translate() {
    words = new Words(settings.chinese(), page.formats());
    var draft = screen.dispose();
    screen = newScreen();
    screen.fillDraft(draft);
    signal = Signal.NONE;
    transcript.redraw();
    if (address instanceof ServerAddress.Invalid invalid) {
      screen.showProblem(words.fault(invalid));
    }
    requestFrame();
  }

  /**
   * Leaves and takes everything off the page; the session ends by itself.
   *
   * @return the name to go on with elsewhere, or the empty text if the person was outside
   */
  String close() {
    boolean inside = driver != null && !Signal.isOutside(driver.state().status());
    var name = driver != null && inside ? driver.state().name() : "";
    closed = true;
    Window.clearTimeout(countdown);
    leave();
    letGo();
    listen(false);
    screen.dispose();
    return name;
  }

  /** What was left is nobody's: another tab may keep its own there. */
  private void letGo() {
    if (closed && slot != null && driver != null && Signal.isOutside(driver.state().status())) {
      slot.release();
    }
  }

  /** Joins under the name, or if it is empty under the last one; returns why not, or null. */
  @Nullable String connect(String name) {
    if (address instanceof ServerAddress.Invalid invalid) {
      return words.fault(invalid);
    }
    if (driver == null) {
      early = name.isEmpty() ? settings.name() : name;
      return null;
    }
    if (name.isEmpty() && driver.state().status() == Status.WAITING) {
      retry();
      return null;
    }
    if (!name.isEmpty() || Signal.isOutside(driver.state().status())) {
      var last = driver.state().name().isEmpty() ? settings.name() : driver.state().name();
      return join(name.isEmpty() ? last : name);
    }
    retry();
    return null;
  }

  @Nullable String sendBinary(BrowserBinary binary) {
    var refusal = driver == null ? Refusal.NOT_JOINED : driver.binaryRefusal();
    if (refusal != null) {
      return words.refusal(refusal, "");
    }
    feed(new Input.BinaryRequested(binary));
    return null;
  }

  /** Joins, or renames who has joined; returns what is wrong with the name, or null. */
  @Nullable String join(String name) {
    var fault = PersonName.fault(name);
    if (fault != null) {
      return words.fault(fault, name);
    }
    feed(
        driver != null && Signal.canWrite(driver.state().status())
            ? new Input.RenameRequested(name.strip())
            : new Input.ConnectRequested(name.strip()));
    return null;
  }

  void leave() {
    early = "";
    feed(new Input.DisconnectRequested());
  }

  /** The person wants to leave: what is not sent then never will be. */
  void leaveAfterAsking() {
    if (driver == null || !driver.hasUnsent() || Window.confirm(words.say(Text.LEAVE_UNSENT))) {
      leave();
    }
  }

  /** The reader comes near the oldest message. */
  void loadOlder() {
    feed(new Input.HistoryRequested());
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
  @Nullable String say(String text) {
    var refusal = driver == null ? Refusal.NOT_JOINED : driver.refusal(text);
    if (refusal != null) {
      return words.refusal(refusal, text);
    }
    feed(new Input.SendRequested(text));
    return null;
  }

  void feed(Input input) {
    if (driver != null) {
      driver.feed(input);
    }
  }

  private void watch(Change change) {
    transcript.apply(change);
    if (change instanceof Change.PeopleChanged changed) {
      people = changed.names();
    }
    events.tell(change, words, clock.now());
    letGo();
    requestFrame();
  }

  private void requestFrame() {
    if (!frameDue && !closed) {
      frameDue = true;
      Dom.atNextFrame(this::draw);
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
    if (state.status() == Status.WAITING) {
      int left = (int) Math.max(0, state.retryAtMillis() - clock.now().millis()) + 999;
      next = words.say(Text.NEXT_TRY, words.formats().number(left / 1000));
      countdown = Window.setTimeout(this::requestFrame, left % 1000 + 1);
    }
    screen.draw(state, signal, next, people, transcript);
  }

  /** What the browser tells of the network and of being looked at. */
  @Override
  public void handleEvent(Event event) {
    var type = event.getType();
    if (type.equals("online")) {
      feed(new Input.WentOnline());
    } else if (type.equals("offline")) {
      feed(new Input.WentOffline());
    } else if (type.equals("beforeunload")) {
      if (driver != null && driver.hasUnsent() && slot != null && !slot.isKept()) {
        event.preventDefault(); // the browser asks the person
      }
    } else if (!Page.isHidden()) {
      feed(new Input.BecameVisible());
    }
  }

  private void listen(boolean begins) {
    Dom.listen(
        Window.current(), "online offline pageshow visibilitychange beforeunload", this, begins);
  }
}
