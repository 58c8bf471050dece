package org.websocketchat.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One frame of sub-protocol {@code json}, in either direction (docs/protocol.md, section 1).
 *
 * <p>An id is a number that the server gave a socket, often beyond 2^31; {@link #NO_ID} stands for
 * a missing one. A date is milliseconds since 1970 by the clock of whoever sent it, to be shown and
 * never to order by; {@link #NO_DATE} stands for a missing one.
 */
public sealed interface GuideFrame {
  /** In place of an id that a frame did not carry. */
  long NO_ID = -1;

  /** In place of a date that a frame did not carry. */
  long NO_DATE = 0;

  /** A frame that can be written. */
  sealed interface Known extends GuideFrame {}

  /** Server to one client, first: the id of this socket. */
  record Id(long id) implements Known {}

  /** Client to server: call me so. Server to all: the socket with this id is called so. */
  record Username(String name, long date, long id) implements Known {}

  /** Server to one client: the name was taken, you are called so instead. */
  record RejectUsername(long id, String name) implements Known {}

  /** Server to all: everybody who is here now; nulls of the wire are left out. */
  record UserList(List<String> users) implements Known {
    public UserList {
      users = List.copyOf(users);
    }
  }

  /**
   * Client to server, and to all in return.
   *
   * @param name the sender's, written by the server; null from a client
   * @param cid the sender's own mark, which a server returns; null where there is none
   */
  record Message(String text, long id, long date, @Nullable String name, @Nullable String cid)
      implements Known {}

  /** A type that this sub-protocol does not have: to be ignored. */
  record Unknown(String type) implements GuideFrame {}

  /** A frame that cannot be read, with one phrase that says why. */
  record Malformed(String fault) implements GuideFrame {}
}
