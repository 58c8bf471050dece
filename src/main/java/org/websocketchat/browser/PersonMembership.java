package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.session.State;

/**
 * The membership of a person: whose session it is, where it is stored, and when it begins and ends.
 * What one tab stores is only for the person with the name that is stored with it.
 */
final class PersonMembership implements Membership {
  private final ServerAddress address;
  private final SessionStarter starter;

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

  /** Whether it joins without being asked, if there is a name. */
  private boolean automatic;

  private final EarlyRequests early = new EarlyRequests();
  private boolean closed;

  PersonMembership(
      ServerAddress address, SessionStarter starter, List<String> closingPlaces, Runnable ready) {
    this.address = address;
    this.starter = starter;
    this.closingPlaces = closingPlaces;
    this.ready = ready;
  }

  @Override
  public ServerAddress address() {
    return address;
  }

  @Override
  public @Nullable Driver driver() {
    return driver;
  }

  /** Finds the storage, then joins if there is a name or this tab had joined before. */
  @Override
  public void begin(String name, Handover before, boolean joinsByItself) {
    pageName = name.isEmpty() ? before.name() : name;
    automatic = joinsByItself || before.isSameStay();
    var wanted = before.isSameStay() ? before.name() : pageName;
    find(pageName, wanted, automatic ? wanted : "");
  }

  /** The name that the page gives the person; empty for none. */
  String pageName() {
    return pageName;
  }

  @Override
  public void offer(String name) {
    pageName = name;
  }

  @Override
  public boolean joinByItself() {
    automatic = true;
    if (early.name().isEmpty() && !early.leaves()) {
      early.offer(pageName);
    }
    return isIdle();
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
    if (driver != null) { // else the storage is another person's: the next one is looked for
      early.doAll(this);
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
    if (!isIdle() || storage == null) {
      return false;
    }
    boolean named = !keptName().isEmpty() && !keptName().equals(name);
    return storage.isLost() || (named && !storage.isOwn());
  }

  @Override
  public void leave() {
    if (storage != null) {
      TabStorage.unclaim(url());
    }
    goAway();
  }

  private void goAway() {
    if (driver == null) {
      early.leave();
    }
    feed(new Input.DisconnectRequested());
  }

  @Override
  public void forget() {
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

  @Override
  public @Nullable Refusal refusal(Body body) {
    if (driver != null) {
      return driver.refusal(body);
    }
    var refusal = early.refusal(body);
    return refusal == null && url().isEmpty() ? Refusal.NOT_JOINED : refusal;
  }

  @Override
  public void send(Body body) {
    if (driver == null) {
      early.send(body);
    } else {
      feed(new Input.SendRequested(body));
    }
  }

  @Override
  public List<Body> waiting() {
    return early.messages();
  }

  @Override
  public @Nullable Refusal binaryRefusal() {
    return driver == null ? Refusal.NOT_JOINED : driver.binaryRefusal();
  }

  @Override
  public boolean isJoining() {
    return driver == null ? !early.name().isEmpty() : isJoined();
  }

  @Override
  public boolean isAtRisk() {
    return hasUnsent() && storage != null && !storage.isKept();
  }

  @Override
  public String close(boolean keepsClaim) {
    var known = isInside() ? keptName() : "";
    var name = driver == null ? early.name() : known;
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

  @Override
  public void letGo() {
    if (closed && driver != null && !isInside() && storage != null) {
      storage.release();
    }
  }
}
