package org.websocketchat.store;

import org.jspecify.annotations.Nullable;

/**
 * A sanction that holds, as {@link LogReader} reads it.
 *
 * @param room {@link LogReader#EVERY_ROOM} if it is for all rooms
 * @param kind {@code quiet} or {@code ban}
 * @param who the public id of the person
 * @param name the last one of this person that is known; empty if none is
 * @param untilMillis milliseconds since 1970; {@link Long#MAX_VALUE} for ever
 * @param reason empty if there is none
 * @param actor the public id of the moderator; null if it is not known
 * @param actorName the one that the moderator had; empty if it is not known
 * @param coversAddress whether it covers the address that the person had, too
 */
public record HeldSanction(
    String room,
    String kind,
    String who,
    String name,
    long untilMillis,
    String reason,
    @Nullable String actor,
    String actorName,
    boolean coversAddress) {}
