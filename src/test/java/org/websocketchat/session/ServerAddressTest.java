package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.websocketchat.session.ServerAddress.Fault;
import org.websocketchat.session.ServerAddress.Invalid;
import org.websocketchat.session.ServerAddress.Valid;

/** What a site owner may write as {@code server}, and what is said of everything else. */
final class ServerAddressTest {
  private static final String PAGE = "https://site.example";

  @ParameterizedTest
  @CsvSource({
    "wss://chat.example/chat, '', wss://chat.example/chat",
    "' wss://chat.example/chat ', '', wss://chat.example/chat",
    "WSS://chat.example, '', wss://chat.example",
    "https://chat.example/chat, '', wss://chat.example/chat",
    "//chat.example:8443/c, '', wss://chat.example:8443/c",
    "/chat, '', wss://site.example/chat",
    "/chat, garden, wss://site.example/chat?room=garden",
    "wss://c.example, garden, wss://c.example?room=garden",
    "wss://c.example/chat?token=a&room=x&b=c, garden, wss://c.example/chat?token=a&b=c&room=garden",
    "wss://c.example/chat?room=x, '', wss://c.example/chat?room=x",
    "wss://c.example/chat?, garden, wss://c.example/chat?room=garden",
    "wss://c.example/chat?rooms=1, garden, wss://c.example/chat?rooms=1&room=garden",
    "wss://[2001:db8::1]:8443/chat, '', wss://[2001:db8::1]:8443/chat",
    "wss://user@c.example/chat, '', wss://user@c.example/chat",
    "wss://聊天.example/chat, '', wss://聊天.example/chat",
  })
  void resolves(String server, String room, String url) {
    assertEquals(new Valid(url), ServerAddress.resolve(server, room, PAGE));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', MISSING, ''",
    "'  ', '', MISSING, '  '",
    "chat.example, '', NOT_A_URL, chat.example",
    "localhost:8080/chat, '', NOT_A_URL, localhost:8080/chat",
    "wss:///chat, '', NOT_A_URL, wss:///chat",
    "wss://, '', NOT_A_URL, wss://",
    "wss://:80/, '', NOT_A_URL, wss://:80/",
    "wss://c.example:port/, '', NOT_A_URL, wss://c.example:port/",
    "wss://c.example:/, '', NOT_A_URL, wss://c.example:/",
    "wss://c.example:65536/, '', NOT_A_URL, wss://c.example:65536/",
    "wss://c.example:123456/, '', NOT_A_URL, wss://c.example:123456/",
    "wss://a b/, '', NOT_A_URL, wss://a b/",
    "wss://[/, '', NOT_A_URL, wss://[/",
    "'javascript:alert(1)', '', NOT_A_URL, 'javascript:alert(1)'",
    "ftp://c.example/, '', SCHEME, ftp://c.example/",
    "wss://c.example/#top, '', FRAGMENT, wss://c.example/#top",
    "ws://c.example/chat, '', INSECURE, ws://c.example/chat",
    "http://c.example/chat, '', INSECURE, http://c.example/chat",
    "wss://c.example/chat, Garden, ROOM, Garden",
    "wss://c.example/chat, ../etc, ROOM, ../etc",
  })
  void refuses(String server, String room, Fault fault, String value) {
    assertEquals(new Invalid(fault, value), ServerAddress.resolve(server, room, PAGE));
  }

  @Test
  void anInsecurePageMayUseAnInsecureSocket() {
    assertEquals(
        new Valid("ws://c.example/chat"),
        ServerAddress.resolve("http://c.example/chat", "", "http://site.example"));
    assertEquals(
        new Valid("ws://localhost:8080/chat"),
        ServerAddress.resolve("/chat", "", "http://localhost:8080"));
  }

  @ParameterizedTest
  @CsvSource({"null", "file://", "''"})
  void aPageWithoutAHostCannotCompleteAPath(String origin) {
    assertEquals(new Invalid(Fault.NO_HOST, "/chat"), ServerAddress.resolve("/chat", "", origin));
    assertEquals(
        new Valid("ws://localhost:8080/chat"),
        ServerAddress.resolve("ws://localhost:8080/chat", "", origin));
  }
}
