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

  static TokenVerdict verdict(String token) {
    int name = token.indexOf('/');
    int role = token.indexOf('/', name + 1);
    int expires = token.indexOf('/', role + 1);
    if (name < 0 || role < 0 || expires < 0) {
      return new TokenVerdict.Refused("no such token");
    }
    var given = Role.of(token.substring(role + 1, expires));
    return given == null
        ? new TokenVerdict.Refused("no such role")
        : new TokenVerdict.Accepted(
            new SignedIdentity(
                "site",
                token.substring(0, name),
                name + 1 == role ? null : token.substring(name + 1, role),
                given,
                null,
                Long.parseLong(token.substring(expires + 1))));
  }
}
