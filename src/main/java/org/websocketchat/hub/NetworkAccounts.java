package org.websocketchat.hub;

import java.util.EnumMap;
import java.util.Map;

/** What one network has taken lately, and how many of its sockets are here. */
final class NetworkAccounts {
  private final String network;
  private final int factor;
  private final AddressLimits limits;
  private final Map<Metered, Account> accounts = new EnumMap<>(Metered.class);
  private int sockets;

  /** Begins with nothing taken; the network may take so many times what one address may. */
  NetworkAccounts(String network, int factor, AddressLimits limits) {
    this.network = network;
    this.factor = factor;
    this.limits = limits;
  }

  String network() {
    return network;
  }

  Meter of(Metered what) {
    return accounts.computeIfAbsent(what, none -> new Account(limits.rate(what).times(factor)));
  }

  /** Whether it is as good as one that is made anew. */
  boolean isPaid(long nowMillis) {
    for (var account : accounts.values()) {
      if (!account.isPaid(nowMillis)) {
        return false;
      }
    }
    return true;
  }

  void enter() {
    sockets++;
  }

  /** Whether none of its sockets is left. */
  boolean leave() {
    sockets--;
    return sockets == 0;
  }
}
