package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many sockets each address has open; an address that is null is not counted. */
final class Addresses {
  private final Map<String, Integer> open = new LinkedHashMap<>();

  /** Counts a further socket, and says how many there are now. */
  int enter(@Nullable String address) {
    return address == null ? 0 : open.merge(address, 1, Integer::sum);
  }

  void leave(@Nullable String address) {
    if (address == null) {
      return;
    }
    int left = open.getOrDefault(address, 0) - 1;
    if (left > 0) {
      open.put(address, left);
    } else {
      open.remove(address);
    }
  }
}
