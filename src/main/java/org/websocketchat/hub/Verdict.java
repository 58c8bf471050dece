package org.websocketchat.hub;

import java.util.function.Function;

/** What became of a message from a socket. */
sealed interface Verdict {

  /** It is handled when the budget has decided that it may be. */
  static Verdict when(Decision decision, Function<Turn, Verdict> handling) {
    return switch (decision) {
      case Decision.Granted(long waitMillis) -> new Later(waitMillis, handling);
      case Decision.Refused(int code, var reason) -> new Fault(code, reason);
    };
  }

  /** It is handled; read on. */
  record Handled() implements Verdict {}

  /** It waits to go into the log; read on when that has answered. */
  record Accepted() implements Verdict {}

  /** Storage was asked something; read on when it has answered. */
  record Held() implements Verdict {}

  /**
   * It has to wait before it is handled; read on after that.
   *
   * @param waitMillis zero for not at all
   */
  record Later(long waitMillis, Function<Turn, Verdict> handling) implements Verdict {}

  /** The peer broke a rule; close. */
  record Fault(int code, String reason) implements Verdict {}
}
