package org.websocketchat.session;

/** Why a session does not take a message or a binary frame. The caller still has it. */
public enum Refusal {
  /** Nothing but white space. */
  EMPTY,
  /** A correction, and the sub-protocol of the server has none. */
  UNSUPPORTED,
  /**
   * The text or its frame is larger than the server allows: usually {@link
   * org.websocketchat.protocol.Limits#TEXT_BYTES} and {@link
   * org.websocketchat.protocol.Limits#FRAME_BYTES}.
   */
  TOO_LARGE,
  /**
   * 200 messages or 256 KiB are on their way already; for a binary frame: the socket's buffer is
   * full.
   */
  FULL,
  /**
   * The person has not joined, or is leaving, or the session has failed; for a binary frame: it is
   * not online.
   */
  NOT_JOINED,
  /** The session only reads ({@link Session#ofSpectator}). */
  READ_ONLY
}
