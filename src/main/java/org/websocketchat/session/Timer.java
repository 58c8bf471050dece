package org.websocketchat.session;

/** The named timers of a session; {@link Timers} holds when each is due. */
enum Timer {
  /** The socket has to be open. */
  OPEN(true),
  /** The server has to say who we are. */
  WELCOME(true),
  /** The oldest message on the wire has to come back. */
  ACK(true),
  /** Online long enough for the next loss to start from the shortest wait. */
  STABLE(false),
  /** The next attempt. */
  RETRY(false),
  /** What was said has to be out before leaving. */
  FLUSH(true),
  /** The server has to answer the closing handshake. */
  CLOSE(true),
  /** Look again how much the socket has buffered. */
  BUFFER(false),
  /** The server has to have said something, or is asked to. */
  BEAT(true),
  /** The server has to answer what it was asked. */
  PROBE(true),
  /** The rate allows another frame. */
  PACE(false),
  /** How far we have read is to be stored. */
  STORE(false),
  /** Take a turn, so that a long sleep shows. */
  WATCH(false);

  /** Whether something is given up when it runs out, so that running late earns it a grace. */
  final boolean patient;

  Timer(boolean patient) {
    this.patient = patient;
  }
}
