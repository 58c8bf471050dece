package org.websocketchat.session;

import org.jspecify.annotations.Nullable;

/**
 * The token that says who the person is. If the host has tokens, it is asked for one before each
 * attempt to connect, and whenever the server wants another one on the open socket. A token stays
 * in this class and in frames: it is neither stored nor shown.
 */
final class Token {
  static final long DEADLINE_MILLIS = 10_000;

  private boolean wanted;

  /** The token that the latest socket has, or is to have; empty for a guest. */
  private String given = "";

  /** The token that a server has refused last; null for none. */
  private @Nullable String refused;

  /** The token to send on the open socket; null if none is. */
  private @Nullable String next;

  /** Whether the host has tokens, so that it is asked for them. */
  boolean isWanted() {
    return wanted;
  }

  /**
   * The host has tokens from now on, or another source of them, or none any more. What it gave last
   * and was not sent is sent no more.
   */
  void sourceChanged(boolean hasTokens) {
    wanted = hasTokens;
    next = null;
    given = hasTokens ? given : "";
  }

  /** The token for the hello on the latest socket; null for a guest. */
  @Nullable String given() {
    return given.isEmpty() ? null : given;
  }

  /** The host has given this token for the next socket. */
  void give(String token) {
    given = token;
    next = null;
  }

  /** The host has given this token for the open socket. */
  void renew(String token) {
    next = token;
  }

  /** Whether a token waits to be sent on the open socket. */
  boolean isRenewing() {
    return next != null;
  }

  /** The token to send on the open socket, which is sent from now on; null if there is none. */
  @Nullable String takeNext() {
    var token = next;
    next = null;
    given = token == null ? given : token;
    return token;
  }

  /** The server has refused the token of the latest socket. */
  void refuse() {
    refused = given;
  }

  /** The person tries again, though a server has refused the token. */
  void tryAgain() {
    refused = null;
  }

  /** Whether the server would refuse this token again. */
  boolean isRefused(String token) {
    return token.equals(refused);
  }
}
