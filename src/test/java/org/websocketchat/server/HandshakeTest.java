package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.hub.HubLimits;

class HandshakeTest {
  private ChatServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        ChatServer.start(
            Settings.builder().origin(Origin.ofSite("https://Chat.Example:443/")).build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theFirstOfferedSubProtocolThatIsSpokenIsPicked() {
    var answer = handshake("Sec-WebSocket-Protocol: websocket-chat.v9, json\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
    assertTrue(answer.contains("Sec-WebSocket-Protocol: json\r\n"), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "'websocket-chat.v1, json', websocket-chat.v1",
    "'json, websocket-chat.v1', json",
    "'mqtt, websocket-chat.v1', websocket-chat.v1"
  })
  void whatTheClientLikesBestIsPicked(String offered, String picked) {
    var answer = handshake("Sec-WebSocket-Protocol: " + offered + "\r\n");
    assertTrue(answer.contains("Sec-WebSocket-Protocol: " + picked + "\r\n"), answer);
  }

  @Test
  void aClientThatOffersNoneIsServedAllTheSame() {
    try (var peer = new RawSocket(server.port())) {
      var answer = peer.handshake("/chat", "127.0.0.1", "");
      assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
      assertFalse(answer.contains("Sec-WebSocket-Protocol"), answer);
      var first = peer.next().text();
      assertTrue(first.matches("\\{\"type\":\"id\",\"id\":[1-9]\\d*[,}].*"), first);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "mqtt, soap", "json.v2"})
  void aClientThatOffersOnlyUnknownOnesIsTold(String offered) {
    var answer = handshake("Sec-WebSocket-Protocol: " + offered + "\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
  }

  @Test
  void compressionIsNotNegotiated() {
    var answer = handshake("Sec-WebSocket-Extensions: permessage-deflate\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
    assertFalse(answer.contains("deflate"), answer);
  }

  @Test
  void pagesServedByUsAndConfiguredSitesMayOpenASocket() {
    assertTrue(isOpenTo("http://127.0.0.1:" + server.port()));
    assertTrue(isOpenTo("http://localhost:" + server.port()));
    assertTrue(isOpenTo("http://[::1]:" + server.port()));
    assertTrue(isOpenTo("https://chat.example"));
  }

  @Test
  void pagesOfOtherSitesMayNot() {
    assertFalse(isOpenTo("http://evil.example"));
    assertFalse(isOpenTo("null"));
    assertFalse(isOpenTo("http://127.0.0.1"));
    assertFalse(isOpenTo("https://127.0.0.1:" + server.port()));
    assertFalse(isOpenTo("http://chat.example"));
    assertFalse(isOpenTo("https://chat.example:8443"));
    assertFalse(isOpenTo("https://chat.example.evil.example"));
  }

  @Test
  void anOriginIsNeverComparedWithTheHost() {
    try (var peer = new RawSocket(server.port())) {
      var answer = peer.handshake("/chat", "chat.example", "Origin: http://chat.example\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
    }
  }

  @Test
  void oneAllowedOriginAmongOthersOpensNothing() {
    var answer = handshake("Origin: https://chat.example\r\nOrigin: http://evil.example\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
  }

  @Test
  void pagesFromFilesMayOpenASocketIfThatIsConfigured() throws IOException {
    try (var open = ChatServer.start(Settings.builder().origin(Origin.ofSite("null")).build());
        var peer = new RawSocket(open.port())) {
      peer.upgrade("/chat", "Origin: null\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health", "/chat", "/websocket-chat.js"})
  void aHostThatIsNotOursIsRefusedEverywhere(String path) {
    try (var peer = new RawSocket(server.port())) {
      var answer = peer.handshake(path, "evil.example:" + server.port(), "");
      assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:1234", "[::1]:80", "127.0.0.1", "chat.example"})
  void ourOwnHostsAndThoseOfConfiguredSitesAreAnswered(String host) {
    try (var peer = new RawSocket(server.port())) {
      var answer = peer.handshake("/chat", host, "");
      assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/chat", "/websocket-chat.js", "/healthy", "/health/x", "/chat?/health"})
  void aRequestWithoutAHostIsRefused(String path) {
    assertTrue(answer("GET " + path + " HTTP/1.0\r\n\r\n").startsWith("HTTP/1.1 421 "));
  }

  /**
   * Some load balancers send such a health check. No browser does, so DNS rebinding cannot use it.
   */
  @Test
  void aHealthCheckOfHttp10NeedsNoHost() {
    assertTrue(answer("GET /health HTTP/1.0\r\n\r\n").startsWith("HTTP/1.1 200 "));
    assertTrue(answer("HEAD /health HTTP/1.0\r\n\r\n").startsWith("HTTP/1.1 200 "));
    assertTrue(answer("POST /health HTTP/1.0\r\n\r\n").startsWith("HTTP/1.1 405 "));
    assertTrue(
        answer("GET /health HTTP/1.0\r\nHost: evil.example\r\n\r\n").startsWith("HTTP/1.1 421 "));
    assertTrue(answer("GET /health HTTP/1.0\r\nHost:\r\n\r\n").startsWith("HTTP/1.1 400 "));
    assertTrue(answer("GET /health HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 400 "));
  }

  private String answer(String request) {
    try (var peer = new RawSocket(server.port())) {
      peer.write(request);
      return peer.head();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "room=",
        "room=No",
        "room=-a",
        "room=a%20b",
        "room=..%2f",
        "room=%ff",
        "room=%zz",
        "room=a&room=b",
        "room=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void aRoomWithABadNameIsRefused(String query) {
    try (var peer = new RawSocket(server.port())) {
      var answer = peer.handshake("/chat?" + query, "localhost", "");
      assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }
  }

  @Test
  void aRoomIsNamedByTheQuery() {
    try (var kitchen = new RawSocket(server.port());
        var lobby = RawSocket.join(server, "Ann")) {
      kitchen.upgrade("/chat?x=1&room=kitchen.2", "");
      kitchen.say("psst");
      kitchen.await("psst");
      lobby.say("hi");
      assertTrue(lobby.await("\"type\":\"message\"").contains("\"text\":\"hi\""));
    }
  }

  @Test
  void aRequestWithoutAnUpgradeIsToldWhatThisIs() {
    try (var peer = new RawSocket(server.port())) {
      peer.write("GET /chat HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertTrue(peer.head().startsWith("HTTP/1.1 426 "));
    }
  }

  @Test
  void moreSocketsThanAllowedDoNotConcernThisMachine() throws IOException {
    var one = Settings.builder().limits(HubLimits.builder().socketsPerAddress(1).build()).build();
    try (var strict = ChatServer.start(one);
        var first = RawSocket.join(strict, "Ann");
        var second = RawSocket.join(strict, "Bob")) {
      second.say("hi");
      first.await("hi");
    }
  }

  private boolean isOpenTo(String origin) {
    var answer = handshake("Origin: " + origin + "\r\n");
    boolean open = answer.startsWith("HTTP/1.1 101 ");
    assertEquals(!open, answer.startsWith("HTTP/1.1 403 "), answer);
    return open;
  }

  private String handshake(String headers) {
    try (var peer = new RawSocket(server.port())) {
      return peer.handshake("/chat", "127.0.0.1:" + server.port(), headers);
    }
  }
}
