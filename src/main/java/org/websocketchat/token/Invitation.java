package org.websocketchat.token;

import java.nio.file.Path;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.Role;

/**
 * Somebody whom the operator invites. Everybody who comes with the token of an invitation under the
 * same name is the same person.
 *
 * @param name has no {@link PersonName#fault}
 * @param rooms as in the claim {@code rooms}; null for every room
 * @param expiresWallMillis when it ends, milliseconds since 1970
 */
public record Invitation(
    String name, Role role, @Nullable List<String> rooms, long expiresWallMillis) {
  /** The issuer of these tokens, and their audience. */
  static final String ISSUER = "websocket-chat";

  /** Throws an {@link IllegalArgumentException} if the name has a {@link PersonName#fault}. */
  public Invitation {
    if (PersonName.fault(name) != null) {
      throw new IllegalArgumentException("not a name: " + name);
    }
    rooms = rooms == null ? null : List.copyOf(rooms);
  }

  /**
   * Signs it with the key of the server that keeps its data in this folder; the key is made if
   * there is none. A running server takes it at once.
   *
   * @throws TokenKeysException if the key cannot be read or made
   */
  public String sign(Path folder) throws TokenKeysException {
    var key = OwnKey.readOrMake(folder);
    var claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience(ISSUER);
    claims.setSubject(name);
    claims.setExpirationTime(NumericDate.fromMilliseconds(expiresWallMillis));
    claims.setStringClaim("name", name);
    claims.setStringClaim("role", role.word());
    if (rooms != null) {
      claims.setStringListClaim("rooms", rooms);
    }
    var token = new JsonWebSignature();
    token.setPayload(claims.toJson());
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
    token.setKeyIdHeaderValue(key.getKeyId());
    token.setKey(key.getPrivateKey());
    try {
      return token.getCompactSerialization();
    } catch (JoseException broken) {
      throw new TokenKeysException("Cannot sign with the server's own key.", broken);
    }
  }
}
