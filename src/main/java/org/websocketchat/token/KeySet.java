package org.websocketchat.token;

import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Public keys, each for one algorithm: Ed25519 for EdDSA, P-256 for ES256, RSA of 2 048 bits and
 * more for RS256.
 */
record KeySet(List<TokenKey> keys) {
  static final KeySet EMPTY = new KeySet(List.of());

  /** 32 bytes in base64url. */
  private static final int ED25519_LETTERS = 43;

  private static final int LEAST_RSA_BITS = 2048;

  /** What a file of such keys has to be. */
  static final String ADVICE =
      "it has to be a JWK set (RFC 7517) with public keys for EdDSA, ES256 or RS256.";

  KeySet {
    keys = List.copyOf(keys);
  }

  /**
   * Reads a JWK set (RFC 7517, 5). Keys that cannot verify a token (for encryption, of another
   * type) are left out.
   *
   * @throws JoseException if it is no JWK set; if a key is damaged, private or too short; if two
   *     have the same {@code kid}; if no key is left
   */
  static KeySet read(String json) throws JoseException {
    if (!(JsonUtil.parseJson(json).get("keys") instanceof List<?> members)) {
      throw new JoseException("it has no list \"keys\"");
    }
    var keys = new ArrayList<TokenKey>();
    for (var member : members) {
      if (!(member instanceof Map<?, ?> parameters)) {
        throw new JoseException("a key is not an object");
      }
      var key = key(parameters);
      if (key != null) {
        add(keys, key);
      }
    }
    if (keys.isEmpty()) {
      throw new JoseException("it has no key for EdDSA, ES256 or RS256");
    }
    return new KeySet(keys);
  }

  /** The key that verifies what this private key signs. */
  static KeySet of(PublicJsonWebKey own) {
    return new KeySet(
        List.of(new TokenKey(own.getKeyId(), AlgorithmIdentifiers.EDDSA, own.getPublicKey())));
  }

  /**
   * The key that a token has to be signed with; null if there is none.
   *
   * @param id the token's {@code kid}; null if it names none, which is enough if there is one key
   */
  @Nullable TokenKey find(@Nullable String id) {
    if (id == null) {
      return keys.size() == 1 ? keys.getFirst() : null;
    }
    for (var key : keys) {
      if (id.equals(key.id())) {
        return key;
      }
    }
    return null;
  }

  private static void add(List<TokenKey> keys, TokenKey key) throws JoseException {
    for (var other : keys) {
      if (key.id() != null && key.id().equals(other.id())) {
        throw new JoseException("two keys have the same kid");
      }
    }
    keys.add(key);
  }

  private static @Nullable TokenKey key(Map<?, ?> parameters) throws JoseException {
    if (parameters.containsKey("d")) {
      throw new JoseException("it has a private key: only public ones belong in it");
    }
    var named = new LinkedHashMap<String, Object>();
    parameters.forEach((name, value) -> named.put(String.valueOf(name), value));
    var type = named.get(JsonWebKey.KEY_TYPE_PARAMETER);
    boolean known = "OKP".equals(type) || "EC".equals(type) || "RSA".equals(type);
    if (!known || "enc".equals(named.get(JsonWebKey.USE_PARAMETER))) {
      return null;
    }
    boolean isEd25519 = OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(named.get("crv"));
    if (isEd25519 && !(named.get("x") instanceof String x && x.length() == ED25519_LETTERS)) {
      throw new JoseException("an Ed25519 key does not have 32 bytes"); // the JDK does not look
    }
    var key = JsonWebKey.Factory.newJwk(named);
    var algorithm = algorithm(key);
    var wanted = key.getAlgorithm();
    return algorithm == null || (wanted != null && !wanted.equals(algorithm))
        ? null
        : new TokenKey(key.getKeyId(), algorithm, ((PublicJsonWebKey) key).getPublicKey());
  }

  /** The algorithm for which this key is; null if it is for none of ours. */
  private static @Nullable String algorithm(JsonWebKey key) throws JoseException {
    return switch (key) {
      case OctetKeyPairJsonWebKey pair ->
          pair.getSubtype().equals(OctetKeyPairJsonWebKey.SUBTYPE_ED25519)
              ? AlgorithmIdentifiers.EDDSA
              : null;
      case EllipticCurveJsonWebKey curve ->
          curve.getCurveName().equals("P-256")
              ? AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256
              : null;
      case RsaJsonWebKey rsa -> {
        if (((RSAPublicKey) rsa.getPublicKey()).getModulus().bitLength() < LEAST_RSA_BITS) {
          throw new JoseException("an RSA key has less than " + LEAST_RSA_BITS + " bits");
        }
        yield AlgorithmIdentifiers.RSA_USING_SHA256;
      }
      default -> null;
    };
  }
}
