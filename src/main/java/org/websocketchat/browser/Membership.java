package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.ConnectionStatus;

/**
 * The person's membership in one room: the room's address, whose session it is, where it is stored,
 * and when it begins and ends; or a stay of nobody, who only reads, and of whom nothing is stored.
 * What one tab stores is only for the person with the name that is stored with it. Where the
 * address is wrong, there is nothing to join, and nothing happens.
 */
final class Membership {
  private final ServerAddress address;
  private final SessionStarter starter;
  private final boolean onlyReads;

  /** The places that closed chats of this page still hold. */
  private final List<String> closingPlaces;

  /** Called when the session can be joined. */
  private final Runnable ready;

  /** Null until the storage is found. */
  private @Nullable Driver driver;

  /** The place where the session is stored; null until it is found. */
  private @Nullable TabStorage storage;

  /** The name that the page gives the person; empty for none. */
  private String pageName = "";

  /** The name of the person who comes back when the chat does not only read; empty for nobody. */
  private String nameBefore = "";

  /** Whether it joins without being asked, if there is a name. */
  private boolean automatic;

  private final EarlyRequests early = new EarlyRequests();
  private boolean closed;

  Membership(
      Settings settings, List<String> closingPlaces, SessionStarter starter, Runnable ready) {
    this.closingPlaces = closingPlaces;
    address = settings.address();
    onlyReads = settings.isReadonly();
    this.starter = starter;
    this.ready = ready;
  }

  ServerAddress address() {
    return address;
  }

  /** The URL of the socket; empty if the address is wrong. */
  String url() {
    return address instanceof ServerAddress.Valid valid ? valid.url() : "";
  }

  /** Null until the session can be joined. */
  @Nullable Driver driver() {
    return driver;
  }

  /**
   * Finds the storage, then joins if there is a name or this tab had joined before.
   *
   * @param joinsByItself false to wait until {@link #join} or {@link #joinByItself}; a stay that
   *     goes on does not wait
   */
  void begin(String name, Handover before, boolean joinsByItself) {
    pageName = name.isEmpty() ? before.name() : name;
    automatic = joinsByItself || before.isSameStay();
    if (!onlyReads) {
      var wanted = before.isSameStay() ? before.name() : pageName;
      find(pageName, wanted, automatic ? wanted : "");
      return;
    }
    nameBefore = before.name();
    if (address instanceof ServerAddress.Valid) {
      driver = starter.ofSpectator();
      ready.run();
    }
  }

  /** Whether nobody is in the room, and the chat only reads. */
  boolean onlyReads() {
    return onlyReads;
  }

  /** Reads the room as nobody, if it only reads and does not wait to be told to. */
  void readByItself() {
    if (onlyReads && automatic) {
      feed(new Input.ReadRequested());
    }
  }

  /** The name that the page gives the person; empty for none. */
  String pageName() {
    return pageName;
  }

  /** The page gives the person this name, which nobody has asked to join under. */
  void offer(String name) {
    pageName = name;
    nameBefore = "";
  }

  /**
   * From now on joins as if it had never waited.
   *
   * @return whether it waits to be told to
   */
  boolean joinByItself() {
    automatic = true;
    if (early.name().isEmpty() && !early.leaves()) {
      early.offer(pageName);
    }
    return driver != null && driver.state().status() == Status.IDLE;
  }

  /**
   * Finds the storage of the person.
   *
   * @param called the name that the page gives the person
   * @param name the name in the storage
   * @param toJoin the name to join under; empty for none
   */
  private void find(String called, String name, String toJoin) {
    early.offer(toJoin);
    if (address instanceof ServerAddress.Valid valid) {
      new PlaceSearch(valid.url(), closingPlaces).find(called, name, this::found);
    }
  }

  private void found(TabStorage place) {
    if (closed) {
      place.release();
      return;
    }
    storage = place;
    place.watch(() -> feed(new Input.Replaced()));
    driver = starter.ofPerson(place);
    if (early.takeForgets()) {
      forgetPerson();
    }
    ready.run();
    if (driver == null) {
      return; // the storage is another person's: the next one is looked for
    }
    var messages = List.copyOf(early.messages());
    boolean leaves = early.leaves();
    early.clear();
    for (int i = 0; i < messages.size(); i++) {
      send(messages.get(i));
    }
    if (leaves) {
      leave();
    }
  }

  /** The name to join under without asking; empty if the person is to be asked. */
  String nameToJoin() {
    var kept = keptName();
    boolean goesOn =
        automatic
            && storage != null
            && storage.isOwn()
            && !kept.isEmpty()
            && !early.isNameAsked()
            && !early.leaves();
    return goesOn ? kept : early.name();
  }

  /** The last name in this storage; empty if there was none. */
  String keptName() {
    return driver == null ? "" : driver.state().name();
  }

