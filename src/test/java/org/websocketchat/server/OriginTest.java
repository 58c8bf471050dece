package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

  @ParameterizedTest
  @CsvSource({
    "https://chat.example, https://chat.example",
    "HTTPS://Chat.Example:443/, https://chat.example",
    "http://chat.example:80, http://chat.example",
    "http://chat.example:443, http://chat.example:443",
    "http://[::1]:8080, http://[::1]:8080",
    "null, null"
  })
  void aSiteIsWrittenAsBrowsersWriteIt(String given, String text) {
    assertEquals(text, Origin.ofSite(given).text());
  }

  @ParameterizedTest
  @CsvSource({
    "wss://chat.example/chat, wss://chat.example",
    "ws://chat.example:80, ws://chat.example",
    "https://chat.example:444/chat, wss://chat.example:444",
    "http://chat.example, ws://chat.example"
  })
  void aServerIsWrittenAsAPolicyWantsIt(String given, String text) {
    assertEquals(text, Origin.ofSocket(given).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "chat.example",
        "*",
        "https://",
        "https://a b",
        "https://a/page",
        "https://a?x",
        "https://user@a",
        "https://a; script-src *"
      })
  void whatIsNoSiteIsNamed(String given) {
    var wrong = assertThrows(IllegalArgumentException.class, () -> Origin.ofSite(given));
    assertTrue(String.valueOf(wrong.getMessage()).contains("'" + given + "'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://a", "chat.example/chat", "wss://a'; script-src *", "null"})
  void whatIsNoServerIsNamed(String given) {
    var wrong = assertThrows(IllegalArgumentException.class, () -> Origin.ofSocket(given));
    assertTrue(String.valueOf(wrong.getMessage()).contains("'" + given + "'"));
  }

  @Test
  void anIpv6AddressToListenOnStandsInBrackets() {
    var allowlist = new Allowlist(Settings.builder().host("2001:db8::7").build(), 8080);
    assertTrue(allowlist.allowsOrigin("http://[2001:db8::7]:8080"));
    assertTrue(allowlist.allowsHost("[2001:DB8::7]:8080"));
  }

  @Test
  void everywhereMeansTheMachinesOwnAddresses() {
    var allowlist = new Allowlist(Settings.builder().host("0.0.0.0").build(), 8080);
    for (var address : LocalAddresses.ipv4()) {
      assertTrue(allowlist.allowsOrigin("http://" + address + ":8080"));
      assertTrue(allowlist.allowsHost(address + ":8080"));
    }
    assertTrue(allowlist.allowsOrigin("http://localhost:8080"));
    assertEquals(false, allowlist.allowsHost("0.0.0.0.evil.example"));
    assertEquals(false, allowlist.allowsHost(""));
  }
}
