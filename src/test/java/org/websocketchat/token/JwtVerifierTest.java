package org.websocketchat.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.hub.SignedIdentity;
import org.websocketchat.hub.TokenVerdict;
import org.websocketchat.protocol.Role;

/** Which tokens count, and why the others do not. */
final class JwtVerifierTest {
  private static final long NOW = 1_763_878_400_000L;
  private static final Signer SITE = Signer.ed25519("site-1");

  @Test
  void saysWhoTheBearerIs() throws JoseException {
    var claims = Signer.ann(NOW);
    claims.setStringClaim("role", "moderator");
    claims.setStringListClaim("rooms", "lobby", "garden-*");
    assertEquals(
        new SignedIdentity(
            "https://site.example",
            "ann-7",
            "Ann",
            Role.MODERATOR,
            List.of("lobby", "garden-*"),
            NOW + 3_600_000),
        accepted(SITE.sign(claims)));
  }

  @Test
  void nameRoleRoomsAndIssuerMayBeAbsent() throws JoseException {
    var claims = Signer.ann(NOW);
    List.of("name", "iss").forEach(claims::unsetClaim);
    var identity = accepted(SITE.sign(claims));
    assertEquals("", identity.issuer());
    assertNull(identity.name());
    assertEquals(Role.MEMBER, identity.role());
    assertNull(identity.rooms());
  }

  @Test
  void takesEachAlgorithmWithItsKind() throws JoseException {
    var signers =
        List.of(SITE, Signer.p256("site-2"), Signer.rsa("site-3", 2048), Signer.ed25519("site-4"));
    var keys = Signer.keySet(signers.toArray(Signer[]::new));
    for (var signer : signers) {
      assertInstanceOf(
          TokenVerdict.Accepted.class, verify(signer.sign(Signer.ann(NOW)), keys), keys);
    }
  }

  @Test
  void theServersOwnKeyIsFoundByItsIdOnly() throws JoseException {
    var own = KeySet.read(Signer.keySet(Signer.ed25519("own")));
    var trusts =
        List.of(
            new JwtVerifier.Trust(own, Invitation.ISSUER, Invitation.ISSUER),
            new JwtVerifier.Trust(KeySet.read(Signer.keySet(SITE)), "websocket-chat", null));
    var verdict = JwtVerifier.verify(SITE.signWithoutId(Signer.ann(NOW)), trusts, NOW);
    assertInstanceOf(TokenVerdict.Accepted.class, verdict, verdict.toString());
  }

  static Stream<Arguments> refusedClaims() {
    return Stream.of(
        refusal("has expired", claims -> claims.setExpirationTime(at(0))),
        refusal("has expired", claims -> claims.setExpirationTime(at(-1))),
        refusal("has expired", claims -> claims.setExpirationTime(at(-1_000_000))),
        refusal("has no exp", claims -> claims.unsetClaim("exp")),
        refusal("wrong type", claims -> claims.setStringClaim("exp", "soon")),
        refusal("not valid yet", claims -> claims.setNotBefore(at(31))),
        refusal("another audience", claims -> claims.setAudience("shop")),
        refusal("another audience", claims -> claims.unsetClaim("aud")),
        refusal("has no sub", claims -> claims.unsetClaim("sub")),
        refusal("its sub", claims -> claims.setSubject("")),
        refusal("its sub", claims -> claims.setSubject("s".repeat(256))),
        refusal("its sub", claims -> claims.setSubject("a\0b")),
        refusal("its sub", claims -> claims.setIssuer("a\0")),
        refusal("its name", claims -> claims.setStringClaim("name", "A\u0000nn")),
        refusal("its name", claims -> claims.setStringClaim("name", "Ann\nBob")),
        refusal("its name", claims -> claims.setStringClaim("name", "\u2028")),
        refusal("its name", claims -> claims.setStringClaim("name", " ")),
        refusal("its name", claims -> claims.setStringClaim("name", "n".repeat(33))),
        refusal("wrong type", claims -> claims.setClaim("name", 7)),
        refusal("its role", claims -> claims.setStringClaim("role", "Owner")),
        refusal("wrong type", claims -> claims.setClaim("rooms", "lobby")),
        refusal("wrong type", claims -> claims.setClaim("rooms", List.of(1))),
        refusal(
            "more than 100 rooms",
            claims -> claims.setClaim("rooms", Collections.nCopies(101, "a"))),
        refusal("its issuer", claims -> claims.setIssuer("websocket-chat")));
  }

  @ParameterizedTest
  @MethodSource("refusedClaims")
  void refusesClaims(String why, Consumer<JwtClaims> change) throws JoseException {
    var claims = Signer.ann(NOW);
    change.accept(claims);
    assertRefused(why, SITE.sign(claims), Signer.keySet(SITE));
  }

  @Test
  void refusesASubjectThatIsNoText() throws JoseException {
    var claims = Signer.ann(NOW).toJson().replace("ann-7", "\\uD800");
    assertRefused("its sub", SITE.sign(claims, Map.of()), Signer.keySet(SITE));
  }