  /** Joins, or renames the person who has joined; waits until the storage is found. */
  void join(String name) {
    if (driver == null || storage == null) {
      early.join(name);
    } else if (State.isJoined(driver.state().status())) {
      driver.feed(new Input.RenameRequested(name));
    } else if (isAnothers(name)) {
      storage.release();
      storage = null;
      driver = null;
      find(name, name, name);
    } else {
      storage.claim(pageName);
      driver.feed(new Input.ConnectRequested(name));
    }
  }

  /**
   * Whether nobody has joined yet and the storage is another person's: another tab has taken it
   * meanwhile, or left it under another name.
   */
  private boolean isAnothers(String name) {
    boolean untouched = driver != null && driver.state().status() == Status.IDLE;
    if (!untouched || storage == null) {
      return false;
    }
    boolean named = !keptName().isEmpty() && !keptName().equals(name);
    return storage.isLost() || (named && !storage.isOwn());
  }

  /** Leaves; when the page is loaded anew, it asks for a name. */
  void leave() {
    if (storage != null || !nameBefore.isEmpty()) {
      TabStorage.unclaim(url());
    }
    nameBefore = "";
    goAway();
  }

  private void goAway() {
    if (driver == null) {
      early.leave();
    }
    feed(new Input.DisconnectRequested());
  }

  /**
   * Forgets the person who comes back when the chat does not only read any more, or else the one
   * whom this browser would take a person here for.
   *
   * @param done is called when nothing is stored any more
   */
  void forgetBefore(Runnable done) {
    if (url().isEmpty()) {
      done.run();
      return;
    }
    new PlaceSearch(url(), closingPlaces)
        .find(
            pageName,
            nameBefore.isEmpty() ? pageName : nameBefore,
            place -> {
              TabStorage.unclaim(url());
              place.empty();
              done.run();
            });
  }

  /** Leaves, and forgets the person's identity and what was not sent. */
  void forget() {
    if (driver == null) {
      early.forget();
    } else {
      leave();
      forgetPerson();
    }
  }

  private void forgetPerson() {
    feed(new Input.ForgetRequested(Page.newKey()));
  }

  void feed(Input input) {
    if (driver != null) {
      driver.feed(input);
    }
  }

  /** Tries to connect at once. */
  void retry() {
    if (driver != null) {
      var state = driver.state();
      // The server may have given the person a name that nobody can ask for.
      boolean joins = state.status() == Status.FAILED && PersonName.fault(state.name()) == null;
      feed(joins ? new Input.ConnectRequested(state.name()) : new Input.RetryRequested());
    }
  }

  /** Why {@link #send} would not take this now; null if it would. */
  @Nullable Refusal refusal(Body body) {
    if (onlyReads) {
      return Refusal.READ_ONLY;
    }
    if (driver != null) {
      return driver.refusal(body);
    }
    var refusal = early.refusal(body);
    return refusal == null && url().isEmpty() ? Refusal.NOT_JOINED : refusal;
  }

  /**
   * Sends a message, once the storage is found. What the session then refuses, it tells as a
   * change.
   */
  void send(Body body) {
    if (driver == null) {
      early.send(body);
    } else {
      feed(new Input.SendRequested(body));
    }
  }

  /** The messages that wait for the storage. */
  List<Body> waiting() {
    return early.messages();
  }

  /** Why the session would not send a binary frame now; null if it would. */
  @Nullable Refusal binaryRefusal() {
    if (onlyReads) {
      return Refusal.READ_ONLY;
    }
    return driver == null ? Refusal.NOT_JOINED : driver.binaryRefusal();
  }

  /** Whether the person has joined and not left. */
  boolean isJoined() {
    return driver != null && State.isJoined(driver.state().status());
  }

  /** The same, or about to join. */
  boolean isJoining() {
    return driver == null ? !early.name().isEmpty() : isJoined();
  }

  /** Whether the person has joined and not left, or is leaving, or the session has failed. */
  boolean isInside() {
    return driver != null && !ConnectionStatus.isOutside(driver.state().status());
  }

  /** Whether the person is leaving. */
  boolean isLeaving() {
    return driver != null && driver.state().status() == Status.CLOSING;
  }

  /** Whether a pending message may not have reached the server. */
  boolean hasUnsent() {
    return driver != null && driver.hasUnsent();
  }

  /** Whether something would be lost if the page was left now. */
  boolean isAtRisk() {
    return hasUnsent() && storage != null && !storage.isKept();
  }

  /**
   * Leaves; when the session has ended, another tab may take over the storage.
   *
   * @param keepsClaim whether the next chat, or this tab after a reload, goes on as the same person
   * @return the person's name, also of one who comes back; empty if the person had not joined, and
   *     was not about to
   */
  String close(boolean keepsClaim) {
    var known = onlyReads ? nameBefore : isInside() ? keptName() : "";
    var name = driver == null && !onlyReads ? early.name() : known;
    closed = true;
    if (keepsClaim) {
      goAway();
    } else {
      leave();
    }
    if (storage != null) {
      storage.close();
    }
    letGo();
    return name;
  }

  /** Call this after each change: releases the storage of a session that has ended. */
  void letGo() {
    if (closed && driver != null && !isInside() && storage != null) {
      storage.release();
    }
  }
}
