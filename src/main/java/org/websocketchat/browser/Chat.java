package org.websocketchat.browser;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Change;
import org.websocketchat.session.Input;
import org.websocketchat.session.Person;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.view.Acts;
import org.websocketchat.view.Draft;
import org.websocketchat.view.IgnoreList;
import org.websocketchat.view.TextLimit;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;

/**
 * One chat in one room: its parts, when it begins and ends, and its drawing, once in a frame at
 * most.
 */
final class Chat implements ChatLoop.Driven {
  private final Events events;
  private final BrowserClock clock = new BrowserClock();
  private final ChatLoop loop;
  private final Membership membership;
  private final RoomStorage storage;
  private final Notice notice;
  private final Transcript transcript;
  private final MessageActions actions;
  private final Draft draft = new Draft();
  private final Acts acts = new Acts();
  private final ChatView view;
  private final Joining joining;
  private final Promises promises;
  private final DisplayFilter filter;
  private final Sender sender;
  private final ChangeObserver observer;
  private final HistoryLoader historyLoader = new HistoryLoader(this);
  private Settings settings;

  /**
   * Makes the screen; nothing happens until {@link #open}.
   *
   * @param binaryType the type in which binary frames arrive on the next socket
   * @param tokens the page's tokens
   */
  Chat(
      HTMLElement host,
      Page page,
      Settings settings,
      Supplier<String> binaryType,
      PageTokens tokens,
      ElementStates states) {
    this.settings = settings;
    events = new Events(host, states);
    BooleanSupplier awaits = () -> promises().awaitAny();
    var starter =
        new SessionStarter(settings, binaryType, awaits, tokens, clock, this::changed, this::guard);
    membership = Membership.of(settings, page.closingPlaces(), starter, this::begin);
    storage = new RoomStorage(membership.url(), page.draftKeysInUse());
    notice = new Notice(host, storage.ignoreList(), this::requestFrame);
    loop = new ChatLoop(this, notice);
    var formats = new IntlFormats(settings.locale());
    transcript = new Transcript(formats, notice.unread(), storage.ignoreList());
    transcript.keep(settings.mostRows());
    actions = new MessageActions(membership, transcript, clock);
    view = new ChatView(host, page, settings, formats, membership.address(), this);
    joining = new Joining(host, membership, events, view);
    joining.suggest(settings.suggestedName());
    filter = new DisplayFilter(events, transcript);
    promises = new Promises(membership, events, filter, this::translator);
    sender = new Sender(membership, promises, notice, this::translator);
    observer = new ChangeObserver(this, view, clock);
    view.screen().fillDraft(storage.draft());
  }

  /** Has the browser ask before the page is left, if something would be lost. */
  private void guard() {
    loop.guard(membership.isAtRisk());
  }

  /** Starts; joins if there is a name. */
  void open(Handover before) {
    loop.start();
    view.resume(before.isOpen(), before.isFocused());
    if (membership.address() instanceof ServerAddress.Invalid invalid) {
      events.error(ChatFault.of(invalid, translator()));
    } else {
      membership.begin(settings.name(), before, !settings.isManual());
    }
  }

  /** Draws what has changed with the next frame of the page. */
  void requestFrame() {
    loop.requestFrame();
  }

  private void begin() {
    joining.begin();
    promises.lookSoon();
    requestFrame();
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
    transcript.keep(next.mostRows());
    view.adapt(next, transcript);
    joining.adapt(before, next);
    return true;
  }

  /**
   * Leaves and removes everything from the page; the session ends by itself.
   *
   * @param next the settings of the next chat; null if there is none
   */
  Handover close(@Nullable Settings next) {
    boolean isSameRoom = next != null && next.isSameAddress(settings);
    boolean isOpen = view.screen().layout().isOpen();
    boolean isFocused = view.screen().hasFocus();
    loop.stop();
    var unsent = membership.waiting();
    for (int i = 0; i < unsent.size(); i++) {
      events.error(ChatFault.of(Refusal.NOT_JOINED, unsent.get(i).text(), translator()));
    }
    var name = membership.close(isSameRoom);
    promises.close();
    notice.end();
    storage.release();
    view.screen().dispose();
    return new Handover(name, isSameRoom, isSameRoom && isOpen, isSameRoom && isFocused);
  }

  /** Focuses what the person writes in. */
  void focus() {
    view.screen().focus();
  }

  /** What was promised to scripts. */
  Promises promises() {
    return promises;
  }

  Events events() {
    return events;
  }

  /** How long a text in the message box can be. */
  TextLimit limit() {
    return settings.limit();
  }

  Membership membership() {
    return membership;
  }

  Translator translator() {
    return view.translator();
  }

  /** Joins, or renames the person who has joined; returns what is wrong with the name, or null. */
  @Nullable String join(String name) {
    return joining.join(name);
  }

  void leave() {
    membership.leave();
  }

  /** Forgets the person of before, whose chat only reads now; then leaves, and is done. */
  void forgetBefore(SpectatorMembership reading, Runnable done) {
    reading.forgetBefore(
        () -> {
          forget();
          view.screen().fillDraft(""); // which is kept so
          done.run();
        });
  }

  void forget() {
    promises.forget();
    membership.forget();
    joining.forget();
  }

  /** What sends. */
  Sender sender() {
    return sender;
  }

  /** Empties the log of this page; the server keeps everything. */
  void clear() {
    transcript.clear();
    notice.clear();
    requestFrame();
  }

  /** What the text in the message box is for. */
  Draft draft() {
    return draft;
  }

  /** What the page makes of texts. */
  DisplayFilter filter() {
    return filter;
  }

  /** What moderators did and what was reported. */
  Acts acts() {
    return acts;
  }

  /** What the person can do with messages. */
  MessageActions actions() {
    return actions;
  }

  @Override
  public void feed(Input input) {
    membership.feed(input);
  }

  /** What shows older messages. */
  HistoryLoader historyLoader() {
    return historyLoader;
  }

  void keepDraft(String text) {
    storage.keepDraft(draft.kept(text));
  }

  /** Starts or stops ignoring a person. */
  void ignore(Person person) {
    storage.ignore(person);
    transcript.ignore();
    requestFrame();
  }

  IgnoreList ignoreList() {
    return storage.ignoreList();
  }

  /** Everybody who is present. */
  List<Person> people() {
    return view.people();
  }

  Notice notice() {
    return notice;
  }

  Transcript transcript() {
    return transcript;
  }

  private void changed(Change change) {
    observer.take(change);
    membership.letGo();
    guard();
    requestFrame();
  }

  @Override
  public void draw() {
    var driver = membership.driver();
    if (driver != null) {
      loop.drawAfter(view.draw(driver.state(), clock.now(), transcript));
    }
  }
}
