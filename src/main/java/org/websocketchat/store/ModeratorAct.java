package org.websocketchat.store;

import org.jspecify.annotations.Nullable;

/**
 * What a moderator has done, as {@link LogReader} reads it.
 *
 * @param room {@link LogReader#EVERY_ROOM} if it is about all rooms
 * @param dateMillis milliseconds since 1970
 * @param actor the public id of the moderator; null if it was done on the stopped server
 * @param actorName the one that the moderator had; empty if it is not known
 * @param kind {@code remove}, {@code purge}, {@code pin}, {@code mode}, {@code quiet}, {@code ban},
 *     {@code pardon}, or {@code report}, which anybody may do
 * @param target the offset that it names; 0 for none
 * @param subject the public id of the person whom it is about, such as the author of the message;
 *     null for none, and for a purge of all guests
 * @param name the last one of this person that was known then; empty if none was
 * @param lastsMillis how long it lasts; 0 for ever, and for what does not last
 * @param reason empty if there is none
 */
public record ModeratorAct(
    String room,
    long dateMillis,
    @Nullable String actor,
    String actorName,
    String kind,
    long target,
    @Nullable String subject,
    String name,
    long lastsMillis,
    String reason) {}
