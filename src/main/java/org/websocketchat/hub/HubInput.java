package org.websocketchat.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;

/**
 * An event that the shell tells the hub. The shell gives each socket a number and tells {@link
 * Connected} first and {@link Disconnected} last; it reads a frame only when the hub has {@link
 * HubOutput.Demand demanded} one.
 */
public sealed interface HubInput {

  /** An event of a socket. */
  sealed interface SocketInput extends HubInput {
    /** The number that the shell gave to the socket; never used twice. */
    long socket();
  }

  // From a socket.

  /** In place of a sub-protocol: what looks like a socket is one message that was posted. */
  String POST = "post";

  /**
   * The socket is open, and the name of the room is valid.
   *
   * @param protocol the sub-protocol that was answered; empty if none was offered, which counts as
   *     {@code json}; {@link #POST} for a message that was posted: its hello has a text of any
   *     length as its key, that may be empty as its name, and a token of a bot
   * @param address that it is counted under; null if it is not counted (loopback, and only where no
   *     proxy is trusted)
   */
  record Connected(long socket, String room, String protocol, @Nullable Address address)
      implements SocketInput {}

  /** A whole, well-formed text message came. */
  record Received(long socket, String text) implements SocketInput {}

  /** A whole binary message came. */
  record BinaryReceived(long socket) implements SocketInput {}

  /** A frame without a message of its own came: a ping, a pong, or a part of a message. */
  record Heard(long socket) implements SocketInput {}

  /** More than the limit waits to be sent to this socket. Told once. */
  record Backlogged(long socket) implements SocketInput {}

  /**
   * More than the limit waits to be sent to all sockets together, and this socket has the longest
   * queue of those that are not closing. The hub closes it and drops it one second later, to free
   * its queue. Told again about the next socket while the limit is exceeded.
   */
  record Overfull(long socket) implements SocketInput {}

  /** The answer to {@link HubOutput.Verify}. */
  record Verified(long socket, TokenVerdict verdict) implements SocketInput {}

  /** The answer to {@link HubOutput.Drain}: less than 64 KiB wait to be sent to this socket. */
  record Drained(long socket) implements SocketInput {}

  /**
   * The socket has ended, for whatever reason.
   *
   * @param code of the closing handshake; 1006 if there was none
   */
  record Disconnected(long socket, int code) implements SocketInput {}

  /** An answer of storage. Answers come in the order in which storage was asked. */
  sealed interface StorageAnswer extends HubInput {
    /** The number of the request that this answers. */
    long ask();

    String room();
  }

  // From storage.

  /**
   * The answer to {@link HubOutput.Open}.
   *
   * @param epoch a new one whenever the log was lost or put back to an older state
   * @param first the offset of the oldest message kept; head + 1 if none is
   * @param head the offset of the newest message, even if it was removed; 0 if there was none yet
   * @param id never given before in this epoch, crashes included
   * @param behindMessages how many messages after the offset asked about are kept: fewer than head
   *     - offset where some are missing. Beyond {@link
   *     org.websocketchat.protocol.Limits#REPLAY_MESSAGES}, or where they take more than {@link
   *     org.websocketchat.protocol.Limits#REPLAY_BYTES}, any number will do; 0 if no offset was
   *     asked about
   * @param behindBytes the bytes of those messages, counted as {@link HubOutput.Read} counts.
   *     Beyond {@link org.websocketchat.protocol.Limits#REPLAY_BYTES} any larger number will do; 0
   *     if no offset was asked about
   * @param sender what is known of the tag asked about; null if nothing is, or no tag was asked
   *     about
   * @param seen the senders with a name that were seen since the time asked about
   * @param state what the log has made of the room; without a pin whose message is not kept any
   *     more, and without the list of sanctions if the newest of them is the one that was asked
   *     with ({@link HubOutput.Open#sanctionedAt})
   * @param sentOffset the offset of the last entry of the tag asked about; 0 if there is none
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
      List<Seen> seen,
      RoomState state,
      long sentOffset)
      implements StorageAnswer {
    public Opened {
      seen = List.copyOf(seen);
    }

    /** The answer about a tag of which nobody asks where its last entry is. */
    public Opened(
        long ask,
        String room,
        String epoch,
        long first,
        long head,
        long id,
        long behindMessages,
        long behindBytes,
        @Nullable Sender sender,
        List<Seen> seen,
        RoomState state) {
      this(ask, room, epoch, first, head, id, behindMessages, behindBytes, sender, seen, state, 0);
    }

