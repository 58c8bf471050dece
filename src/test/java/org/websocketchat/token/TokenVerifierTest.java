package org.websocketchat.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.hub.SignedIdentity;
import org.websocketchat.hub.TokenVerdict;
import org.websocketchat.protocol.Role;

/** Files of keys: read, damaged, renewed; and the server's own key. */
final class TokenVerifierTest {
  private static final long NOW = 1_763_878_400_000L;
  private static final Invitation INVITATION =
      new Invitation("Ann", Role.OWNER, List.of("lobby"), NOW + 1_000);

  private final Signer site = Signer.ed25519("site-1");
  private final BlockingQueue<String> warnings = new LinkedBlockingQueue<>();

  @TempDir private Path folder;

  @Test
  void aMissingFileIsAClearError() {
    var error = assertThrows(TokenKeysException.class, () -> open(null, folder.resolve("none")));
    assertTrue(error.getMessage().contains("none (there is no such file)"), error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{'keys':7}",
        "{'keys':[]}",
        "{'keys':[7]}",
        "{'keys':[{'kty':'OKP','crv':'Ed25519','x':'AA'}]}",
        "{'keys':[{'kty':'oct','k':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}]}"
      })
  void aDamagedFileIsAClearError(String text) throws IOException {
    var file = Files.writeString(folder.resolve("keys.json"), text.replace('\'', '"'));
    var error = assertThrows(TokenKeysException.class, () -> open(null, file));
    assertTrue(error.getMessage().startsWith("Cannot use the keys in "), error.getMessage());
    assertTrue(error.getMessage().contains("JWK set (RFC 7517)"), error.getMessage());
  }

  @Test
  void privateShortAndDoubleKeysAreClearErrors() throws IOException, JoseException {
    var secret = "{\"keys\":[" + OwnKey.readOrMake(folder).toJson(PRIVATE) + "]}";
    assertKeysError("private key", secret);
    assertKeysError("2048 bits", Signer.keySet(Signer.rsa("short", 1024)));
    assertKeysError("the same kid", Signer.keySet(site, Signer.ed25519("site-1")));
  }

  private static final org.jose4j.jwk.JsonWebKey.OutputControlLevel PRIVATE =
      org.jose4j.jwk.JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE;

  @Test
  void keysForOtherThingsAreLeftOut() throws IOException, JoseException, InterruptedException {
    var encrypting = Signer.p256("enc");
    encrypting.key().setUse("enc");
    var file =
        Files.writeString(
            folder.resolve("keys.json"),
            Signer.keySet(encrypting, Signer.p384("other"), site)
                .replace("{\"keys\":[", "{\"keys\":[{\"kty\":\"new\"},"));
    try (var verifier = open(null, file)) {
      assertAccepted(verifier, site);
      assertRefused(verifier, encrypting.sign(Signer.ann(NOW)), "does not know");
    }
  }

  @Test
  void aRenewedFileIsReadAgain() throws IOException, InterruptedException {
    var file = Files.writeString(folder.resolve("keys.json"), Signer.keySet(site));
    try (var verifier = open(null, file)) {
      assertAccepted(verifier, site);
      var next = Signer.ed25519("site-2");
      replace(file, Signer.keySet(next));
      assertAccepted(verifier, next);
      assertRefused(verifier, site.sign(Signer.ann(NOW)), "does not know");
    }
    assertEquals(List.of(), List.copyOf(warnings));
  }

  @Test
  void theOldKeysStayWhenTheFileIsDamagedOrGone() throws IOException, InterruptedException {
    var file = Files.writeString(folder.resolve("keys.json"), Signer.keySet(site));
    try (var verifier = open(null, file)) {
      replace(file, "{");
      assertAccepted(verifier, site);
      assertAccepted(verifier, site);
      assertTrue(warnings.take().contains("The keys of before stay in use."));
      Files.delete(file);
      assertAccepted(verifier, site);
      assertAccepted(verifier, site);
      assertTrue(warnings.take().contains("there is no such file"));
      replace(file, Signer.keySet(site));
      assertAccepted(verifier, site);
      assertEquals(List.of(), List.copyOf(warnings));
    }
  }

  @Test
  void aFileThatCouldNotBeReadIsReadAgainThoughNothingElseShowsThatItCan() throws IOException {
    var path = Files.writeString(folder.resolve("keys.json"), Signer.keySet(site));
    var mayRead = new AtomicBoolean(true);
    KeyFile.Format format =
        file -> {
          if (!mayRead.get()) {
            throw new AccessDeniedException(file.toString());
          }
          return KeySet.read(KeyFile.text(file));
        };
    var keys = new KeyFile(path, format, false, "advice", warnings::add);
    replace(path, Signer.keySet(Signer.ed25519("site-2")));
    mayRead.set(false); // as after sudo
    assertEquals("site-1", keys.keys().keys().getFirst().id());
    assertEquals("site-1", keys.keys().keys().getFirst().id());
    mayRead.set(true); // as after chown
    assertEquals("site-2", keys.keys().keys().getFirst().id());
    assertEquals(1, warnings.size(), "told once");
  }

