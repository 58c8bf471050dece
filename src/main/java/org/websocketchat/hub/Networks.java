package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The accounts of all networks. The limit on sockets bounds the networks with a socket. Of the
 * networks without one, only those with debts are remembered, and only the latest: an owner of more
 * networks than that gains nothing when one is forgotten.
 */
final class Networks {
  private final AddressLimits limits;
  private final int mostAbsent;
  private final Map<String, NetworkAccounts> present = new LinkedHashMap<>();

  /** The networks without a socket, in the order in which their last socket ended. */
  private final LinkedHashMap<String, NetworkAccounts> absent = new LinkedHashMap<>();

  Networks(AddressLimits limits, int mostAbsent) {
    this.limits = limits;
    this.mostAbsent = mostAbsent;
  }

  /** Counts a new socket; returns the accounts that it counts on. */
  List<NetworkAccounts> enter(Address address) {
    var entered = new ArrayList<NetworkAccounts>();
    for (int i = 0; i < address.networks().size(); i++) {
      var accounts = of(address.networks().get(i), Address.factor(i));
      accounts.enter();
      entered.add(accounts);
    }
    return List.copyOf(entered);
  }

  private NetworkAccounts of(String network, int factor) {
    var here = present.get(network);
    if (here != null) {
      return here;
    }
    var back = absent.remove(network);
    var accounts = back == null ? new NetworkAccounts(network, factor, limits) : back;
    present.put(network, accounts);
    return accounts;
  }

  /** Counts the end of a socket. */
  void leave(List<NetworkAccounts> entered, long nowMillis) {
    for (var accounts : entered) {
      if (accounts.leave()) {
        present.remove(accounts.network());
        absent.put(accounts.network(), accounts);
      }
    }
    while (!absent.isEmpty() && (absent.size() > mostAbsent || isFirstPaid(nowMillis))) {
      absent.pollFirstEntry();
    }
  }

  private boolean isFirstPaid(long nowMillis) {
    return absent.firstEntry().getValue().isPaid(nowMillis);
  }

  /** How many networks are remembered. */
  int size() {
    return present.size() + absent.size();
  }
}
