package org.websocketchat.server;

/** What became of a message that was posted. */
sealed interface PostOutcome {

  /**
   * It is in the log: now, or since an earlier post of the same.
   *
   * @param offset its place; 0 if it is not kept any more
   */
  record Stored(long offset) implements PostOutcome {}

  /** Another message was stored under this key. */
  record Conflict() implements PostOutcome {}

  /**
   * The hub does not take it.
   *
   * @param code of the error
   * @param detail as in {@link org.websocketchat.protocol.ServerFrame.Refused}
   */
  record Refused(String code, long detail) implements PostOutcome {}

  /** The hub has closed what looked like a socket, with this code; 1006 if it dropped it. */
  record Closed(int code, String reason) implements PostOutcome {}
}
