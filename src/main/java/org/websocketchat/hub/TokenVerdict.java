package org.websocketchat.hub;

/** What the verification of a token has found. */
public sealed interface TokenVerdict {

  /** The token is valid now. */
  record Accepted(SignedIdentity identity) implements TokenVerdict {}

  /**
   * The token is worth nothing.
   *
   * @param reason one English phrase for the close frame, without any part of the token
   */
  record Refused(String reason) implements TokenVerdict {}
}
