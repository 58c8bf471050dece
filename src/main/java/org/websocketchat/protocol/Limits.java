package org.websocketchat.protocol;

/** The numbers that client and server hold each other to (docs/protocol.md, "Limits"). */
public final class Limits {
  /** The largest encoded frame from client to server, in bytes of UTF-8. */
  public static final int FRAME_BYTES = 65_536;

  /** The longest text of one message, in bytes of UTF-8. */
  public static final int TEXT_BYTES = 16_384;

  /** The longest name, in code points. */
  public static final int NAME_CODE_POINTS = 32;

  /** The longest reason of a sanction, in bytes of UTF-8. */
  public static final int REASON_BYTES = 500;

  /** The longest public id of a person. */
  public static final int WHO_CHARS = 16;

  /** How many messages of a person are removed at once at most. */
  public static final int PURGE_MESSAGES = 1_000;

  /** The longest close reason, in bytes of UTF-8 (RFC 6455, 5.5: 125 less the code). */
  public static final int CLOSE_REASON_BYTES = 123;

  /** How many frames a second a client may send on average. */
  public static final int RATE = 10;

  /** How many frames a client may send at once. */
  public static final int BURST = 20;

  /**
   * How many missed messages a client is sent at most; one that has missed more goes on from the
   * newest message.
   */
  public static final int REPLAY_MESSAGES = 1_000;

  /**
   * How many bytes of missed messages a client is sent at most: names and texts in UTF-8, and 100
   * for each message.
   */
  public static final int REPLAY_BYTES = 1 << 20;

  /** The largest page of history, encoded, in bytes. */
  public static final int PAGE_BYTES = 256 * 1024;

  /** For how long an author may usually edit or remove a message, in milliseconds. */
  public static final long EDIT_MILLIS = 15 * 60_000;

  /** How deep JSON from a client may nest. */
  public static final int JSON_DEPTH = 16;

  /** The largest integer that a JSON number carries exactly everywhere (RFC 8259, 6). */
  public static final long MAX_INTEGER = (1L << 53) - 1;

  private Limits() {}
}
