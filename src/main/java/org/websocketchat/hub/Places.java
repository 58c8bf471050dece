package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the places that each network has taken, where the number of places is limited. A wider
 * network may take more than one address, but never more than half of all places, so one stranger
 * cannot take all.
 */
final class Places {

  /**
   * There is no place left.
   *
   * @param network the network that has all it may have; null if there is no place for anybody
   * @param most how many places it, or everybody together, may have
   */
  record Full(@Nullable String network, int most) {}

  private final int perAddress;
  private final int inAll;
  private final Map<String, Integer> taken = new LinkedHashMap<>();
  private int takenInAll;

  /** Makes free places. Both numbers are at least 1. */
  Places(int perAddress, int inAll) {
    this.perAddress = perAddress;
    this.inAll = inAll;
  }

  /**
   * Why one more does not fit; null if it does. A null address counts only in the number for all.
   */
  @Nullable Full full(@Nullable Address address) {
    if (address != null) {
      for (int i = 0; i < address.networks().size(); i++) {
        var network = address.networks().get(i);
        int most = most(i);
        if (taken.getOrDefault(network, 0) >= most) {
          return new Full(network, most);
        }
      }
    }
    return takenInAll >= inAll ? new Full(null, inAll) : null;
  }

  /** Takes a place, even if there is none left. */
  void take(@Nullable Address address) {
    takenInAll++;
    if (address != null) {
      address.networks().forEach(network -> taken.merge(network, 1, Integer::sum));
    }
  }

  /** Gives back a place that was taken. */
  void free(@Nullable Address address) {
    takenInAll--;
    if (address != null) {
      for (var network : address.networks()) {
        taken.computeIfPresent(network, (same, count) -> count > 1 ? count - 1 : null);
      }
    }
  }

  int taken() {
    return takenInAll;
  }

  private int most(int place) {
    int narrow = Math.min(perAddress, inAll);
    long wide = Math.min((long) perAddress * Address.factor(place), inAll / 2);
    return place == 0 ? narrow : (int) Math.max(narrow, wide);
  }
}
