package org.websocketchat.session;

/** The socket that a session has at a time, if it has one: opens it, numbers it and gives it up. */
final class CurrentSocket {
  static final long BETWEEN_ATTEMPTS_MILLIS = 1_000;

  private final SessionSettings settings;
  private final Wire wire;

  /** Counts sockets, so that events of an older one can be told apart and ignored. */
  private int generation;

  /** Whether there is a socket of this generation that was not given up and has not closed. */
  private boolean exists;

  /** The sub-protocol that the server picked on this socket; empty without one or a socket. */
  private String protocol = "";

  private long lastAttemptMillis = -BETWEEN_ATTEMPTS_MILLIS;

  CurrentSocket(SessionSettings settings, Wire wire) {
    this.settings = settings;
    this.wire = wire;
  }

  int generation() {
    return generation;
  }

  boolean exists() {
    return exists;
  }

  String protocol() {
    return protocol;
  }

  /** When the next attempt may be made at the soonest. */
  long soonestMillis() {
    return lastAttemptMillis + BETWEEN_ATTEMPTS_MILLIS;
  }

  /** An attempt to have another socket begins. */
  void begin(Turn turn) {
    generation++;
    lastAttemptMillis = turn.now.millis();
  }

  /** Opens the socket of this generation. */
  void open(Turn turn) {
    exists = true;
    turn.put(new Output.Open(generation, settings.url(), settings.protocols()));
  }

  void opened(String picked) {
    protocol = picked;
    wire.opened(generation);
  }

  /** Gives the socket up: the session hears nothing of it any more. */
  void abandon(Turn turn) {
    gone();
    turn.put(new Output.Abandon());
  }

  /** The socket has closed, or could not be made. */
  void gone() {
    exists = false;
    protocol = "";
    wire.gone();
  }
}
