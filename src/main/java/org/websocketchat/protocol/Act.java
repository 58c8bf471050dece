package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The record of what a moderator did, or of a report. It outlives its entry of the log, and has
 * nothing of the texts of messages.
 *
 * @param number its place among the acts of the room that are kept: higher than that of every
 *     earlier one; 0 if it is not known
 * @param offset of its entry; 0 if that was in a log that is gone, so that the offsets in the body
 *     mean nothing
 * @param dateMillis when the server took it, milliseconds since 1970
 * @param actor the public id of whoever did it; null if it was done on the stopped server
 * @param actorName the name that the actor had; empty if it is not known
 * @param body as it is stored
 * @param who the public id of the person whom it is about, for a removal or a report the author of
 *     the message; null if it is about nobody, or if nobody knows
 * @param name the name that this person had last; empty if it is not known
 * @param holds whether it is a quiet or a ban that holds
 */
public record Act(
    long number,
    long offset,
    long dateMillis,
    @Nullable String actor,
    String actorName,
    Body.Correction body,
    @Nullable String who,
    String name,
    boolean holds) {

  /** Whether this is a moderator's act or a report, so that it is recorded. */
  public static boolean isOne(Body stored) {
    return switch (stored) {
      case Body.Text text -> false;
      case Body.Removed removed -> false;
      case Body.Amendment change -> false;
      case Body.Remove(long target, var by) -> by == Body.Remover.MODERATOR;
      case Body.Purge purge -> true;
      case Body.Pin pin -> true;
      case Body.Mode mode -> true;
      case Body.ModeChange change -> true;
      case Body.Sanction sanction -> true;
      case Body.Report report -> true;
    };
  }

  /** The offset of the message that is removed or reported; {@link Body#NO_OFFSET} if none is. */
  public static long messageOf(Body act) {
    return act instanceof Body.OfOneMessage one
        ? one.target()
        : act instanceof Body.Report(long target, var ignored) ? target : Body.NO_OFFSET;
  }

  /** The public id of the person whom a body names; null if it names none. */
  public static @Nullable String personOf(Body act) {
    return act instanceof Body.Sanction sanction
        ? sanction.who()
        : act instanceof Body.Purge purge ? purge.who() : null;
  }

  /** The same record with whether it holds. */
  public Act with(boolean nowHolds) {
    return new Act(number, offset, dateMillis, actor, actorName, body, who, name, nowHolds);
  }

  /** The same record when the log that it is from is gone. */
  public Act withoutLog() {
    return new Act(number, 0, dateMillis, actor, actorName, body, who, name, holds);
  }
}
