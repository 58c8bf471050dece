package org.websocketchat.session;

import org.jspecify.annotations.Nullable;

/**
 * Something said here that no server has returned yet.
 *
 * @param cid the mark it is known by, unique in this session
 * @param dateMillis when it was said, milliseconds since 1970
 * @param fault why it FAILED, in the server's words; else null
 */
public record Pending(
    String cid, String text, long dateMillis, Delivery delivery, @Nullable String fault) {

  /** Something that has not failed. */
  public Pending(String cid, String text, long dateMillis, Delivery delivery) {
    this(cid, text, dateMillis, delivery, null);
  }

  /** How far it has come. */
  public enum Delivery {
    /**
     * Goes out by itself when online. In {@code json} it was never given to a socket; a server of
     * {@code websocket-chat.v1} may have it, and takes it once.
     */
    WAITING,
    /** Given to the present socket. */
    SENT,
    /**
     * Given to a socket, and no copy came back in time or before that socket ended: the server may
     * have it or not. Goes out again only when asked, since it knows no duplicates.
     */
    NOT_CONFIRMED,
    /** Never given to a socket, and the session was closed: no server has it. */
    NOT_SENT,
    /** The server refused it, and does not have it. */
    FAILED
  }

  Pending with(Delivery next) {
    return new Pending(cid, text, dateMillis, next, null);
  }

  Pending failed(String why) {
    return new Pending(cid, text, dateMillis, Delivery.FAILED, why);
  }
}
