package org.websocketchat.hub;

/** What became of a message from a socket. */
sealed interface Verdict {

  /** It is handled; read on. */
  record Handled() implements Verdict {}

  /** It is on its way into the log; read on when that has answered. */
  record Held() implements Verdict {}

  /** The peer broke a rule; close. */
  record Fault(int code, String reason) implements Verdict {}
}
