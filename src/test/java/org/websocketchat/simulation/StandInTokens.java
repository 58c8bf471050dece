package org.websocketchat.simulation;

import org.websocketchat.hub.SignedIdentity;
import org.websocketchat.hub.TokenVerdict;
import org.websocketchat.protocol.Role;

/**
 * Tokens of the simulation, which are not signed: {@code subject/name/role/expires}; an empty name
 * is none.
 */
final class StandInTokens {
  private StandInTokens() {}

  static String issue(String subject, String name, Role role, long expiresWallMillis) {
    return subject + "/" + name + "/" + role.word() + "/" + expiresWallMillis;
  }

  static TokenVerdict verdict(String token, long wallMillis) {
    int name = token.indexOf('/');
    int role = token.indexOf('/', name + 1);
    int expires = token.indexOf('/', role + 1);
    if (name < 0 || role < 0 || expires < 0) {
      return new TokenVerdict.Refused("no such token");
    }
    var given = Role.of(token.substring(role + 1, expires));
    if (given == null) {
      return new TokenVerdict.Refused("no such role");
    }
    long endWallMillis = Long.parseLong(token.substring(expires + 1));
    var bearer = name + 1 == role ? null : token.substring(name + 1, role);
    return endWallMillis <= wallMillis
        ? new TokenVerdict.Refused("the token has ended")
        : new TokenVerdict.Accepted(
            new SignedIdentity(
                "site", token.substring(0, name), bearer, given, null, endWallMillis));
  }

  /** The verdict about a token like the one of this bearer that ends then. */
  static TokenVerdict until(long wallMillis, SignedIdentity bearer) {
    return new TokenVerdict.Accepted(
        new SignedIdentity(
            bearer.issuer(), bearer.subject(), bearer.name(), bearer.role(), null, wallMillis));
  }
}
