package org.websocketchat.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom one socket is counted under. */
final class Visitor {
  private final @Nullable Address address;
  private final List<NetworkAccounts> accounts;
  private boolean seated;

  /**
   * Comes without a place.
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

  /** Has a place among all sockets. */
  void seat() {
    seated = true;
  }

  boolean isSeated() {
    return seated;
  }
}
