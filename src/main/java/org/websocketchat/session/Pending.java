package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/**
 * A message that the session has taken, and whose copy has not come yet.
 *
 * @param cid what the message is known by, unique in this session. It is not the {@code tag.n} on
 *     the wire, which the message gets when it is handed over.
 * @param dateMillis when it was taken, milliseconds since 1970
 * @param fault why it FAILED, in the server's words, or {@link #OTHER_LOG} or {@link
 *     #OTHER_PERSON}; else null
 */
public record Pending(
    String cid, Body body, long dateMillis, Delivery delivery, @Nullable String fault) {

  /** The fault of a correction of a message that stood in an older epoch of the log. */
  public static final String OTHER_LOG = "other_log";

  /** The fault of what somebody else said before, with the same key. */
  public static final String OTHER_PERSON = "other_person";

  /** Stands for no number in a fault. */
  public static final long NO_DETAIL = -1;

  /** Begins the number that a server told with a code, in a fault such as {@code slow (4200)}. */
  private static final String DETAIL = " (";

  /** A message that has not failed. */
  public Pending(String cid, Body body, long dateMillis, Delivery delivery) {
    this(cid, body, dateMillis, delivery, null);
  }

  /** How far the message has come. */
  public enum Delivery {
    /** Never handed to a socket. It is sent as soon as the session is online. */
    WAITING,

    /** Handed to the present socket. Its copy has not come. */
    HANDED_OVER,

    /**
     * Handed to a socket that is gone, or behind a message that was refused. The server may have it
     * or not. It is sent again by itself, since the server takes it once. Only in {@code
     * websocket-chat.v1}.
     */
    WAITING_AGAIN,

    /** The server has it; its copy is still to come. Only in {@code websocket-chat.v1}. */
    STORED,

    /**
     * Handed to a socket, but its copy did not come in time or before that socket ended. The server
     * may have it or not. It is sent again only when the person asks, since the server may take it
     * twice.
     */
    NOT_CONFIRMED,

    /** Never handed to a socket before the person left. No server has it. */
    NOT_SENT,

    /** Refused by the server, which does not have it. */
    FAILED;

    /**
     * Whether the message is held: it stays as it is until the person has it sent again, or deletes
     * it.
     */
    public boolean isHeld() {
      return switch (this) {
        case NOT_CONFIRMED, NOT_SENT, FAILED -> true;
        case WAITING, HANDED_OVER, WAITING_AGAIN, STORED -> false;
      };
    }
  }

  /** The same with another text. */
  public Pending saying(String text) {
    return new Pending(cid, body.saying(text), dateMillis, delivery, fault);
  }

  /** The code in the fault; empty if there is no fault. */
  public String code() {
    var why = fault == null ? "" : fault;
    int end = why.indexOf(DETAIL);
    return end < 0 ? why : why.substring(0, end);
  }

  /**
   * The number that the server told with the code, in the unit of that code (docs/protocol.md);
   * {@link #NO_DETAIL} if it told none.
   */
  public long detail() {
    var why = fault == null ? "" : fault;
    long number = NO_DETAIL;
    for (int i = code().length() + DETAIL.length(); i < why.length(); i++) {
      int digit = why.charAt(i) - '0';
      if (digit >= 0 && digit <= 9) {
        number = Math.max(number, 0) * 10 + digit;
      }
    }
    return number;
  }

  Pending with(Delivery next) {
    return new Pending(cid, body, dateMillis, next, null);
  }

  /** The same message with another body. */
  Pending saying(Body other) {
    return new Pending(cid, other, dateMillis, delivery, fault);
  }

  Pending failed(String why) {
    return new Pending(cid, body, dateMillis, Delivery.FAILED, why);
  }
}
