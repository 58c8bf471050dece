package org.websocketchat.hub;

import org.websocketchat.protocol.Body;

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

  /** What this person may correct at present. */
  Draft.Right right(Person person, long wallMillis) {
    long sinceMillis = person.who() == null ? Long.MAX_VALUE : wallMillis - editMillis;
    return new Draft.Right(sinceMillis, isModerator(person));
  }

  /** The body to store for what this person has sent: the server says by whom a removal is. */
  static Body stored(Body sent, Person person) {
    return sent instanceof Body.Remove(long target, var ignored)
        ? new Body.Remove(
            target, isModerator(person) ? Body.Remover.MODERATOR : Body.Remover.AUTHOR)
        : sent;
  }

  private static boolean isModerator(Person person) {
    return switch (person.standing().role()) {
      case GUEST, MEMBER -> false;
      case MODERATOR, OWNER -> true;
    };
  }
}
