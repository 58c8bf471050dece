package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One frame from client to server of sub-protocol {@code websocket-chat.v1} (docs/protocol.md,
 * section 2).
 */
public sealed interface ClientFrame {
  /** In place of a number that a frame did not carry. */
  long NONE = -1;

  /** A frame that can be written. */
  sealed interface Known extends ClientFrame {}

  /**
   * The first frame on a socket.
   *
   * @param key 128 random bits in base64url: the secret of this session
   * @param attempt grows with every hello of the key ({@code try} on the wire); {@link #NONE}
   *     counts as newest
   * @param epoch of the position; null with an offset of {@link #NONE}
   * @param offset the last one that was applied; {@link #NONE} for nothing yet
   */
  record Hello(String key, long attempt, String name, @Nullable String epoch, long offset)
      implements Known {}

  /**
   * Something that the person says; the type of the frame is the kind of its body.
   *
   * @param cid {@code tag.n}
   * @param after the n before it that was not refused; {@link #NONE} stands for n - 1
   */
  record Message(String cid, long after, Body body) implements Known {}

  /** Call me so. */
  record Username(String name) implements Known {}

  /** A page of messages below this offset. */
  record History(long before, int limit) implements Known {}

  record Typing() implements Known {}

  record Ping() implements Known {}

  record Pong() implements Known {}

  /**
   * A frame of a type that this version does not know.
   *
   * @param cid if it has one, its sender waits for what becomes of it, so it is to be refused; else
   *     null, and it is to be ignored
   */
  record Unknown(String type, @Nullable String cid) implements ClientFrame {}

  /** What is no JSON object with a type, with one phrase that says why. */
  record Unreadable(String fault) implements ClientFrame {}

  /**
   * A frame of a known type that lacks what it needs, with one phrase that says what.
   *
   * @param cid if it is a message whose cid could be read; else null
   */
  record Malformed(String fault, @Nullable String cid) implements ClientFrame {}
}
