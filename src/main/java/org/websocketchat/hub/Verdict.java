package org.websocketchat.hub;

import java.util.function.Function;

/** What is to be done after a message from a socket. */
sealed interface Verdict {

  /** Handles the message as the budget has decided: now, later, or not. */
  static Verdict when(Decision decision, Function<Turn, Verdict> handling) {
    return switch (decision) {
      case Decision.Granted(long waitMillis) -> new Later(waitMillis, handling);
      case Decision.Refused(int code, var reason) -> new Fault(code, reason);
    };
  }

  /** It is handled: read the next frame. */
  record Handled() implements Verdict {}

  /** A draft was added to the log: read the next frame when it is stored. */
  record Accepted() implements Verdict {}

  /** Storage was asked something: read the next frame when it has answered. */
  record Held() implements Verdict {}

  /**
   * It has to wait before it is handled: read the next frame after that.
   *
   * @param waitMillis 0 for not at all
   */
  record Later(long waitMillis, Function<Turn, Verdict> handling) implements Verdict {}

  /** The peer broke a rule: close the socket. */
  record Fault(int code, String reason) implements Verdict {}
}
