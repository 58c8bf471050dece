package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Session;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.ConnectionStatus;

/**
 * The person's membership in one room: whose session it is, where it is stored, and when it begins
 * and ends. What one tab stores is only for the person with the name that is stored with it.
 */
final class Membership {

  /** Makes the driver of a session that continues from a storage. */
  interface Driving {
    Driver drive(Session session, TabStorage storage);
  }

  private final String url;
  private final List<String> protocols;
  private final Driving driving;

  /** Called when the session can be joined. */
  private final Runnable ready;

  /** Null until the storage is found. */
  private @Nullable Driver driver;

  /** The place where the session is stored; null until it is found. */
  private @Nullable TabStorage storage;

  /** The name that the page gives the person; empty for none. */
  private String pageName = "";

  /** The name to join under once the storage is found; empty for none. */
  private String early = "";

  /** Whether the person or a script asked for that name, not the page's attribute. */
  private boolean asked;

  private boolean closed;

  Membership(String url, List<String> protocols, Driving driving, Runnable ready) {
    this.url = url;
    this.protocols = protocols;
    this.driving = driving;
    this.ready = ready;
  }

  /** Null until the session can be joined. */
  @Nullable Driver driver() {
    return driver;
  }

  /** Finds the storage, then joins if there is a name or this tab had joined before. */
  void begin(String name) {
    pageName = name;
    find(name);
  }

  private void find(String name) {
    early = name;
    TabStorage.find(url, name, this::found);
  }

  private void found(TabStorage place) {
    if (closed) {
      place.release();
      return;
    }
    storage = place;
    var session =
        new Session(
            new Session.Settings(url, protocols, Page.newSeed(), Page.newKey(), place.memory()),
            new BrowserJson());
    driver = driving.drive(session, place);
    ready.run();
  }

  /** The name to join under without asking; empty if the person is to be asked. */
  String nameToJoin() {
    var kept = keptName();
    boolean goesOn = storage != null && storage.isOwn() && !kept.isEmpty() && !asked;
    return goesOn ? kept : early;
  }

  /** The last name in this storage; empty if there was none. */
  String keptName() {
    return driver == null ? "" : driver.state().name();
  }

  /** Joins, or renames the person who has joined; waits until the storage is found. */
  void join(String name) {
    if (driver == null || storage == null) {
      early = name;
      asked = true;
    } else if (State.isJoined(driver.state().status())) {
      driver.feed(new Input.RenameRequested(name));
    } else if (isAnothers(name)) {
      storage.release();
      storage = null;
      driver = null;
      find(name);
    } else {
      storage.claim(pageName);
      driver.feed(new Input.ConnectRequested(name));
    }
  }

  /** Whether another tab left this storage, and it belongs to a person with another name. */
  private boolean isAnothers(String name) {
    boolean untouched = driver != null && driver.state().status() == Status.IDLE;
    return untouched
        && storage != null
        && !storage.isOwn()
        && !keptName().isEmpty()
        && !keptName().equals(name);
  }

  /** Leaves; when the page is loaded anew, it asks for a name. */
  void leave() {
    early = "";
    asked = false;
    if (storage != null) {
      storage.unclaim();
    }
    feed(new Input.DisconnectRequested());
  }

  /** Leaves, and forgets the person's identity. */
  void forget() {
    leave();
    feed(new Input.ForgetRequested(Page.newKey()));
  }

  void feed(Input input) {
    if (driver != null) {
      driver.feed(input);
    }
  }

  /** Whether something would be lost if the page was left now. */
  boolean isAtRisk() {
    return driver != null && driver.hasUnsent() && storage != null && !storage.isKept();
  }

  /** Leaves; when the session has ended, another tab may take over the storage. */
  void close() {
    closed = true;
    leave();
    letGo();
  }

  /** Call this after each change: releases the storage of a session that has ended. */
  void letGo() {
    boolean ended = driver != null && ConnectionStatus.isOutside(driver.state().status());
    if (closed && ended && storage != null) {
      storage.release();
    }
  }
}
