package org.websocketchat.hub;

/** What became of a message from a socket. */
sealed interface Verdict {

  /** It is handled; read on. */
  record Handled() implements Verdict {}

  /** It waits to go into the log; read on when that has answered. */
  record Kept() implements Verdict {}

  /** Storage was asked something; read on when it has answered. */
  record Held() implements Verdict {}

  /** The peer broke a rule; close. */
  record Fault(int code, String reason) implements Verdict {}
}
