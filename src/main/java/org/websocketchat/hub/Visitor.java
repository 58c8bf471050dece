package org.websocketchat.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The address of one socket and the accounts that it counts on. */
final class Visitor {
  private final @Nullable Address address;
  private final List<NetworkAccounts> accounts;

  /** The keyed hash of the address, which a ban keeps; null until it is set. */
  private @Nullable String addressHash;

  private boolean hasPlace;

  /**
   * Makes a visitor without a place.
   *
   * @param address null if it is not counted
   * @param accounts of its networks, narrowest first; empty if it is not counted
   */
  Visitor(@Nullable Address address, List<NetworkAccounts> accounts) {
    this.address = address;
    this.accounts = accounts;
  }

  @Nullable Address address() {
    return address;
  }

  List<NetworkAccounts> accounts() {
    return accounts;
  }

  @Nullable String addressHash() {
    return addressHash;
  }

  /** Takes the keyed hash of the address. */
  void addressHash(@Nullable String its) {
    addressHash = its;
  }

  /** Notes that it has a place among all sockets. */
  void takePlace() {
    hasPlace = true;
  }

  boolean hasPlace() {
    return hasPlace;
  }
}
