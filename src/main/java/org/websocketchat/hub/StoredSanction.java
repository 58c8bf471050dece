package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body.SanctionKind;

/**
 * A sanction that holds in a room.
 *
 * @param kind {@link SanctionKind#QUIET} or {@link SanctionKind#BAN}
 * @param who the public id of the person
 * @param untilMillis when it ends, milliseconds since 1970; {@link #FOR_EVER} if it does not
 * @param reason the moderator's words; empty if there are none
 * @param actor the public id of the moderator; null if it is not known
 * @param dateMillis since when it holds, milliseconds since 1970
 * @param address what a ban covers besides the person: the keyed hash of an address; null for none
 * @param everywhere whether the operator has made it for all rooms, so that no entry of the room's
 *     log ends it; else it is the room's own
 */
public record StoredSanction(
    SanctionKind kind,
    String who,
    long untilMillis,
    String reason,
    @Nullable String actor,
    long dateMillis,
    @Nullable String address,
    boolean everywhere) {
  /** Stands for the end of a sanction that does not end. */
  public static final long FOR_EVER = Long.MAX_VALUE;

  /** A sanction of one room. */
  public StoredSanction(
      SanctionKind kind,
      String who,
      long untilMillis,
      String reason,
      @Nullable String actor,
      long dateMillis,
      @Nullable String address) {
    this(kind, who, untilMillis, reason, actor, dateMillis, address, false);
  }

  /** Whether it still holds. */
  public boolean holds(long nowMillis) {
    return nowMillis < untilMillis;
  }
}
