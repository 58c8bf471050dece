package org.websocketchat.session;

/** Why a session is in the state it is in; {@link State} carries what belongs to it. */
public enum Cause {
  /** Nothing went wrong: the person asked for it, or it is a step on the way. */
  NONE,
  /** The socket's constructor refused the address (SyntaxError); the detail is its message. */
  BAD_ADDRESS,
  /** The browser refused an insecure or forbidden address (SecurityError). */
  INSECURE,
  /** The page's Content-Security-Policy does not list the address in connect-src. */
  BLOCKED_BY_POLICY,
  /**
   * The server picked a sub-protocol that was not offered, or that is not spoken here; the detail
   * is its name.
   */
  WRONG_PROTOCOL,
  /**
   * The session only reads, and in the sub-protocol that the server picked everybody is a person;
   * the detail is its name, empty if the server picked none.
   */
  NO_SPECTATORS,
  /** The host gave no token in time, or could not get one. */
  NO_TOKEN,
  /** The socket did not open. */
  UNREACHABLE,
  /**
   * No socket has opened since the person joined, and at least three attempts have failed: probably
   * the address, the origin or a policy is wrong.
   */
  NEVER_REACHED,
  /** The socket ended without a close frame (code 1006), or messages were lost on it. */
  LOST,
  /** The server closed the socket; the state has its close code, and its reason as the detail. */
  SERVER_CLOSED,
  /** The server did not answer in time, or the computer slept too long to trust the socket. */
  SILENT
}
