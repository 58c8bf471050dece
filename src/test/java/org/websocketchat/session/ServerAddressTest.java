package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.session.ServerAddress.Fault;
import org.websocketchat.session.ServerAddress.Invalid;
import org.websocketchat.session.ServerAddress.Valid;

/** What a site owner may write as {@code server}, and what is wrong with everything else. */
final class ServerAddressTest {
  private static final String PAGE = "https://site.example";

  @ParameterizedTest
  @CsvSource({
    "wss://chat.example/chat, '', wss://chat.example/chat?room=lobby, lobby",
    "' wss://chat.example/chat ', '', wss://chat.example/chat?room=lobby, lobby",
    "WSS://chat.example, '', wss://chat.example?room=lobby, lobby",
    "https://chat.example/chat, '', wss://chat.example/chat?room=lobby, lobby",
    "//chat.example:8443/c, '', wss://chat.example:8443/c?room=lobby, lobby",
    "/chat, '', wss://site.example/chat?room=lobby, lobby",
    "/chat, garden, wss://site.example/chat?room=garden, garden",
    "wss://c.example, garden, wss://c.example?room=garden, garden",
    "wss://c.example/?a=1, garden, wss://c.example/?a=1&room=garden, garden",
    "wss://c.example/?room=x&b=c, garden, wss://c.example/?b=c&room=garden, garden",
    "wss://c.example/?a=1&room=x, garden, wss://c.example/?a=1&room=garden, garden",
    "wss://c.example/?room=x, '', wss://c.example/?room=x, x",
    "wss://c.example/?room=x&b=c&&d, '', wss://c.example/?room=x&b=c&&d, x",
    "wss://c.example/?bathroom=1, garden, wss://c.example/?bathroom=1&room=garden, garden",
    "wss://c.example/?bathroom=1&room=x, y, wss://c.example/?bathroom=1&room=y, y",
    "wss://c.example/room=1, y, wss://c.example/room=1?room=y, y",
    "wss://c.example/?room=x&room=y, garden, wss://c.example/?room=garden, garden",
    "wss://c.example/?room=x&a=1&room=&room=z&b=c, y, wss://c.example/?a=1&b=c&room=y, y",
    "wss://c.example/?room=x&bathroom=1&room, y, wss://c.example/?bathroom=1&room&room=y, y",
    "wss://[2001:db8::1]:8443/chat, x, wss://[2001:db8::1]:8443/chat?room=x, x",
    "wss://聊天.example/chat, x, wss://聊天.example/chat?room=x, x",
  })
  void resolves(String server, String room, String url, String inRoom) {
    assertEquals(new Valid(url, inRoom), ServerAddress.resolve(server, room, PAGE));
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
    "wss://?room=x, '', NOT_A_URL, wss://?room=x",
    "'javascript:alert(1)', '', NOT_A_URL, 'javascript:alert(1)'",
    "'javascript://alert(1)', '', SCHEME, 'javascript://alert(1)'",
    "ftp://c.example/, '', SCHEME, ftp://c.example/",
    "wss://c.example/#top, '', FRAGMENT, wss://c.example/#top",
    "ws://c.example/chat, '', INSECURE, ws://c.example/chat",
    "http://c.example/chat, '', INSECURE, http://c.example/chat",
    "wss://c.example/chat, Garden, ROOM, Garden",
    "wss://c.example/chat, ../etc, ROOM, ../etc",
    "wss://c.example/?room=A, '', ROOM, A",
    "wss://c.example/?room=x&room=y, '', ROOM, x&room=y",
    "wss://c.example/?room=x&a=1&room=x, '', ROOM, x&room=x",
  })
  void refuses(String server, String room, Fault fault, String value) {
    assertEquals(new Invalid(fault, value), ServerAddress.resolve(server, room, PAGE));
  }

  @Test
  void anInsecurePageMayUseAnInsecureSocket() {
    assertEquals(
        new Valid("ws://c.example/chat?room=lobby", "lobby"),
        ServerAddress.resolve("http://c.example/chat", "", "http://site.example"));
    assertEquals(
        new Valid("ws://localhost:8080/chat?room=lobby", "lobby"),
        ServerAddress.resolve("/chat", "", "http://localhost:8080"));
  }

  /** Browsers trust this machine without TLS. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:8080",
        "LocalHost.",
        "chat.localhost",
        "a.b.LOCALHOST.:1",
        "127.0.0.1",
        "127.255.0.7:65535",
        "127.1",
        "[::1]",
        "[::1]:8080"
      })
  void aSecurePageMayUseAnInsecureSocketOfThisMachine(String host) {
    for (var path : List.of("", "/chat", "?a=1", "/chat?a=1:2@3")) {
      var url = "ws://" + host + path;
      assertEquals(
          new Valid(url + (path.contains("?") ? "&" : "?") + "room=x", "x"),
          ServerAddress.resolve(url, "x", PAGE));
      assertEquals(
          ServerAddress.resolve(url, "x", PAGE),
          ServerAddress.resolve("http://" + host + path, "x", PAGE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost.example",
        "notlocalhost",
        "local.host",
        "localhost..",
        ".localhost",
        "127.example",
        "127.0.0.1.example",
        "127.",
        "128.0.0.1",
        "10.127.0.1",
        "0.0.0.0",
        "[::2]",
        "[::1",
        "[::1]x",
        "[::ffff:127.0.0.1]",
        "localhost@chat.example",
        "localhost:80@chat.example",
        "127.0.0.1@chat.example",
        "chat.example/localhost",
        "chat.example?localhost",
        "chat.example\\.localhost"
      })
  void whatOnlyResemblesThisMachineIsInsecure(String host) {
    var url = "ws://" + host + "/chat";
    assertEquals(new Invalid(Fault.INSECURE, url), ServerAddress.resolve(url, "", PAGE));
  }

  @ParameterizedTest
  @CsvSource({"null", "file://", "''"})
  void aPageWithoutAHostCannotCompleteAPath(String origin) {
    assertEquals(new Invalid(Fault.NO_HOST, "/chat"), ServerAddress.resolve("/chat", "", origin));
    assertEquals(
        new Valid("ws://localhost:8080/chat?room=lobby", "lobby"),
        ServerAddress.resolve("ws://localhost:8080/chat", "", origin));
  }
}
