package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Session;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.Signal;

/**
 * The person in one room: whose session it is, where that is kept, and when it begins and ends.
 * What one tab keeps is for the person who bears the name that is kept with it, and for nobody
 * else.
 */
final class Membership {

  /** Makes what drives the session that goes on from a storage. */
  interface Driving {
    Driver drive(Session session, TabStorage storage);
  }

  private final String url;
  private final List<String> protocols;
  private final Driving driving;

  /** Is told that the session can be joined. */
  private final Runnable ready;

  /** Null until the storage is found. */
  private @Nullable Driver driver;

  /** Where the session is kept; null until that is found. */
  private @Nullable TabStorage storage;

  /** What the page calls the person; empty if it leaves that open. */
  private String pageName = "";

  /** Under which name to join once the storage is found; empty for none. */
  private String early = "";

  /** Whether somebody has asked for that name, rather than the page's attribute. */
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

  /** Looks for what is kept, and then joins, if there is a name or this tab had joined before. */
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

  /** Under which name to join without being asked; empty if the person is to be asked. */
  String nameToJoin() {
    var kept = keptName();
    boolean goesOn = storage != null && storage.isOwn() && !kept.isEmpty() && !asked;
    return goesOn ? kept : early;
  }

  /** The name that was had here before; empty if there was none. */
  String keptName() {
    return driver == null ? "" : driver.state().name();
  }

  /** Joins, or renames who has joined; once the storage is found, if it is not. */
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

  /** Whether what is kept here was left by another tab, and is not of who is called so. */
  private boolean isAnothers(String name) {
    boolean untouched = driver != null && driver.state().status() == Status.IDLE;
    return untouched
        && storage != null
        && !storage.isOwn()
        && !keptName().isEmpty()
        && !keptName().equals(name);
  }

  /** Leaves; when the page is loaded anew, it asks. */
  void leave() {
    early = "";
    asked = false;
    if (storage != null) {
      storage.unclaim();
    }
    feed(new Input.DisconnectRequested());
  }

  /** Leaves, and forgets who one is. */
  void forget() {
    leave();
    feed(new Input.ForgetRequested(Page.newKey()));
  }

  void feed(Input input) {
    if (driver != null) {
      driver.feed(input);
    }
  }

  /** Whether something would be lost if the page were left now. */
  boolean isAtRisk() {
    return driver != null && driver.hasUnsent() && storage != null && !storage.isKept();
  }

  /** Leaves, and lets another tab have what is kept when the session has ended. */
  void close() {
    closed = true;
    leave();
    letGo();
  }

  /** To be called after each change: what a session that has ended keeps is nobody's. */
  void letGo() {
    boolean ended = driver != null && Signal.isOutside(driver.state().status());
    if (closed && ended && storage != null) {
      storage.release();
    }
  }
}
