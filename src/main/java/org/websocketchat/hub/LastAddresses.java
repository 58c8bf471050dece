package org.websocketchat.hub;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * From which address each guest of a room wrote last, so that a ban finds the address of somebody
 * who has left.
 */
final class LastAddresses {
  /** Beyond this the one who wrote longest ago is forgotten. */
  static final int MOST = 10_000;

  /** The keyed hash of the address by the public id of the guest, the oldest first. */
  private final LinkedHashMap<String, String> last = new LinkedHashMap<>();

  /** The keyed hash of the address; null if it is not known. */
  @Nullable String of(String who) {
    return last.get(who);
  }

  /** Notes that a message of a guest is stored; null for an address that is not counted. */
  void add(String who, @Nullable String addressHash) {
    last.remove(who);
    if (addressHash != null) {
      last.put(who, addressHash);
    }
    if (last.size() > MOST) {
      last.pollFirstEntry();
    }
  }
}
