package org.websocketchat.hub;

import java.util.EnumMap;
import java.util.Map;
import org.websocketchat.protocol.CloseCode;

/** What all networks share: one room, or the whole server. */
final class SharedAccounts {
  private final String whose;
  private final Places places;
  private final Map<Metered, FairAccount> accounts = new EnumMap<>(Metered.class);

  /**
   * Begins with nothing taken and no limits.
   *
   * @param whose as it stands in the reason of a refusal
   * @param places of people in a room, of sockets of the server
   */
  SharedAccounts(String whose, Places places) {
    this.whose = whose;
    this.places = places;
  }

  /** Limits something; what is not limited is not counted. */
  void limit(Metered what, Rate rate) {
    accounts.put(what, new FairAccount(rate));
  }

  String whose() {
    return whose;
  }

  Places places() {
    return places;
  }

  /** Puts so much of something on the bill, if it is limited here. */
  void charge(Bill bill, String network, Metered what, long amount) {
    var account = accounts.get(what);
    if (account != null) {
      bill.add(account.of(network), amount, what, whose, CloseCode.TRY_LATER);
    }
  }
}
