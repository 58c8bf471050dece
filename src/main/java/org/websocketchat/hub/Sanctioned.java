package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body.SanctionKind;

/**
 * The sanctions that hold of one person in one room.
 *
 * @param quiet because of which the person may say nothing; null for none
 * @param ban because of which the person may not be here; null for none
 */
record Sanctioned(@Nullable StoredSanction quiet, @Nullable StoredSanction ban) {
  /** Nothing holds. */
  static final Sanctioned NOT = new Sanctioned(null, null);

  /**
   * What holds in a room.
   *
   * @param who the public id of the person; null in {@code json}
   * @param address the keyed hash of its address; null for none, and for a signed person, whom a
   *     ban of an address does not cover
   */
  static Sanctioned in(
      RoomState state, @Nullable String who, @Nullable String address, long wallMillis) {
    if (state.sanctions().isEmpty()) {
      return NOT;
    }
    StoredSanction quiet = null;
    StoredSanction ban = null;
    for (var each : state.sanctions()) {
      boolean isOf = each.who().equals(who);
      boolean covers = address != null && address.equals(each.address());
      if (each.holds(wallMillis) && each.kind() == SanctionKind.QUIET && isOf) {
        quiet = longer(quiet, each, who);
      } else if (each.holds(wallMillis) && each.kind() == SanctionKind.BAN && (isOf || covers)) {
        ban = longer(ban, each, who);
      }
    }
    return new Sanctioned(quiet, ban);
  }

  /** The one that tells more: it names the person, and holds longer. */
  private static StoredSanction longer(
      @Nullable StoredSanction one, StoredSanction other, @Nullable String who) {
    if (one == null || one.who().equals(who) != other.who().equals(who)) {
      return one == null || other.who().equals(who) ? other : one;
    }
    return other.untilMillis() > one.untilMillis() ? other : one;
  }
}
