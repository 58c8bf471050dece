package org.websocketchat.session;

/** The named timers of a session; {@link Timers} holds when each is due. */
enum Timer {
  /** The socket has to be open. */
  OPEN,
  /** The server has to say who we are. */
  WELCOME,
  /** The oldest message on the wire has to come back. */
  COPY,
  /** Online long enough for the next loss to start from the shortest wait. */
  STABLE,
  /** The next attempt. */
  RETRY,
  /** What was said has to be out before leaving. */
  FLUSH,
  /** The server has to answer the closing handshake. */
  CLOSE,
  /** Look again how much the socket has buffered. */
  BUFFER,
  /** The server has to have said something, or is asked to. */
  SILENCE,
  /** The server has to answer what it was asked. */
  PROBE,
  /** The rate allows another frame. */
  PACE,
  /** How far we have read is to be stored. */
  STORE,
  /** Take a turn, so that a long sleep shows. */
  WATCH;

  /** Whether something is given up when it runs out, so that running late earns it a grace. */
  boolean isPatient() {
    return switch (this) {
      case OPEN, WELCOME, COPY, FLUSH, CLOSE, SILENCE, PROBE -> true;
      case STABLE, RETRY, BUFFER, PACE, STORE, WATCH -> false;
    };
  }
}
