package org.websocketchat.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One frame of sub-protocol {@code json}, in either direction (docs/protocol.md, section 1).
 *
 * <p>An id is a number that the server gave a socket, often beyond 2^31; {@link #NO_ID} stands for
 * a missing one. A date is milliseconds since 1970 by the clock of its sender. It is shown, and
 * nothing is ordered by it; {@link #NO_DATE} stands for a missing one.
 */
public sealed interface GuideFrame {
  /** Stands for an id that a frame does not have. */
  long NO_ID = -1;

  /** Stands for a date that a frame does not have. */
  long NO_DATE = 0;

  /** A frame of a known type, which can be written. */
  sealed interface Known extends GuideFrame {}

  /** Server to one client, first: the id of this socket. */
  record Id(long id) implements Known {}

  /**
   * From a client: it wants this name. From the server to all: the socket with this id has this
   * name.
   */
  record Username(String name, long date, long id) implements Known {}

  /**
   * Server to one client: the name that it asked for is taken, and this one is its name instead.
   */
  record RejectUsername(long id, String name) implements Known {}

  /**
   * Server to all: the names of everybody in the room. What is no string on the wire is left out.
   */
  record UserList(List<String> users) implements Known {
    public UserList {
      users = List.copyOf(users);
    }
  }

  /**
   * From a client: a message that it sends. From the server to all: a copy of that message.
   *
   * @param name the sender's name, which the server writes; null from a client
   * @param cid what the sender calls its message, which the server returns unchanged; null if the
   *     sender named none
   */
  record Message(String text, long id, long date, @Nullable String name, @Nullable String cid)
      implements Known {}

  /** A frame of a type that this sub-protocol does not have, to be ignored. */
  record Unknown(String type) implements GuideFrame {}

  /**
   * A frame that cannot be read.
   *
   * @param fault one English phrase that says what is wrong
   */
  record Malformed(String fault) implements GuideFrame {}
}
