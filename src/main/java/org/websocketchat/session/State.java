package org.websocketchat.session;

import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Now;

/**
 * What an observer may know about the connection.
 *
 * @param cause why, if the status is WAITING or FAILED; else {@link Cause#NONE}
 * @param code the close code that came with it, or 0
 * @param detail the close reason or the browser's message, as received: text from outside; or empty
 * @param url the address of the socket
 * @param protocol the sub-protocol that the server picked on this socket; empty if none or no
 *     socket
 * @param name the name we have, or the one we will ask for
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

  /** Whether the person has joined in this status and not left, so that texts are taken. */
  public static boolean isJoined(Status status) {
    return switch (status) {
      case CONNECTING, HANDSHAKING, ONLINE, WAITING -> true;
      case IDLE, CLOSING, CLOSED, FAILED -> false;
    };
  }

  /** Whether the server closed because it stops or restarts (1001, 1012). */
  public boolean isRestart() {
    return cause == Cause.SERVER_CLOSED
        && (code == CloseCode.GOING_AWAY || code == CloseCode.RESTART);
  }
}
