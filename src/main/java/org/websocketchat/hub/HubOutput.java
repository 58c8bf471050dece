package org.websocketchat.hub;

import java.util.List;

/** Something that the shell of the hub carries out, in order. */
public sealed interface HubOutput {

  /** Send this text frame to each of these sockets; those that are gone are passed over. */
  record Deliver(String frame, List<Long> sockets) implements HubOutput {
    public Deliver {
      sockets = List.copyOf(sockets);
    }
  }

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
   * Keep these drafts, all or none, and answer with {@link HubInput.Appended} or {@link
   * HubInput.AppendFailed}, not before this turn has ended. At most one is unanswered in a room.
   */
  record Append(String room, List<Draft> drafts) implements HubOutput {
    public Append {
      drafts = List.copyOf(drafts);
    }
  }

  /** Nobody is in this room any more; a log that cannot outlive it may go. */
  record Forget(String room) implements HubOutput {}
}
