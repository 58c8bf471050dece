package org.websocketchat.hub;

import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Role;

/** Decides who may correct what: the one place where that is decided. */
final class Corrections {
  private final long editMillis;

  /** A person may edit and remove a message of their own for so long, by the server's clock. */
  Corrections(HubLimits limits) {
    editMillis = limits.editMillis();
  }

  /** For how long an author may edit or remove a message. */
  long editMillis() {
    return editMillis;
  }

  /**
   * What this person may correct at present.
   *
   * @param role what the token of the socket gives; the person may have others on other sockets
   */
  Draft.Right right(Person person, Role role, long wallMillis) {
    boolean isNever = person.who() == null || editMillis == 0;
    long sinceMillis = isNever ? Long.MAX_VALUE : wallMillis - editMillis;
    return new Draft.Right(sinceMillis, isModerator(role));
  }

  /** The body to store for what came by a socket: the server says by whom a removal is. */
  static Body stored(Body sent, Role role) {
    return sent instanceof Body.Remove(long target, var ignored)
        ? new Body.Remove(target, isModerator(role) ? Body.Remover.MODERATOR : Body.Remover.AUTHOR)
        : sent;
  }

  private static boolean isModerator(Role role) {
    return switch (role) {
      case GUEST, MEMBER -> false;
      case MODERATOR, OWNER -> true;
    };
  }
}
