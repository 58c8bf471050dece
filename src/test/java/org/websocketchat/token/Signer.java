package org.websocketchat.token;

import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The log-in of a site in tests: a key pair that signs tokens. */
public final class Signer {
  private final PublicJsonWebKey key;
  private final String algorithm;

  private Signer(PublicJsonWebKey key, String algorithm, String id) {
    this.key = key;
    this.algorithm = algorithm;
    key.setKeyId(id);
  }

  /** With a new Ed25519 key. */
  public static Signer ed25519(String id) {
    try {
      var key = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
      return new Signer(key, AlgorithmIdentifiers.EDDSA, id);
    } catch (JoseException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static Signer p256(String id) throws JoseException {
    var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    return new Signer(key, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, id);
  }

  static Signer p384(String id) throws JoseException {
    var key = EcJwkGenerator.generateJwk(EllipticCurves.P384);
    return new Signer(key, AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384, id);
  }

  static Signer rsa(String id, int bits) throws JoseException {
    return new Signer(RsaJwkGenerator.generateJwk(bits), AlgorithmIdentifiers.RSA_USING_SHA256, id);
  }

  PublicJsonWebKey key() {
    return key;
  }

  /** The public key as JSON. */
  String publicKey() {
    return key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  /** A JWK set with the public keys of these. */
  public static String keySet(Signer... signers) {
    var keys = new StringBuilder();
    for (var signer : signers) {
      keys.append(keys.isEmpty() ? "" : ",").append(signer.publicKey());
    }
    return "{\"keys\":[" + keys + "]}";
  }

  /** What a valid token of Ann for an hour claims. */
  public static JwtClaims ann(long wallMillis) {
    var claims = new JwtClaims();
    claims.setIssuer("https://site.example");
    claims.setSubject("ann-7");
    claims.setAudience("websocket-chat");
    claims.setExpirationTime(NumericDate.fromMilliseconds(wallMillis + 3_600_000));
    claims.setStringClaim("name", "Ann");
    return claims;
  }

  /** A token with these claims. */
  public String sign(JwtClaims claims) {
    return sign(claims.toJson(), Map.of());
  }

  /** A token with these claims that does not name its key. */
  String signWithoutId(JwtClaims claims) {
    var token = new JsonWebSignature();
    token.setPayload(claims.toJson());
    return sign(token);
  }

  String sign(String payload, Map<String, Object> headers) {
    var token = new JsonWebSignature();
    token.setPayload(payload);
    token.setKeyIdHeaderValue(key.getKeyId());
    headers.forEach(token::setHeader);
    return sign(token);
  }

  private String sign(JsonWebSignature token) {
    if (token.getAlgorithmHeaderValue() == null) {
      token.setAlgorithmHeaderValue(algorithm);
    }
    token.setKey(key.getPrivateKey());
    token.setDoKeyValidation(false);
    try {
      return token.getCompactSerialization();
    } catch (JoseException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