    /** The answer about a room in which no moderator has acted. */
    public Opened(
        long ask,
        String room,
        String epoch,
        long first,
        long head,
        long id,
        long behindMessages,
        long behindBytes,
        @Nullable Sender sender,
        List<Seen> seen) {
      this(
          ask,
          room,
          epoch,
          first,
          head,
          id,
          behindMessages,
          behindBytes,
          sender,
          seen,
          RoomState.USUAL);
    }
  }

  /** A sender whose name may still be reserved, as in {@link HubOutput.Remember}. */
  record Seen(String tag, String name, long attempt, long seenMillis, @Nullable String who) {}

  /**
   * What storage knows of one tag in one room.
   *
   * @param lastN the highest stored n; 0 if none
   * @param name the name last remembered; null if none
   * @param attempt as in {@link HubOutput.Remember}; -1 if not known
   * @param seenMillis as in {@link HubOutput.Remember}
   * @param who as in {@link HubOutput.Remember}
   */
  record Sender(
      long lastN, @Nullable String name, long attempt, long seenMillis, @Nullable String who) {
    /** A guest. */
    public Sender(long lastN, @Nullable String name, long attempt, long seenMillis) {
      this(lastN, name, attempt, seenMillis, null);
    }

    /** The same sender after a message with this n. */
    public Sender sent(long n) {
      return new Sender(n, name, attempt, seenMillis, who);
    }
  }

  /**
   * The answer to {@link HubOutput.Append}: its drafts are stored, except those that do not follow
   * the last stored message of their sender, and the corrections that are denied.
   *
   * @param firstOffset of the first stored draft: head + 1 before it; the others follow in order,
   *     without a gap
   * @param refused the indexes of the drafts that are not stored because they do not follow,
   *     rising, from 0
   * @param denied the corrections that are not stored because of what they would change
   * @param settled what was stored for drafts that are {@link Draft#isOpen open}
   */
  record Appended(
      long ask,
      String room,
      long firstOffset,
      List<Integer> refused,
      List<Denied> denied,
      List<Settled> settled)
      implements StorageAnswer {
    public Appended {
      refused = List.copyOf(refused);
      denied = List.copyOf(denied);
      settled = List.copyOf(settled);
    }

    /** The answer to an append of which no correction is denied. */
    public Appended(long ask, String room, long firstOffset, List<Integer> refused) {
      this(ask, room, firstOffset, refused, List.of(), List.of());
    }
  }

  /**
   * What was stored for a draft that is open.
   *
   * @param index the place of the draft in the append, from 0
   */
  record Settled(int index, Body body) {}

  /**
   * A correction that is not stored.
   *
   * @param index the place of its draft in the append, from 0
   * @param code what {@link Draft#refusal} or {@link RoomState#refusal} says
   */
  record Denied(int index, String code) {}

  /**
   * The answer to {@link HubOutput.Append}: all drafts are stored, or none, and it is unknown
   * which. Concerns no other append.
   */
  record AppendFailed(long ask, String room) implements StorageAnswer {}

  /**
   * The answer to {@link HubOutput.Read}.
   *
   * @param messages the entries by rising offset, each as {@link StoredMessage#read} says, without
   *     those that are not kept any more. If the oldest come first, nothing is kept between {@code
   *     from} and the first of these, nor between two of them. If the newest come first, nothing is
   *     kept between the last of these and {@code to}. Empty only if nothing of the range is kept
   */
  record Page(
      long ask, String room, String epoch, long first, long head, List<StoredMessage> messages)
      implements StorageAnswer {
    public Page {
      messages = List.copyOf(messages);
    }
  }

  /**
   * The answer to {@link HubOutput.ReadActs}.
   *
   * @param acts the newest first
   * @param holding sanctions that hold and are older than these, the newest first; only with the
   *     newest page
   * @param more whether there are acts older than {@code acts}
   */
  record Acts(long ask, String room, List<Act> acts, List<Act> holding, boolean more)
      implements StorageAnswer {
    public Acts {
      acts = List.copyOf(acts);
      holding = List.copyOf(holding);
    }
  }

  /**
   * The answer to {@link HubOutput.Open}, {@link HubOutput.Read} or {@link HubOutput.ReadActs} if
   * it failed.
   */
  record StorageFailed(long ask, String room) implements StorageAnswer {}

  // From the host.

  /** The time of {@link Hub#deadline} has come. */
  record TimePassed() implements HubInput {}

  /** The process was asked to end. */
  record StopRequested() implements HubInput {}
}
