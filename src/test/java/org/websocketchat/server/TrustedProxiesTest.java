package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.hub.HubLimits;

/** Which headers the server believes about a visitor's address. */
class TrustedProxiesTest {
  private static final String VISITOR = "203.0.113.5";

  private final TrustedProxies proxies =
      new TrustedProxies(
          List.of(
              CidrBlock.of("127.0.0.1"),
              CidrBlock.of("10.1.0.0/16"),
              CidrBlock.of("2001:db8:1::/48")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1 | 203.0.113.5 | 203.0.113.5",
        "127.0.0.1 | 198.51.100.9, 203.0.113.5 | 203.0.113.5",
        "127.0.0.1 | 198.51.100.9, 203.0.113.5, 10.1.2.3 | 203.0.113.5",
        "127.0.0.1 | 127.0.0.1, 203.0.113.5,10.1.2.3 , 10.1.255.255 | 203.0.113.5",
        "127.0.0.1 | 203.0.113.5, 10.2.0.1, 10.1.2.3 | 10.2.0.1",
        "127.0.0.1 | 10.1.0.9, 10.1.0.8 | 10.1.0.9",
        "127.0.0.1 | 203.0.113.5:4711 | 203.0.113.5",
        "127.0.0.1 | 2001:db8:2::7 | 2001:db8:2::7",
        "127.0.0.1 | [2001:db8:2::7]:4711, 2001:db8:1::1 | 2001:db8:2::7",
        "2001:db8:1:ffff::1 | 203.0.113.5 | 203.0.113.5",
        "127.0.0.1 | ::ffff:203.0.113.5 | 203.0.113.5",
        "127.0.0.1 | 203.0.113.5, unknown | 127.0.0.1",
        "127.0.0.1 | 203.0.113.5, chat.example, 10.1.2.3 | 10.1.2.3",
        "127.0.0.1 | '' | 127.0.0.1",
        "203.0.113.9 | 198.51.100.9 | 203.0.113.9",
        "10.2.0.1 | 198.51.100.9 | 10.2.0.1",
        "2001:db8:2::1 | 198.51.100.9 | 2001:db8:2::1",
        "::1 | 198.51.100.9 | ::1",
      })
  void theWayIsReadFromItsEndToTheFirstWhoIsNotTrusted(String peer, String way, String visitor) {
    var headers = HttpFields.build().put(HttpHeader.X_FORWARDED_FOR, way);
    assertEquals(address(visitor), proxies.visitor(address(peer), headers));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=203.0.113.5 | 203.0.113.5",
        "for=198.51.100.9, For=\"203.0.113.5:4711\";proto=https;by=10.1.0.1 | 203.0.113.5",
        "for=203.0.113.5, by=10.1.0.1; for=10.1.2.3 | 203.0.113.5",
        "for=\"[2001:db8:2::7]:4711\" | 2001:db8:2::7",
        "for=203.0.113.5, for=_hidden | 127.0.0.1",
        "for=203.0.113.5, proto=https | 127.0.0.1",
        "by=\"for=203.0.113.5\" | 127.0.0.1",
      })
  void theHeaderOfRfc7239IsReadLikewise(String forwarded, String visitor) {
    var headers = HttpFields.build().put(HttpHeader.FORWARDED, forwarded);
    assertEquals(address(visitor), proxies.visitor(address("127.0.0.1"), headers));
    assertEquals(address("10.2.0.1"), proxies.visitor(address("10.2.0.1"), headers));
  }

  @Test
  void whatAVisitorWroteIntoTheHeaderOfRfc7239IsNotBelievedBesideTheUsualOne() {
    var headers =
        HttpFields.build()
            .put(HttpHeader.FORWARDED, "for=198.51.100.9")
            .put(HttpHeader.X_FORWARDED_FOR, VISITOR);
    assertEquals(address(VISITOR), proxies.visitor(address("127.0.0.1"), headers));
  }

  @Test
  void severalHeadersAreOneList() {
    var headers =
        HttpFields.build()
            .add(HttpHeader.X_FORWARDED_FOR, "198.51.100.9")
            .add(HttpHeader.X_FORWARDED_FOR, VISITOR);
    assertEquals(address(VISITOR), proxies.visitor(address("127.0.0.1"), headers));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.3/8, 10.0.0.1, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.128, true",
    "0.0.0.0/0, 203.0.113.5, true",
    "0.0.0.0/0, ::1, false",
    "192.0.2.1/32, 192.0.2.2, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, ::1, true"
  })
  void aBlockHoldsWhatBeginsLikeIt(String block, String address, boolean held) {
    assertEquals(held, CidrBlock.of(block).contains(address(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/8",
        "localhost",
        "10",
        "10.1",
        "10.0.0.256",
        "10.0.0.0/",
        "10.0.0.0/33",
        "1.2.3.4/-1",
        "10.0.0.0/8/8",
        "10.0.0.0/a",
        "::1/129",
        "1:2",
        ":::",
        "fe80::1%eth0",
        "1.2.3.4 ",
        "+1.2.3.4"
      })
  void whatIsNoNetworkIsNamed(String text) {
    var wrong = assertThrows(IllegalArgumentException.class, () -> CidrBlock.of(text));
    assertTrue(String.valueOf(wrong.getMessage()).contains("'" + text + "'"));
  }

  @Test
  void aTrustedProxysVisitorsAreCountedEachForItself() throws IOException {
    try (var server = ChatServer.start(oneEach().proxy(CidrBlock.of("127.0.0.1")).build());
        var first = from(server, VISITOR)) {
      assertLetIn(first);
      try (var other = from(server, "203.0.113.6");
          var second = from(server, "198.51.100.9, " + VISITOR)) {
        assertEquals(4029, second.awaitClose().code());
        assertLetIn(other);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/8", "::1", "127.0.0.2"})
  void anybodyElseIsNotBelievedAndCountsForItself(String proxy) throws IOException {
    try (var server = ChatServer.start(oneEach().proxy(CidrBlock.of(proxy)).build());
        var first = from(server, VISITOR)) {
      assertLetIn(first);
      try (var second = from(server, "203.0.113.6")) {
        var close = second.awaitClose();
        assertEquals(4029, close.code());
        assertTrue(close.reason().startsWith("127.0.0.1: "), close.reason());
      }
    }
  }

  @Test
  void onlyWhereNoProxyIsTrustedIsThisMachineNotCounted() throws IOException {
    try (var server = ChatServer.start(oneEach().build());
        var first = from(server, VISITOR);
        var second = from(server, VISITOR)) {
      assertLetIn(first);
      assertLetIn(second);
    }
  }

  @Test
  void theProxiedSiteNeedsItsOriginAlone() throws IOException {
    var site = Settings.builder().origin(Origin.ofSite("https://chat.example"));
    try (var server = ChatServer.start(site.proxy(CidrBlock.of("127.0.0.1")).build())) {
      assertEquals("101", status(server, "chat.example", "https://chat.example"));
      assertEquals("403", status(server, "chat.example", "http://chat.example"));
      assertEquals("403", status(server, "chat.example", "https://evil.example"));
      assertEquals("421", status(server, "evil.example", "https://evil.example"));
    }
  }

  private static String status(ChatServer server, String host, String origin) {
    try (var peer = new RawSocket(server.port())) {
      var headers =
          "Origin: "
              + origin
              + "\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: "
              + host
              + "\r\nX-Forwarded-For: 203.0.113.5\r\n";
      return peer.handshake("/chat", host, headers)
          .substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
    }
  }

  private static SettingsBuilder oneEach() {
    return Settings.builder().limits(HubLimits.builder().socketsPerAddress(1).build());
  }

  private static RawSocket from(ChatServer server, String way) {
    var peer = new RawSocket(server.port());
    peer.upgrade("/chat", "X-Forwarded-For: " + way + "\r\n");
    return peer;
  }

  /** Waits until the hub has admitted it: the handshakes alone do not tell the order. */
  private static void assertLetIn(RawSocket peer) {
    assertNotEquals(RawSocket.CLOSE, peer.next().first());
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByAddress(Objects.requireNonNull(CidrBlock.address(text)).getAddress());
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
