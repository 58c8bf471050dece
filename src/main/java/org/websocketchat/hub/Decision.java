package org.websocketchat.hub;

/** What the {@link Budget} says to one who wants something. */
sealed interface Decision {

  /**
   * It may be had.
   *
   * @param waitMillis after so long; zero for now
   */
  record Granted(long waitMillis) implements Decision {}

  /**
   * It may not be had, and the socket is to be closed.
   *
   * @param reason who is over what, and when to come back
   */
  record Refused(int code, String reason) implements Decision {}
}
