package org.websocketchat.protocol;

/** Names of sub-protocols (RFC 6455, 1.9), compared byte for byte. */
public final class SubProtocol {
  /** The sub-protocol of the guide's chat: docs/protocol.md, section 1. */
  public static final String JSON = "json";

  /** Our own sub-protocol: docs/protocol.md, section 2. */
  public static final String V1 = "websocket-chat.v1";

  /**
   * The sub-protocols that a page offers by default, separated by blanks, the preferred one first.
   */
  public static final String OFFERED = V1 + " " + JSON;

  private SubProtocol() {}
}
