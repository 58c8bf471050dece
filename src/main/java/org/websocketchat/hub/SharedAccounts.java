package org.websocketchat.hub;

import java.util.EnumMap;
import java.util.Map;
import org.websocketchat.protocol.CloseCode;

/** The accounts that all networks share: those of one room, or of the whole server. */
final class SharedAccounts {
  private final String whose;
  private final Places places;
  private final Map<Metered, FairAccount> accounts = new EnumMap<>(Metered.class);

  /**
   * Makes accounts without debts and limits.
   *
   * @param whose the owner, as it stands in the reason of a refusal
   * @param places for people in a room, or for sockets of the server
   */
  SharedAccounts(String whose, Places places) {
    this.whose = whose;
    this.places = places;
  }

  /** Adds a limit; what has none is not counted. */
  void limit(Metered what, Rate rate) {
    accounts.put(what, new FairAccount(rate));
  }

  String whose() {
    return whose;
  }

  Places places() {
    return places;
  }

  /** Adds an amount to the bill, if it is limited here. */
  void charge(Bill bill, String network, Metered what, long amount) {
    var account = accounts.get(what);
    if (account != null) {
      bill.add(account.of(network), amount, what, whose, CloseCode.TRY_LATER);
    }
  }
}
