package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One frame from client to server of sub-protocol {@code websocket-chat.v1} (docs/protocol.md,
 * section 2).
 */
public sealed interface ClientFrame {
  /** Stands for a number that a frame does not have. */
  long NONE = -1;

  /** A frame that this version knows, and can write. */
  sealed interface Known extends ClientFrame {}

  /** The first frame on a socket. */
  sealed interface Greeting extends Known {
    /** The epoch of the room's log in which the client has read; null if it has read nothing. */
    @Nullable String epoch();

    /** The offset of the newest message shown; {@link #NONE} if the client has read nothing. */
    long offset();

    /** A JWT, never logged; null for a guest. */
    @Nullable String token();
  }

  /**
   * The first frame of a person: says who it is and how far its client has read.
   *
   * @param key 128 random bits in base64url (22 letters): the secret of this session
   * @param attempt a number that grows with every hello of the key ({@code try} on the wire);
   *     {@link #NONE} counts as the newest
   * @param name the name that the person wants
   * @param epoch the epoch of the room's log in which the client has read; null if it has read
   *     nothing
   * @param offset the offset of the newest message that the client has shown; {@link #NONE} if it
   *     has read nothing
   * @param token what says who the person is: a JWT, never logged; null for a guest
   */
  record Hello(
      String key,
      long attempt,
      String name,
      @Nullable String epoch,
      long offset,
      @Nullable String token)
      implements Greeting {
    /** The hello of a guest. */
    public Hello(String key, long attempt, String name, @Nullable String epoch, long offset) {
      this(key, attempt, name, epoch, offset, null);
    }
  }

  /**
   * The first frame of a spectator, who is nobody in the room: a hello with {@code read}, and
   * without a key and a name.
   *
   * @param token what lets the spectator in where guests may not come in
   */
  record SpectatorHello(@Nullable String epoch, long offset, @Nullable String token)
      implements Greeting {}

  /**
   * A message or a correction that the person sends. The type of the frame is the kind of its body,
   * which is never {@link Body.Removed} or {@link Body.Mode}.
   *
   * @param cid {@code tag.n}: the tag of the session and the number that the client gave the
   *     message
   * @param after the n of the message before it that was not refused, 0 for the first; {@link
   *     #NONE} stands for n - 1
   */
  record Message(String cid, long after, Body body) implements Known {}

  /**
   * A new token of the same person, before the one of hello ends.
   *
   * @param token a JWT, never logged
   */
  record Token(String token) implements Known {}

  /** Asks for another name. */
  record Username(String name) implements Known {}

  /** Asks for a page, which storage has to read. */
  sealed interface PageRequest extends Known {}

  /**
   * Asks for a page of older messages.
   *
   * @param before the page holds only messages with a lower offset
   * @param limit the largest number of messages, from 1; more than 100 counts as 100
   */
  record History(long before, int limit) implements PageRequest {}

  /**
   * Asks for a page of what moderators did and what was reported.
   *
   * @param before the page holds only acts with a lower number; {@link #NONE} for the newest
   */
  record Acts(long before) implements PageRequest {}

  /** Tells the others in the room that the person is writing. */
  record Typing() implements Known {}

  /** Asks the server for a pong, which proves that the connection works. */
  record Ping() implements Known {}

  /** Answers a ping of the server. */
  record Pong() implements Known {}

  /**
   * A frame of a type that this version does not know.
   *
   * @param cid if it has one, its sender waits for what becomes of it, so it is to be refused; else
   *     null, and it is to be ignored
   */
  record Unknown(String type, @Nullable String cid) implements ClientFrame {}

  /**
   * A text that is no JSON object, or that has no string {@code type}.
   *
   * @param fault one English phrase that says what is wrong
   */
  record Unreadable(String fault) implements ClientFrame {}

  /**
   * A frame of a known type that lacks a field, or has one of the wrong type.
   *
   * @param fault one English phrase that says which field
   * @param cid the cid of a message, if it could be read; else null
   */
  record Malformed(String fault, @Nullable String cid) implements ClientFrame {}
}
