package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;

/**
 * A stay of nobody, who only reads, and of whom nothing is stored. It remembers the person who was
 * here before it and comes back after it.
 */
final class SpectatorMembership implements Membership {
  private final ServerAddress address;
  private final SessionStarter starter;

  /** The places that closed chats of this page still hold. */
  private final List<String> closingPlaces;

  /** Called when the room can be read. */
  private final Runnable ready;

  private @Nullable Driver driver;

  /** The name that the page gives the person; empty for none. */
  private String pageName = "";

  /** The name of the person who comes back when the chat does not only read; empty for nobody. */
  private String nameBefore = "";

  /** Whether it reads without being asked. */
  private boolean automatic;

  SpectatorMembership(
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

  @Override
  public void begin(String name, Handover before, boolean joinsByItself) {
    pageName = name.isEmpty() ? before.name() : name;
    nameBefore = before.name();
    automatic = joinsByItself || before.isSameStay();
    if (address instanceof ServerAddress.Valid) {
      driver = starter.ofSpectator();
      ready.run();
    }
  }

  @Override
  public boolean joinByItself() {
    automatic = true;
    return isIdle();
  }

  /** Reads the room, if it does not wait to be told to. */
  void readByItself() {
    if (automatic) {
      feed(new Input.ReadRequested());
    }
  }

  @Override
  public void offer(String name) {
    pageName = name;
    nameBefore = "";
  }

  @Override
  public void leave() {
    if (!nameBefore.isEmpty()) {
      TabStorage.unclaim(url());
    }
    nameBefore = "";
    goAway();
  }

  private void goAway() {
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

  @Override
  public void forget() {
    leave();
    feed(new Input.ForgetRequested(Page.newKey()));
  }

  @Override
  public Refusal refusal(Body body) {
    return Refusal.READ_ONLY;
  }

  @Override
  public void send(Body body) {
    feed(new Input.SendRequested(body)); // which the session refuses
  }

  @Override
  public List<Body> waiting() {
    return List.of();
  }

  @Override
  public Refusal binaryRefusal() {
    return Refusal.READ_ONLY;
  }

  @Override
  public boolean isJoining() {
    return isJoined();
  }

  @Override
  public boolean isAtRisk() {
    return false;
  }

  @Override
  public String close(boolean keepsClaim) {
    var name = nameBefore;
    if (keepsClaim) {
      goAway();
    } else {
      leave();
    }
    return name;
  }

  @Override
  public void letGo() {
    // It holds no storage.
  }
}
