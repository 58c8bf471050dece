package org.websocketchat.session;

import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Now;

/**
 * The state of a session, for an observer.
 *
 * @param cause why, if the status is WAITING or FAILED; else {@link Cause#NONE}
 * @param code the close code of the socket that has ended; 0 if there is none
 * @param detail the close reason, or the browser's message, as received: text from outside, maybe
 *     empty
 * @param url the URL of the socket
 * @param protocol the sub-protocol that the server has picked on this socket; empty if it has
 *     picked none, or if there is no socket
 * @param name the name that the person has, or else the one to ask for; empty before the person
 *     chose one
 * @param retryAtMillis when the next attempt is due by {@link Now#millis}, if WAITING; else 0
 * @param sinceWallMillis when this status began by {@link Now#wallMillis}; 0 if IDLE
 */
public record State(
    Status status,
    Cause cause,
    int code,
    String detail,
    String url,
    String protocol,
    String name,
    long retryAtMillis,
    long sinceWallMillis) {

  /** The state before anybody joins. */
  public static final State IDLE = new State(Status.IDLE, Cause.NONE, 0, "", "", "", "", 0, 0);

  /** Whether the person has joined and not left in this status, so that messages are taken. */
  public static boolean isJoined(Status status) {
    return switch (status) {
      case CONNECTING, HANDSHAKING, ONLINE, WAITING -> true;
      case IDLE, CLOSING, CLOSED, FAILED -> false;
    };
  }

  /** Whether the server has closed the socket because it stops or restarts (1001, 1012). */
  public boolean isRestart() {
    return cause == Cause.SERVER_CLOSED
        && (code == CloseCode.GOING_AWAY || code == CloseCode.RESTART);
  }
}
