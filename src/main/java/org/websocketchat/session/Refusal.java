package org.websocketchat.session;

/** Why a text cannot be taken. The caller still has it. */
public enum Refusal {
  /** Nothing but white space. */
  EMPTY,
  /**
   * More than {@link org.websocketchat.protocol.Limits#TEXT_BYTES} in UTF-8, or the frame too
   * large.
   */
  TOO_LARGE,
  /** The outbox holds 200 messages or 256 KiB that have not come back. */
  FULL,
  /** Not joined, leaving, left or failed; for binary: not online. */
  NOT_JOINED
}
