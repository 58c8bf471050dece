package org.websocketchat.hub;

/** The answer of the {@link Budget}. */
sealed interface Decision {

  /**
   * Granted.
   *
   * @param waitMillis after this wait; 0 for now
   */
  record Granted(long waitMillis) implements Decision {}

  /**
   * Refused: the socket is to be closed.
   *
   * @param code the close code
   * @param reason who is over which limit, and when to come back
   */
  record Refused(int code, String reason) implements Decision {}
}
