package org.websocketchat.bot;

import org.websocketchat.protocol.Role;
import org.websocketchat.session.Person;

/**
 * Somebody who is in the room.
 *
 * @param name as it is now; no two people in a room have the same
 * @param who the public id of the person, the same for as long as the person keeps the key or the
 *     log-in; two entries of the list have the same if one person is there twice. Empty for a
 *     client of the guide's sub-protocol
 * @param role what the person may do
 * @param verified whether a log-in or an invitation vouches for the name
 * @param own whether it is this bot
 */
public record BotPerson(String name, String who, Role role, boolean verified, boolean own) {
  static BotPerson of(Person person) {
    var standing = person.standing();
    return new BotPerson(
        person.name(), standing.who(), standing.role(), standing.verified(), person.own());
  }
}
