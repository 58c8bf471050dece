package org.websocketchat.session;

/** Where a session stands. The states of one socket (RFC 6455, 7.1) are folded in. */
public enum Status {
  /** Nothing was asked yet. */
  IDLE,
  /** A socket was asked for and has not opened. */
  CONNECTING,
  /** The socket is open; the server has not yet said who we are. */
  HANDSHAKING,
  /** Our name is confirmed: what is said goes out. */
  ONLINE,
  /** No socket; the next attempt has a time. */
  WAITING,
  /** The person leaves: what was said is flushed, then the socket closes. */
  CLOSING,
  /** The person has left. */
  CLOSED,
  /** It makes no sense to try again by itself; the state's cause says why. */
  FAILED
}
