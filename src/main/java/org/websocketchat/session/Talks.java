package org.websocketchat.session;

import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.SubProtocol;

/** The sub-protocols that a session speaks. */
final class Talks {
  private final GuideTalk guide;
  private final ChatTalk chat;

  Talks(
      Json json,
      Outbox outbox,
      Identity identity,
      Memory memory,
      Wire wire,
      Connection connection) {
    guide = new GuideTalk(json, outbox, identity, wire, connection);
    chat = new ChatTalk(json, outbox, identity, memory, wire, connection);
  }

  /**
   * What is spoken where the server picked this sub-protocol; {@code json} where it picked none.
   */
  Talk of(String protocol) {
    return protocol.equals(SubProtocol.V1) ? chat : guide;
  }

  /** What was before this offset is not shown any more. */
  void forget(long before) {
    chat.forget(before);
  }
}
