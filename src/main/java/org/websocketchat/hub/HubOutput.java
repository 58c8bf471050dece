package org.websocketchat.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that the shell of the hub carries out, in order. */
public sealed interface HubOutput {

  /**
   * Send this text frame to each of these sockets; those that are gone are passed over.
   *
   * @param sockets the same object again while the readers of a room do not change, so that a shell
   *     need look them up only once
   */
  record Deliver(String frame, List<Long> sockets) implements HubOutput {
    public Deliver {
      sockets = List.copyOf(sockets);
    }
  }

  /**
   * The same for what is soon worth nothing: sockets to which more than 256 KiB wait to be sent are
   * passed over too.
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

  // To storage, which answers in the order it was asked, not before this turn has ended.

  /**
   * Say where the room stands; answered by {@link HubInput.Opened} or {@link
   * HubInput.StorageFailed}.
   *
   * @param ask returned in the answer
   * @param tag whose sender is asked about too; null for the room alone
   * @param after the offset that is asked about: how much is behind it; {@link Long#MAX_VALUE} for
   *     none
   * @param seenSinceMillis senders with a name that were seen since are listed, milliseconds since
   *     1970; {@link Long#MAX_VALUE} for none
   */
  record Open(long ask, String room, @Nullable String tag, long after, long seenSinceMillis)
      implements HubOutput {}

  /**
   * Keep these drafts in order, all but those whose {@link Draft.Sequence sequence} does not follow
   * the last one kept of its sender, and answer with {@link HubInput.Appended} or {@link
   * HubInput.AppendFailed}. There is one of a room under way at most.
   *
   * @param ask returned in the answer
   */
  record Append(long ask, String room, List<Draft> drafts) implements HubOutput {
    public Append {
      drafts = List.copyOf(drafts);
    }
  }

  /**
   * Read the messages from one offset to another, both included, as many as fit; those that are not
   * kept any more are left out. Answered by {@link HubInput.Page} or {@link
   * HubInput.StorageFailed}. Where {@code from} is above {@code to} there are none.
   *
   * @param newestFirst whether those that do not fit are left out at the old end (history) or at
   *     the new one (replay)
   * @param maxMessages how many may come at most, at least 1
   * @param maxBytes of names and texts in UTF-8, and 100 for each message; one message always fits
   */
  record Read(
      long ask, String room, long from, long to, boolean newestFirst, int maxMessages, int maxBytes)
      implements HubOutput {}

  /**
   * Remember the name of a sender, so that a restart does not cost it. Not answered; if it fails,
   * the name is not reserved after a restart.
   *
   * @param attempt the latest {@code try} of its key
   * @param seenMillis when it was last here, milliseconds since 1970
   */
  record Remember(String room, String tag, String name, long attempt, long seenMillis)
      implements HubOutput {}

  /** Nobody is in this room any more; a log that cannot outlive it may go. */
  record Forget(String room) implements HubOutput {}
}