  @Test
  void theIssuersClockMayBeAheadAndAnEndIsFarAway() throws JoseException {
    var claims = Signer.ann(NOW);
    claims.setNotBefore(at(30));
    claims.setClaim("exp", Long.MAX_VALUE);
    assertTrue(accepted(SITE.sign(claims)).expiresWallMillis() > NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jku", "jwk", "x5u", "x5c"})
  void refusesHeadersThatBringKeys(String header) throws JoseException {
    var value = header.equals("jwk") ? SITE.key().toParams(null) : "https://evil.example/keys";
    var token = SITE.sign(Signer.ann(NOW).toJson(), Map.of(header, value));
    assertRefused("its header has " + header, token, Signer.keySet(SITE));
  }

  @Test
  void refusesCriticalHeaders() throws JoseException {
    var token = SITE.sign(Signer.ann(NOW).toJson(), Map.of("crit", List.of("exp"), "exp", 1));
    assertRefused("its header has crit", token, Signer.keySet(SITE));
  }

  @Test
  void refusesATokenWithoutASignature() throws JoseException {
    for (var alg : List.of("none", "None", "NONE")) {
      var header = "{\"alg\":\"" + alg + "\",\"kid\":\"site-1\"}";
      var token = encoded(header) + "." + encoded(Signer.ann(NOW).toJson()) + ".";
      assertRefused("", token, Signer.keySet(SITE));
    }
    var signed = SITE.sign(Signer.ann(NOW));
    var cut = signed.substring(0, signed.lastIndexOf('.') + 1);
    assertRefused("", cut, Signer.keySet(SITE));
  }

  @Test
  void refusesAPublicKeyThatIsUsedAsASecret() throws Exception {
    var rsa = Signer.rsa("site-3", 2048);
    var signed =
        encoded("{\"alg\":\"HS256\",\"kid\":\"site-3\"}") + "." + encoded(Signer.ann(NOW).toJson());
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(rsa.key().getPublicKey().getEncoded(), "HmacSHA256"));
    var bytes = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
    var token = signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    assertRefused("not a JWT that this server takes", token, Signer.keySet(rsa));
  }

  @Test
  void refusesAnAlgorithmThatIsNotTheKeys() throws JoseException {
    var token = Signer.rsa("site-1", 2048).sign(Signer.ann(NOW).toJson(), Map.of("kid", "site-1"));
    assertRefused("", token, Signer.keySet(SITE));
    var rsa = Signer.rsa("site-3", 2048);
    var other = rsa.sign(Signer.ann(NOW).toJson(), Map.of("alg", "RS512"));
    assertRefused("", other, Signer.keySet(rsa));
  }

  @Test
  void refusesUnknownKeysAndForgedTokens() throws JoseException {
    var stranger = Signer.ed25519("site-2").sign(Signer.ann(NOW));
    assertRefused("a key that this server does not know", stranger, Signer.keySet(SITE));
    var forged = Signer.ed25519("site-1").sign(Signer.ann(NOW));
    assertRefused("signature is wrong", forged, Signer.keySet(SITE));
    var claims = Signer.ann(NOW);
    claims.setStringClaim("role", "owner");
    var parts = SITE.sign(Signer.ann(NOW)).split("\\.", -1);
    var changed = parts[0] + "." + encoded(claims.toJson()) + "." + parts[2];
    assertRefused("signature is wrong", changed, Signer.keySet(SITE));
  }

  @Test
  void withoutAKidOnlyTheSingleKeyIsMeant() throws JoseException {
    var claims = Signer.ann(NOW).toJson();
    var nameless = Signer.ed25519("gone");
    nameless.key().setKeyId(null);
    assertInstanceOf(
        TokenVerdict.Accepted.class,
        verify(nameless.sign(claims, Map.of()), Signer.keySet(nameless)));
    assertRefused(
        "a key that this server does not know",
        nameless.sign(claims, Map.of()),
        Signer.keySet(SITE, nameless));
  }

  @Test
  void refusesHugeAndUnreadableTokens() throws JoseException {
    var claims = Signer.ann(NOW);
    claims.setStringClaim("more", "x".repeat(JwtVerifier.MOST_CHARACTERS));
    assertRefused("longer than 8192", SITE.sign(claims), Signer.keySet(SITE));
    var deep = "{\"a\":".repeat(1_500);
    var texts =
        List.of(
            "",
            ".",
            "..",
            "a.b.c",
            "a.b.c.d.e",
            "\u0000",
            "é.é.é",
            encoded("[]") + "." + encoded("{}") + ".AA",
            encoded("{\"alg\":7}") + "." + encoded("{}") + ".AA",
            encoded("{\"alg\":\"EdDSA\",\"kid\":7}") + "." + encoded("{}") + ".AA",
            encoded("{\"alg\":\"EdDSA\",\"kid\":\"site-1\"}") + "." + encoded("{}") + ".AA",
            encoded(deep).substring(0, 8_000) + ".AA.AA",
            encoded("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + ".AA.AA.AA.AA");
    for (var text : texts) {
      assertRefused("", text, Signer.keySet(SITE));
    }
    for (var payload : List.of("", "[]", "7", "null", "{\"exp\":{}}", deep)) {
      assertRefused("", SITE.sign(payload, Map.of()), Signer.keySet(SITE));
    }
  }

  private static Arguments refusal(String why, Consumer<JwtClaims> change) {
    return Arguments.of(why, change);
  }

  private static NumericDate at(long seconds) {
    return NumericDate.fromMilliseconds(NOW + seconds * 1000);
  }

  private static String encoded(String json) {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static TokenVerdict verify(String token, String keySet) throws JoseException {
    var trust = new JwtVerifier.Trust(KeySet.read(keySet), "websocket-chat", null);
    return JwtVerifier.verify(token, List.of(trust), NOW);
  }

  private static SignedIdentity accepted(String token) throws JoseException {
    var verdict = verify(token, Signer.keySet(SITE));
    return assertInstanceOf(TokenVerdict.Accepted.class, verdict, verdict.toString()).identity();
  }

  private static void assertRefused(String why, String token, String keySet) throws JoseException {
    var verdict = verify(token, keySet);
    var refused = assertInstanceOf(TokenVerdict.Refused.class, verdict, verdict.toString());
    assertTrue(refused.reason().contains(why), refused.reason());
    assertTrue(refused.reason().length() <= 123, "it has to fit into a close frame");
  }
}
