package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/**
 * Something said here that no server has returned yet.
 *
 * @param cid the mark it is known by, unique in this session
 * @param dateMillis when it was said, milliseconds since 1970
 * @param fault why it FAILED, in the server's words; else null
 */
public record Pending(
    String cid, Body body, long dateMillis, Delivery delivery, @Nullable String fault) {

  /** Something that has not failed. */
  public Pending(String cid, Body body, long dateMillis, Delivery delivery) {
    this(cid, body, dateMillis, delivery, null);
  }

  /** How far it has come. */
  public enum Delivery {
    /** Never handed to a socket. Goes out by itself when online. */
    WAITING,

    /** Handed to the present socket; no copy has come. */
    HANDED_OVER,

    /**
     * Handed to a socket that is gone, or behind a text that was refused. The server may have it or
     * not, and takes it once: goes out again by itself. In {@code websocket-chat.v1} only.
     */
    WAITING_AGAIN,

    /** The server has it; its copy is still to come. In {@code websocket-chat.v1} only. */
    STORED,

    /**
     * Handed to a socket, and no copy came back in time or before that socket ended: the server may
     * have it or not. Goes out again only when asked, since the server may take it twice.
     */
    NOT_CONFIRMED,

    /** Never handed to a socket, and the person left: no server has it. */
    NOT_SENT,

    /** The server refused it, and does not have it. */
    FAILED;

    /** Whether it stays as it is until the person has it sent again, or deletes it. */
    public boolean isHeld() {
      return switch (this) {
        case NOT_CONFIRMED, NOT_SENT, FAILED -> true;
        case WAITING, HANDED_OVER, WAITING_AGAIN, STORED -> false;
      };
    }
  }

  Pending with(Delivery next) {
    return new Pending(cid, body, dateMillis, next, null);
  }

  Pending failed(String why) {
    return new Pending(cid, body, dateMillis, Delivery.FAILED, why);
  }
}
