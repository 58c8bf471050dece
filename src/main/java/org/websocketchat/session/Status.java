package org.websocketchat.session;

/** The status of a session. It includes the states of a socket (RFC 6455, 7.1). */
public enum Status {
  /** The person has not joined yet. */
  IDLE,
  /** A socket is opening. */
  CONNECTING,
  /** The socket is open; the server has not confirmed the name yet. */
  HANDSHAKING,
  /** The server has confirmed the name, and messages are sent. */
  ONLINE,
  /** There is no socket; the state tells when the next attempt is due. */
  WAITING,
  /** The person is leaving: pending messages are sent, then the socket closes. */
  CLOSING,
  /** The person has left. */
  CLOSED,
  /** The session does not connect again by itself; the cause in the state says why. */
  FAILED
}
