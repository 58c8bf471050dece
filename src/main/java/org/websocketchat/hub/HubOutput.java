package org.websocketchat.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Act;

/** An order for the shell. The shell carries out orders one after the other. */
public sealed interface HubOutput {

  /**
   * Send this text frame to each of these sockets; leave out those that have ended.
   *
   * @param sockets the same object each time while the readers of a room do not change, so that a
   *     shell needs to look them up only once
   */
  record Deliver(String frame, List<Long> sockets) implements HubOutput {
    public Deliver {
      sockets = List.copyOf(sockets);
    }
  }

  /**
   * Send this frame, which is soon worth nothing, to these sockets, but not to those for which more
   * than 256 KiB wait.
   */
  record Offer(String frame, List<Long> sockets) implements HubOutput {
    public Offer {
      sockets = List.copyOf(sockets);
    }
  }

  /** Say {@link HubInput.Drained} once, when less than 64 KiB wait to be sent to this socket. */
  record Drain(long socket) implements HubOutput {}

  /** Read the next frame of this socket. */
  record Demand(long socket) implements HubOutput {}

  /** Send a WebSocket ping. */
  record Ping(long socket) implements HubOutput {}

  /**
   * Begin the closing handshake, or end it if the peer began.
   *
   * @param reason at most 123 bytes of UTF-8
   */
  record Close(long socket, int code, String reason) implements HubOutput {}

  /** End the connection now, whatever waits to be sent. */
  record Drop(long socket) implements HubOutput {}

  /**
   * Verify a token. Answered by {@link HubInput.Verified}, not before this turn has ended.
   *
   * @param token hostile text of a peer, never logged
   */
  record Verify(long socket, String token) implements HubOutput {}

  // To storage, which answers in the order it was asked, not before this turn has ended.

  /**
   * Say where the room stands. Answered by {@link HubInput.Opened} or {@link
   * HubInput.StorageFailed}.
   *
   * @param ask returned in the answer
   * @param tag the sender that is asked about too; null for the room alone
   * @param after the offset for which the messages behind it are counted; {@link Long#MAX_VALUE}
   *     for none
   * @param seenSinceMillis list the senders with a name that were seen since then, milliseconds
   *     since 1970; {@link Long#MAX_VALUE} for none
   * @param sanctionedAt as storage told it last ({@link RoomState#sanctionedAt}), or the offset of
   *     the newest sanction since; 0 for none. The list of all is wanted only if that of storage is
   *     another one; -1 if it is wanted in any case
   */
  record Open(
      long ask,
      String room,
      @Nullable String tag,
      long after,
      long seenSinceMillis,
      long sanctionedAt)
      implements HubOutput {
    /** Asks about a room of which no sanction is known. */
    public Open(long ask, String room, @Nullable String tag, long after, long seenSinceMillis) {
      this(ask, room, tag, after, seenSinceMillis, 0);
    }
  }

  /**
   * Store these drafts in order, except those whose {@link Draft.Sequence sequence} does not follow
   * the last stored message of its sender, and those with a {@link Draft#refusal} or {@link
   * RoomState#refusal}. A correction changes its messages and the state of the room in the same
   * transaction ({@link StoredMessage#corrected}, {@link RoomState#after}), and what it takes away
   * is overwritten. A purge that finds nothing ({@link Purges}) is denied as {@code
   * unknown_target}. Of each {@link Act#isOne act} a record is added in the same transaction, which
   * outlives the entry. Answered by {@link HubInput.Appended} or {@link HubInput.AppendFailed}. At
   * most one append of a room is under way.
   *
   * @param ask returned in the answer
   */
  record Append(long ask, String room, List<Draft> drafts) implements HubOutput {
    public Append {
      drafts = List.copyOf(drafts);
    }
  }

  /**
   * Read the entries from one offset to another, both included, as many as fit. Those that are not
   * kept any more are left out. Answered by {@link HubInput.Page} or {@link
   * HubInput.StorageFailed}. Where {@code from} is above {@code to} there are none.
   *
   * @param ask returned in the answer
   * @param newestFirst whether the oldest messages are left out where not all fit (history), or the
   *     newest (replay)
   * @param maxMessages how many messages fit at most, at least 1; corrections do not count
   * @param maxBytes how many bytes fit at most: names and texts in UTF-8, and 100 for each entry;
   *     one entry always fits
   */
  record Read(
      long ask, String room, long from, long to, boolean newestFirst, int maxMessages, int maxBytes)
      implements HubOutput {}

  /**
   * Read the records of a room's acts, the newest first. Answered by {@link HubInput.Acts} or
   * {@link HubInput.StorageFailed}.
   *
   * @param ask returned in the answer
   * @param before only those with a lower number are wanted; {@link Long#MAX_VALUE} for the newest
   * @param most how many are wanted at most, at least 1
   * @param mostHolding if the newest are wanted: of the older ones, how many are wanted at most
   *     because they are sanctions that hold
   * @param nowMillis the time that decides what holds, milliseconds since 1970
   */
  record ReadActs(long ask, String room, long before, int most, int mostHolding, long nowMillis)
      implements HubOutput {}

  /**
   * Remember the name of a sender, so that it survives a restart. Not answered; if it fails, the
   * name is not reserved after a restart.
   *
   * @param attempt the latest {@code try} of its key
   * @param seenMillis when the sender was last present, milliseconds since 1970
   * @param who the public id of the person of whom its token told; null for a guest
   */
  record Remember(
      String room, String tag, String name, long attempt, long seenMillis, @Nullable String who)
      implements HubOutput {
    /** Remember a guest. */
    public Remember(String room, String tag, String name, long attempt, long seenMillis) {
      this(room, tag, name, attempt, seenMillis, null);
    }
  }

  /** Forget this room if its log does not outlive it: nobody is in it any more. */
  record Forget(String room) implements HubOutput {}
}
