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
 * The stay in one room: that of a person, who joins and leaves, or that of nobody, who only reads.
 * Where the address is wrong, there is nothing to join, and nothing happens.
 */
sealed interface Membership permits PersonMembership, SpectatorMembership {

  /**
   * Makes a stay; nothing happens until {@link #begin}.
   *
   * @param closingPlaces the places that closed chats of this page still hold
   * @param ready is called when the session can be joined
   */
  static Membership of(
      Settings settings, List<String> closingPlaces, SessionStarter starter, Runnable ready) {
    var address = settings.address();
    return settings.isReadonly()
        ? new SpectatorMembership(address, starter, closingPlaces, ready)
        : new PersonMembership(address, starter, closingPlaces, ready);
  }

  ServerAddress address();

  /** The URL of the socket; empty if the address is wrong. */
  default String url() {
    return address() instanceof ServerAddress.Valid valid ? valid.url() : "";
  }

  /** Null until the session can be joined. */
  @Nullable Driver driver();

  /**
   * Makes the session, then joins it unless it is to wait.
   *
   * @param name the name that the page gives the person; empty for none
   * @param joinsByItself false to wait until somebody joins, or {@link #joinByItself}; a stay that
   *     goes on does not wait
   */
  void begin(String name, Handover before, boolean joinsByItself);

  /**
   * From now on joins as if it had never waited.
   *
   * @return whether it waits to be told to
   */
  boolean joinByItself();

  /** Whether nobody is in the room, and the chat only reads. */
  default boolean onlyReads() {
    return this instanceof SpectatorMembership;
  }

  /** The page gives the person this name, which nobody has asked to join under. */
  void offer(String name);

  /** The name that the person has, or had last in this storage; empty for none. */
  default String keptName() {
    var driver = driver();
    return driver == null ? "" : driver.state().name();
  }

  /** Leaves; when the page is loaded anew, it asks for a name. */
  void leave();

  /** Leaves, and forgets the person's identity and what was not sent. */
  void forget();

  /** Passes an input to the session, if there is one yet. */
  default void feed(Input input) {
    var driver = driver();
    if (driver != null) {
      driver.feed(input);
    }
  }

  /** Tries to connect at once. */
  default void retry() {
    var driver = driver();
    if (driver != null) {
      var state = driver.state();
      // The server may have given the person a name that nobody can ask for.
      boolean joins = state.status() == Status.FAILED && PersonName.fault(state.name()) == null;
      driver.feed(joins ? new Input.ConnectRequested(state.name()) : new Input.RetryRequested());
    }
  }

  /** Why {@link #send} would not take this now; null if it would. */
  @Nullable Refusal refusal(Body body);

  /**
   * Sends a message, once the storage is found. What the session then refuses, it tells as a
   * change.
   */
  void send(Body body);

  /** The messages that wait for the storage. */
  List<Body> waiting();

  /** Why the session would not send a binary frame now; null if it would. */
  @Nullable Refusal binaryRefusal();

  /** Whether the session has joined and not left. */
  default boolean isJoined() {
    var driver = driver();
    return driver != null && State.isJoined(driver.state().status());
  }

  /** The same, or about to join. */
  boolean isJoining();

  /** Whether the session has joined and not left, or is leaving, or has failed. */
  default boolean isInside() {
    var driver = driver();
    return driver != null && !ConnectionStatus.isOutside(driver.state().status());
  }

  /** Whether the session is leaving. */
  default boolean isLeaving() {
    return is(Status.CLOSING);
  }

  /** Whether the session waits to be joined for the first time. */
  default boolean isIdle() {
    return is(Status.IDLE);
  }

  private boolean is(Status status) {
    var driver = driver();
    return driver != null && driver.state().status() == status;
  }

  /** Whether a pending message may not have reached the server. */
  default boolean hasUnsent() {
    var driver = driver();
    return driver != null && driver.hasUnsent();
  }

  /** Whether something would be lost if the page was left now. */
  boolean isAtRisk();

  /**
   * Leaves; when the session has ended, another tab may take over the storage.
   *
   * @param keepsClaim whether the next chat, or this tab after a reload, goes on as the same person
   * @return the person's name, also of one who comes back; empty if the person had not joined, and
   *     was not about to
   */
  String close(boolean keepsClaim);

  /** Call this after each change: releases the storage of a session that has ended. */
  void letGo();
}
