package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.hub.RoomRules;
import org.websocketchat.hub.StartRules;
import org.websocketchat.protocol.Role;
import org.websocketchat.token.Invitation;
import org.websocketchat.token.Signer;
import org.websocketchat.token.TokenKeysException;

/** Real tokens over real sockets. */
final class TokensOverSocketsTest {
  private final Signer site = Signer.ed25519("site-1");

  @TempDir private Path folder;

  @Test
  void aBearerOfTheSitesTokenIsWelcomedByName() throws IOException {
    var keys = Files.writeString(folder.resolve("keys.json"), Signer.keySet(site));
    try (var server = ChatServer.start(Settings.builder().tokenKeys(keys).build());
        var ann = hello(server, site.sign(Signer.ann(System.currentTimeMillis())))) {
      var welcome = ann.await("\"welcome\"");
      assertTrue(welcome.contains("\"name\":\"Ann\""), welcome);
      assertTrue(welcome.endsWith("\"role\":\"member\",\"verified\":true}"), welcome);
    }
  }

  @Test
  void theAudienceIsTheOneOfTheSettings() throws IOException {
    var keys = Files.writeString(folder.resolve("keys.json"), Signer.keySet(site));
    var settings = Settings.builder().tokenKeys(keys).tokenAudience("club").build();
    var claims = Signer.ann(System.currentTimeMillis());
    try (var server = ChatServer.start(settings)) {
      try (var wrong = hello(server, site.sign(claims))) {
        var close = wrong.awaitClose();
        assertEquals(4401, close.code());
        assertEquals("the token does not count: it is for another audience", close.reason());
      }
      claims.setAudience("club", "shop");
      try (var right = hello(server, site.sign(claims))) {
        right.await("\"welcome\"");
      }
    }
  }

  @Test
  void keysThatAreRenewedWhileItRunsCountAtOnce() throws IOException {
    var keys = Files.writeString(folder.resolve("keys.json"), Signer.keySet(site));
    var next = Signer.ed25519("site-2");
    try (var server = ChatServer.start(Settings.builder().tokenKeys(keys).build())) {
      var renewed = Files.writeString(folder.resolve("new"), Signer.keySet(next));
      Files.move(renewed, keys, StandardCopyOption.ATOMIC_MOVE);
      try (var ann = hello(server, next.sign(Signer.ann(System.currentTimeMillis())))) {
        ann.await("\"welcome\"");
      }
      try (var old = hello(server, site.sign(Signer.ann(System.currentTimeMillis())))) {
        assertEquals(4401, old.awaitClose().code());
      }
    }
  }

  @Test
  void aServerWithoutItsKeysDoesNotStart() {
    var settings = Settings.builder().tokenKeys(folder.resolve("none")).build();
    assertThrows(TokenKeysException.class, () -> ChatServer.start(settings));
  }

  @Test
  void anInvitationThatIsMadeWhileItRunsCountsAndEnds() throws IOException {
    var settings =
        Settings.builder()
            .data(folder)
            .startRules(new StartRules(RoomRules.usual().withSigned(true)))
            .build();
    try (var server = ChatServer.start(settings)) {
      try (var guest = hello(server, null)) {
        assertEquals(4401, guest.awaitClose().code());
      }
      // A JWT tells its end in whole seconds.
      long end = (System.currentTimeMillis() / 1000 + 3) * 1000;
      var invitation = new Invitation("Ann", Role.OWNER, null, end);
      try (var ann = hello(server, invitation.sign(folder))) {
        assertTrue(ann.await("\"welcome\"").contains("\"role\":\"owner\""));
        ann.await("{\"type\":\"token\",\"in\":");
        assertEquals(4401, ann.awaitClose().code());
        long late = System.currentTimeMillis() - end;
        assertTrue(late >= 0 && late < 5_000, "late: " + late);
      }
    }
  }

  @Test
  void aTokenOfMonthsAgoIsRefused() throws IOException {
    var keys = Files.writeString(folder.resolve("keys.json"), Signer.keySet(site));
    var claims = Signer.ann(System.currentTimeMillis());
    claims.setExpirationTime(NumericDate.fromSeconds(1_700_000_000));
    try (var server = ChatServer.start(Settings.builder().tokenKeys(keys).build());
        var ann = hello(server, site.sign(claims))) {
      assertEquals("the token does not count: it has expired", ann.awaitClose().reason());
    }
  }

  private static RawSocket hello(ChatServer server, @Nullable String token) {
    var socket = new RawSocket(server.port());
    socket.handshake("/chat", "127.0.0.1", "Sec-WebSocket-Protocol: websocket-chat.v1\r\n");
    var field = token == null ? "" : ",\"token\":\"" + token + "\"";
    socket.send(
        "{\"type\":\"hello\",\"key\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"name\":\"x\"" + field + "}");
    return socket;
  }
}
