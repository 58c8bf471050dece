package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The accounts of all networks. Those with a socket here are as many as the sockets allow; of those
 * without, only those that have not paid are remembered, and only so many of them, the last that
 * left: whoever has more networks than that gets nothing by being forgotten in one of them.
 */
final class Networks {
  private final AddressLimits limits;
  private final int mostAbsent;
  private final Map<String, NetworkAccounts> present = new LinkedHashMap<>();

  /** Those without a socket, in the order of leaving. */
  private final LinkedHashMap<String, NetworkAccounts> absent = new LinkedHashMap<>();

  Networks(AddressLimits limits, int mostAbsent) {
    this.limits = limits;
    this.mostAbsent = mostAbsent;
  }

  /** Takes note of a further socket, and returns the accounts that it counts for. */
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

  /** Takes note that a socket has gone. */
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

  /** How many are remembered. */
  int size() {
    return present.size() + absent.size();
  }
}
