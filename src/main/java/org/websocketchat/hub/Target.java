package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Role;

/**
 * What the hub knows of the person whom a sanction names.
 *
 * @param role as everybody is told; a guest's if nobody is named, or if nobody knows
 * @param address what a ban covers besides the person: the keyed hash of the address of a guest's
 *     last socket, or of the last stored message if the guest has left; null for none
 */
record Target(Role role, @Nullable String address) {
  private static final Target NOBODY = new Target(Role.GUEST, null);

  /** The person whom this body names, in a room. */
  static Target of(Room room, Body body) {
    if (!(body instanceof Body.Sanction sanction)) {
      return NOBODY;
    }
    var bearer = room.bearer(sanction.who());
    if (bearer != null) {
      return new Target(bearer.standing().role(), null);
    }
    boolean isBan = sanction.kind() == Body.SanctionKind.BAN;
    return isBan ? new Target(Role.GUEST, addressOf(room, sanction.who())) : NOBODY;
  }

  private static @Nullable String addressOf(Room room, String who) {
    var session = room.session(who);
    if (session != null && who.equals(session.person().who()) && session.addressHash() != null) {
      return session.addressHash();
    }
    return room.lastAddresses().of(who);
  }
}
