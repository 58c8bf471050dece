package org.websocketchat.hub;

import java.util.List;
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
   * @param protocol the sub-protocol that was answered; empty if none was offered, which counts as
   *     {@code json}
   * @param address that it is counted under; null if it is not counted (loopback, and only where no
   *     proxy is trusted)
   */
  record Connected(long socket, String room, String protocol, @Nullable Address address)
      implements SocketInput {}

  /** A text message came, whole and well-formed. */
  record Received(long socket, String text) implements SocketInput {}

  /** A binary message came, whole. */
  record BinaryReceived(long socket) implements SocketInput {}

  /** A frame came that says nothing by itself: ping, pong, or a part of a message. */
  record Heard(long socket) implements SocketInput {}

  /** More waits to be sent to it than it may keep waiting. Told once. */
  record Backlogged(long socket) implements SocketInput {}

  /**
   * All sockets together keep more waiting than they may, and this one the most of those that are
   * not being closed. It is closed, and dropped one second later, since what waits for it has to
   * go. Told again, of the next, while the others are over the limit.
   */
  record Overfull(long socket) implements SocketInput {}

  /** The answer to {@link HubOutput.Drain}: little waits to be sent to it. */
  record Drained(long socket) implements SocketInput {}

  /**
   * It is closed, for whatever reason.
   *
   * @param code of the closing handshake; 1006 if there was none
   */
  record Disconnected(long socket, int code) implements SocketInput {}

  /** An input from storage; they come in the order it was asked. */
  sealed interface StorageAnswer extends HubInput {
    /** The number of what this answers. */
    long ask();

    String room();
  }

  // From storage.

  /**
   * The answer to {@link HubOutput.Open}.
   *
   * @param epoch a new one whenever the log was lost or put back to an older state
   * @param first the offset of the oldest message kept; head + 1 if none is
   * @param head the offset of the newest message; 0 if there was none yet
   * @param id never given before in this epoch, crashes included
   * @param behindMessages how many messages after the offset that was asked about are kept: fewer
   *     than head - offset where some are missing; where they are more than {@link
   *     org.websocketchat.protocol.Limits#REPLAY_MESSAGES}, or take more than {@link
   *     org.websocketchat.protocol.Limits#REPLAY_BYTES}, any number will do; 0 if no offset was
   *     asked about
   * @param behindBytes what the messages after the offset that was asked about take, counted as
   *     {@link HubOutput.Read} counts; beyond {@link
   *     org.websocketchat.protocol.Limits#REPLAY_BYTES} any larger number will do; 0 if no offset
   *     was asked about
   * @param sender what is known of the tag that was asked about; null if nothing or none was
   * @param seen the senders with a name that were seen since the time that was asked about
   */
  record Opened(
      long ask,
      String room,
      String epoch,
      long first,
      long head,
      long id,
      long behindMessages,
      long behindBytes,
      @Nullable Sender sender,
      List<Seen> seen)
      implements StorageAnswer {
    public Opened {
      seen = List.copyOf(seen);
    }
  }

  /** A sender whose name may still be reserved, as in {@link HubOutput.Remember}. */
  record Seen(String tag, String name, long attempt, long seenMillis) {}

  /**
   * What storage knows of one tag in one room.
   *
   * @param lastN the highest n kept; 0 if none
   * @param name the one last remembered; null if none
   * @param attempt as in {@link HubOutput.Remember}; -1 if not known
   * @param seenMillis as in {@link HubOutput.Remember}
   */
  record Sender(long lastN, @Nullable String name, long attempt, long seenMillis) {}

  /**
   * The answer to {@link HubOutput.Append}: its drafts are kept, but those whose mark does not
   * follow the last one kept of their sender.
   *
   * @param firstOffset of the first draft that is kept, head + 1 before it; the others follow in
   *     order, without a gap
   * @param refused the places in the list of those that are not kept, by rising number from 0
   */
  record Appended(long ask, String room, long firstOffset, List<Integer> refused)
      implements StorageAnswer {
    public Appended {
      refused = List.copyOf(refused);
    }
  }

  /**
   * The answer to {@link HubOutput.Append}: all are kept, or none, or nobody knows. Concerns no
   * other append.
   */
  record AppendFailed(long ask, String room) implements StorageAnswer {}

  /**
   * The answer to {@link HubOutput.Read}.
   *
   * @param messages by rising offset. Those that are not kept any more are left out: where the
   *     oldest come first, nothing is kept between the offset that was asked for and the first of
   *     these, nor between two of them; where the newest come first, nothing between the last of
   *     these and the offset to which it was asked. Empty only if none of the range is kept
   */
  record Page(
      long ask, String room, String epoch, long first, long head, List<StoredMessage> messages)
      implements StorageAnswer {
    public Page {
      messages = List.copyOf(messages);
    }
  }

  /** {@link HubOutput.Open} or {@link HubOutput.Read} could not be answered. */
  record StorageFailed(long ask, String room) implements StorageAnswer {}

  // From the host.

  /** The time that {@link Hub#deadline} named has come, or gone by. */
  record TimePassed() implements HubInput {}

  /** The process is asked to end. */
  record StopRequested() implements HubInput {}
}
