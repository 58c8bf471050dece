package org.websocketchat.session;

/** The timers of a session. {@link Timers} knows when each is due. */
enum Timer {
  /** The host has to give a token by then. */
  TOKEN,
  /** The socket has to be open by then. */
  OPEN,
  /** The server has to confirm the name by then. */
  WELCOME,
  /** The copy of the oldest message on the wire has to come by then. */
  COPY,
  /** The session has been online long enough to forget earlier failures. */
  STABLE,
  /** The next attempt is due. */
  RETRY,
  /** The person is leaving, and pending messages have to be sent by then. */
  FLUSH,
  /** The server has to answer the closing handshake by then. */
  CLOSE,
  /** The buffer of the socket is to be measured again. */
  BUFFER,
  /** The server has to have sent a frame by then, or is sent a ping. */
  SILENCE,
  /** The server has to answer the ping by then. */
  PROBE,
  /** The rate allows another frame from then on. */
  PACE,
  /** Slow mode lets the next text through from then on. */
  SLOW,
  /** The position is to be stored. */
  STORE,
  /** The session is to take a turn, so that a sleep shows as a gap between turns. */
  WATCH;

  /**
   * Whether the session gives something up when it runs out. Such a timer gets a second more if it
   * is looked at late.
   */
  boolean isPatient() {
    return switch (this) {
      case TOKEN, OPEN, WELCOME, COPY, FLUSH, CLOSE, SILENCE, PROBE -> true;
      case STABLE, RETRY, BUFFER, PACE, SLOW, STORE, WATCH -> false;
    };
  }
}
