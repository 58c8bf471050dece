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
    var quiet = who == null ? null : state.sanction(SanctionKind.QUIET, who, wallMillis);
    var ban = who == null ? null : state.sanction(SanctionKind.BAN, who, wallMillis);
    for (var each : state.sanctions()) {
      boolean covers = address != null && address.equals(each.address()) && each.holds(wallMillis);
      if (ban == null && covers && each.kind() == SanctionKind.BAN) {
        ban = each;
      }
    }
    return new Sanctioned(quiet, ban);
  }
}
