package org.websocketchat.session;

/** Why a session is in the state it is in; {@link State} carries what belongs to it. */
public enum Cause {
  /** As asked. */
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
  /** No socket could be opened. */
  UNREACHABLE,
  /** Three first attempts failed: probably the address, the origin or a policy is wrong. */
  NEVER_REACHED,
  /** The socket ended without a close frame (code 1006). */
  LOST,
  /** The server closed the socket; code and detail are its own. */
  SERVER_CLOSED,
  /** The server said nothing where an answer was due, or the computer slept. */
  SILENT
}
