package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import org.websocketchat.protocol.Limits;

/** Who is called what in one room. No two names in it have the same {@link NameKey key}. */
final class Names {
  private final NameKey keyOf;
  private final Map<String, Client> holders = new LinkedHashMap<>();

  Names(NameKey keyOf) {
    this.keyOf = keyOf;
  }

  /** Whether anything of this name can be seen. */
  boolean isVisible(String name) {
    return !keyOf.of(name).isEmpty();
  }

  /**
   * The wanted name, or, if somebody else has it, the name with a number behind it, cut to the
   * limit.
   *
   * <p>The number is found in steps that double and then halve: counting up would let a room of
   * many Guests, each asking ten times a second, keep the hub from its work.
   */
  String freeFor(Client asker, String wanted) {
    if (isFree(asker, wanted)) {
      return wanted;
    }
    int taken = 0;
    int free = 1;
    while (!isFree(asker, numbered(wanted, free))) {
      taken = free;
      free *= 2;
    }
    while (free - taken > 1) {
      int middle = (taken + free) / 2;
      if (isFree(asker, numbered(wanted, middle))) {
        free = middle;
      } else {
        taken = middle;
      }
    }
    return numbered(wanted, free);
  }

  /** Gives the client this name, and frees the one it had. */
  void give(Client client, String name) {
    release(client);
    client.rename(name);
    holders.put(keyOf.of(name), client);
  }

  /** Frees the client's name. */
  void release(Client client) {
    var name = client.name();
    if (name != null) {
      holders.remove(keyOf.of(name), client);
    }
  }

  private boolean isFree(Client asker, String name) {
    var holder = holders.get(keyOf.of(name));
    return holder == null || holder == asker;
  }

  private static String numbered(String name, int number) {
    var digits = Integer.toString(number);
    int points = Math.min(name.codePointCount(0, name.length()), room(digits));
    return name.substring(0, name.offsetByCodePoints(0, points)) + digits;
  }

  private static int room(String digits) {
    return Limits.NAME_CODE_POINTS - digits.length();
  }
}
