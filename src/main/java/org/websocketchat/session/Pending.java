package org.websocketchat.session;

/**
 * Something said here that no server has returned yet.
 *
 * @param cid the mark it is known by, unique in this session
 * @param dateMillis when it was said, milliseconds since 1970
 */
public record Pending(String cid, String text, long dateMillis, Delivery delivery) {

  /** How far it has come. */
  public enum Delivery {
    /** Never given to a socket; goes out by itself when online. */
    WAITING,
    /** Given to the present socket. */
    SENT,
    /**
     * Given to a socket, and no copy came back in time or before that socket ended: the server may
     * have it or not. Goes out again only when asked, since it knows no duplicates.
     */
    NOT_CONFIRMED,
    /** Never given to a socket, and the session was closed: no server has it. */
    NOT_SENT
  }

  Pending with(Delivery next) {
    return new Pending(cid, text, dateMillis, next);
  }
}
