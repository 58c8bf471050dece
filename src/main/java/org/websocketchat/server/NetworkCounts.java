package org.websocketchat.server;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Address;

/**
 * Counts what all networks have at a time of something that is not the hub's, such as connections
 * (docs/budget.md, "What is counted before the hub"). Any thread may use it.
 */
final class NetworkCounts {
  private final int mostOfAddress;
  private final int mostInAll;
  private final Map<String, Integer> counts = new HashMap<>();
  private int all;

  /**
   * Counts none yet.
   *
   * @param mostOfAddress at least 1; wider networks of IPv6 may have more, as in the hub, but none
   *     more than half of all
   * @param mostInAll at least 1
   */
  NetworkCounts(int mostOfAddress, int mostInAll) {
    this.mostOfAddress = mostOfAddress;
    this.mostInAll = mostInAll;
  }

  /**
   * Counts one more, if there may be one.
   *
   * @param address null for what is not counted
   * @return whether there may; then it must be {@link #release released} once
   */
  synchronized boolean take(@Nullable Address address) {
    if (address == null) {
      return true;
    }
    if (all >= mostInAll || isFull(address)) {
      return false;
    }
    all++;
    address.networks().forEach(network -> counts.merge(network, 1, Integer::sum));
    return true;
  }

  private boolean isFull(Address address) {
    for (int i = 0; i < address.networks().size(); i++) {
      long most = Math.min((long) mostOfAddress * Address.factor(i), Math.ceilDiv(mostInAll, 2));
      if (counts.getOrDefault(address.networks().get(i), 0) >= most) {
        return true;
      }
    }
    return false;
  }

  /** Counts one less of what this address has taken. */
  synchronized void release(@Nullable Address address) {
    if (address != null) {
      all--;
      for (var network : address.networks()) {
        counts.computeIfPresent(network, (same, count) -> count == 1 ? null : count - 1);
      }
    }
  }

  /** How many networks have any. */
  synchronized int networks() {
    return counts.size();
  }
}
