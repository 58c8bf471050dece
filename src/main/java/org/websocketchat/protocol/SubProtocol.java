package org.websocketchat.protocol;

/** Names of sub-protocols (RFC 6455, 1.9), compared byte for byte. */
public final class SubProtocol {
  /** The guide's chat: docs/protocol.md, section 1. */
  public static final String JSON = "json";

  /** Ours: docs/protocol.md, section 2. */
  public static final String V1 = "websocket-chat.v1";

  /** What a page offers that says nothing else, separated by blanks, best first. */
  public static final String OFFERED = V1 + " " + JSON;

  private SubProtocol() {}
}
