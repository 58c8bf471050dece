package org.websocketchat.hub;

import java.util.EnumMap;
import java.util.Map;

/** The debts of one network, and the number of its sockets. */
final class NetworkAccounts {
  private final String network;
  private final int factor;
  private final AddressLimits limits;
  private final Map<Metered, Account> accounts = new EnumMap<>(Metered.class);
  private int sockets;

  /**
   * Makes accounts without debts; the network may take {@code factor} times what one address may.
   */
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

  /** Whether all debts are paid, so that these accounts equal new ones. */
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

  /** Counts the end of a socket; returns whether none is left. */
  boolean leave() {
    sockets--;
    return sockets == 0;
  }
}
