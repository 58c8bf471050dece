package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the hub. The shell gives each socket a number of its own and tells
 * {@link Connected} first and {@link Disconnected} last; it reads no frame that was not {@link
 * HubOutput.Demand demanded}.
 */
public sealed interface HubInput {

  /** An input from a socket. */
  sealed interface SocketInput extends HubInput {
    /** The number that the shell gave it; never used twice. */
    long socket();
  }

  // From a socket.

  /**
   * It is open, and the room has a valid name.
   *
   * @param address that its kind is counted under; null if it is not counted (loopback)
   */
  record Connected(long socket, String room, @Nullable String address) implements SocketInput {}

  /** A text message came, whole and well-formed. */
  record Received(long socket, String text) implements SocketInput {}

  /** A binary message came, whole. */
  record BinaryReceived(long socket) implements SocketInput {}

  /** A frame came that says nothing by itself: ping, pong, or a part of a message. */
  record Heard(long socket) implements SocketInput {}

  /** More waits to be sent to it than it may keep waiting. Told once. */
  record Backlogged(long socket) implements SocketInput {}

  /** It is closed, for whatever reason. */
  record Disconnected(long socket) implements SocketInput {}

  // From the log.

  /**
   * The answer to the room's latest {@link HubOutput.Append}: its drafts are kept.
   *
   * @param firstOffset the place of the first draft; those of a room rise without a gap
   */
  record Appended(String room, long firstOffset) implements HubInput {}

  /** The answer to the room's latest {@link HubOutput.Append}: not kept, or nobody knows. */
  record AppendFailed(String room) implements HubInput {}

  // From the host.

  /** The time that {@link Hub#deadline} named has come, or gone by. */
  record TimePassed() implements HubInput {}

  /** The process is asked to end. */
  record StopRequested() implements HubInput {}
}