  @Test
  void theOwnKeyIsNotTakenForAJwkSet() throws IOException {
    Files.writeString(OwnKey.file(folder), "{}");
    var error = assertThrows(TokenKeysException.class, () -> open(folder, null));
    assertFalse(error.getMessage().contains("JWK set"), error.getMessage());
    assertTrue(error.getMessage().contains("the server's own key"), error.getMessage());
  }

  @Test
  void whateverGoesWrongTheTokenIsRefused() throws IOException, InterruptedException {
    try (var verifier = open(null, null)) {
      for (var fault : List.of(new StackOverflowError(), new IllegalStateException())) {
        TokenVerdict verdict =
            verifier.verifyOrRefuse(
                () -> {
                  if (fault instanceof Error error) {
                    throw error;
                  }
                  throw (RuntimeException) fault;
                });
        assertInstanceOf(TokenVerdict.Refused.class, verdict);
        assertTrue(warnings.take().contains(fault.getClass().getName()));
      }
      assertRefused(verifier, "x".repeat(8_193), "longer than 8192");
    }
  }

  @Test
  void anInvitationIsTakenFromTheMomentOnInWhichItIsMade()
      throws IOException, InterruptedException {
    try (var verifier = open(folder, null)) {
      assertRefused(verifier, site.sign(Signer.ann(NOW)), "does not know");
      var identity =
          new SignedIdentity(
              "websocket-chat", "Ann", "Ann", Role.OWNER, List.of("lobby"), NOW + 1_000);
      assertEquals(new TokenVerdict.Accepted(identity), verdict(verifier, INVITATION.sign(folder)));
    }
  }

  @Test
  void theOwnKeyIsMadeOnceAndOnlyItsOwnerCanReadIt() throws IOException {
    var first = OwnKey.readOrMake(folder.resolve("data"));
    var again = OwnKey.readOrMake(folder.resolve("data"));
    assertEquals(first.getKeyId(), again.getKeyId());
    var file = OwnKey.file(folder.resolve("data"));
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    try (var files = Files.list(folder.resolve("data"))) {
      assertEquals(List.of(file), files.toList(), "no draft is left");
    }
    assertNotEquals(
        first.getKeyId(), OwnKey.readOrMake(folder.resolve("other")).getKeyId(), "it is by chance");
  }

  @Test
  void aDamagedOwnKeyIsAClearError() throws IOException {
    Files.writeString(OwnKey.file(folder), "{}");
    assertThrows(TokenKeysException.class, () -> open(folder, null));
    assertThrows(TokenKeysException.class, () -> INVITATION.sign(folder));
  }

  @Test
  void aSiteCannotSignForTheServerNorTheServerForTheSite()
      throws IOException, InterruptedException {
    var file = Files.writeString(folder.resolve("keys.json"), Signer.keySet(site));
    try (var verifier = open(folder, file)) {
      var claims = Signer.ann(NOW);
      claims.setIssuer("websocket-chat");
      assertRefused(verifier, site.sign(claims), "issuer");
      assertInstanceOf(
          TokenVerdict.Accepted.class, verdict(verifier, INVITATION.sign(folder)), "both count");
      assertAccepted(verifier, site);
    }
  }

  @Test
  void withoutKeysNoTokenCounts() throws IOException, InterruptedException {
    try (var verifier = open(null, null)) {
      assertRefused(verifier, site.sign(Signer.ann(NOW)), "does not know");
    }
  }

  private TokenVerifier open(@Nullable Path data, @Nullable Path keys) throws TokenKeysException {
    return TokenVerifier.open(data, keys, "websocket-chat", () -> NOW, warnings::add);
  }

  private void assertKeysError(String why, String text) throws IOException {
    var file = Files.writeString(folder.resolve("keys.json"), text);
    var error = assertThrows(TokenKeysException.class, () -> open(null, file));
    assertTrue(error.getMessage().contains(why), error.getMessage());
  }

  private void replace(Path file, String text) throws IOException {
    var next = Files.writeString(folder.resolve("next"), text);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static TokenVerdict verdict(TokenVerifier verifier, String token)
      throws InterruptedException {
    var answers = new LinkedBlockingQueue<TokenVerdict>();
    verifier.verify(token, answers::add);
    var answer = answers.poll(10, TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("no answer");
    }
    return answer;
  }

  private static void assertAccepted(TokenVerifier verifier, Signer signer)
      throws InterruptedException {
    assertInstanceOf(TokenVerdict.Accepted.class, verdict(verifier, signer.sign(Signer.ann(NOW))));
  }

  private static void assertRefused(TokenVerifier verifier, String token, String why)
      throws InterruptedException {
    var refused = assertInstanceOf(TokenVerdict.Refused.class, verdict(verifier, token));
    assertTrue(refused.reason().contains(why), refused.reason());
  }
}
