package org.websocketchat.bot;

import org.websocketchat.protocol.Limits;
import org.websocketchat.session.Refusal;

/** What has become of something that a bot sent. */
public sealed interface Outcome {

  /**
   * The server has it, once, and nothing takes it back but a correction.
   *
   * @param offset the place of the message in the room's log; of an edit or a removal, that of the
   *     message that it changed. {@link #UNKNOWN} if the bot ended, or was away too long, before
   *     the server told the place
   */
  record Stored(long offset) implements Outcome {
    /** Stands for a place that the server has not told. */
    public static final long UNKNOWN = 0;
  }

  /**
   * The server does not have it, and never gets it from this bot. The program may send it again.
   *
   * @param detail one sentence for a person; for {@link Reason#REFUSED} the server's code, such as
   *     {@code too_late} (docs/protocol.md lists them), with a number behind it if the server told
   *     one
   */
  record Failed(Reason reason, String detail) implements Outcome {}

  /**
   * The bot ended, or the server failed, before it had answered: it has the text or it has not.
   * With a memory, the next run sends it, and the server takes it once; without one, look at the
   * room before you send it again.
   */
  record InDoubt() implements Outcome {}

  /** Why something has failed. */
  enum Reason {
    /** It is nothing but white space. */
    EMPTY,
    /** It is longer than the server takes: usually {@link Limits#TEXT_BYTES} in UTF-8. */
    TOO_LONG,
    /** 200 texts or 256 KiB are on their way already. */
    FULL,
    /** The server's sub-protocol has no such thing. */
    UNSUPPORTED,
    /** The bot has stopped, since the server does not want it; {@link Bot#state} says why. */
    STOPPED,
    /** The bot was closed before it could be sent. */
    CLOSED,
    /** The server has refused it. */
    REFUSED
  }

  /** Why the session did not take a body with so many bytes. */
  static Failed refused(Refusal refusal, int bytes) {
    return switch (refusal) {
      case EMPTY -> new Failed(Reason.EMPTY, "The text is empty: send at least one character.");
      case TOO_LARGE ->
          new Failed(
              Reason.TOO_LONG,
              "The text has "
                  + bytes
                  + " bytes in UTF-8. Servers usually take at most "
                  + Limits.TEXT_BYTES
                  + ": shorten it, or send it in parts.");
      case FULL ->
          new Failed(
              Reason.FULL,
              "200 texts or 256 KiB are on their way already: wait until one of them has its "
                  + "outcome.");
      case UNSUPPORTED ->
          new Failed(
              Reason.UNSUPPORTED, "The server's sub-protocol has neither edits nor removals.");
      case NOT_JOINED -> stopped();
      case READ_ONLY -> throw new IllegalArgumentException("a bot does not only read");
    };
  }

  /** What a bot that is closed does not send. */
  static Failed closed() {
    return new Failed(Reason.CLOSED, "The bot was closed before this could be sent.");
  }

  /** What a bot that the server does not want does not send. */
  static Failed stopped() {
    return new Failed(
        Reason.STOPPED, "The server has ended the connection for good: see the bot's state.");
  }
}
