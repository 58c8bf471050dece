package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.websocketchat.hub.RoomRules;
import org.websocketchat.hub.StartRules;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.WirePeer;
import org.websocketchat.testing.WireServer;
import org.websocketchat.token.Invitation;

/** What a bot says when it is used wrongly, or when the server does not want it. */
final class BotFailuresTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<Throwable> errors = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | The address of the server is empty: write it like wss://chat.example.org/chat.",
        "chat.example.org | \"chat.example.org\" is no URL with a host: write it like"
            + " wss://chat.example.org/chat.",
        "/chat | \"/chat\" is only a path: a bot needs the whole address, like"
            + " wss://chat.example.org/chat.",
        "ftp://a.example | \"ftp://a.example\" begins with none of wss, ws, https, http: write it"
            + " like wss://chat.example.org/chat.",
        "ws://a.example/#b | \"ws://a.example/#b\" has a #fragment, which a socket cannot have:"
            + " leave it out.",
        "ws://a.example:70000/ | \"ws://a.example:70000/\" has no usable host or port: write it"
            + " like wss://chat.example.org/chat.",
        "ws://a b/ | \"ws://a b/\" is no URL (Illegal character in authority): write it like"
            + " wss://chat.example.org/chat.",
        "ws://a.example/?room=A | \"A\" is no name of a room: use 1 to 64 of a-z 0-9 . _ -, and"
            + " begin with a letter or digit."
      })
  void aWrongAddressIsRefused(String address, String message) {
    assertRefused(message, () -> Bot.connect(address, "", "Bob"));
  }

  @Test
  void aWrongNameIsRefused() {
    var bot = Bot.to("ws://a.example/");
    assertRefused("The name is empty: give the bot a name.", () -> bot.name(" "));
    assertRefused(
        "The name \"" + "x".repeat(33) + "\" has 33 characters: a name has at most 32.",
        () -> bot.name("x".repeat(33)));
    assertRefused(
        "The name \"a\\u000ab\" has a line break, a control character or half of a character:"
            + " leave it out.",
        () -> bot.name("a\nb"));
    assertThrows(IllegalStateException.class, bot::connect);
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  @SuppressWarnings("NullAway") // that is what is tried
  void nullIsRefusedByName() throws IOException {
    var to = Bot.to("ws://127.0.0.1:1/").name("Bob");
    assertNull("server", () -> Bot.to(null));
    assertNull("room", () -> to.room(null));
    assertNull("name", () -> to.name(null));
    assertNull("token", () -> to.token((String) null));
    assertNull("memory", () -> to.memory(null));
    assertNull("http", () -> to.http(null));
    try (var bob = to.connect()) {
      var message = new BotMessage("Ann", "who", true, "hi", 1, Instant.EPOCH, 0, false);
      assertNull("text", () -> bob.say(null));
      assertNull("text", () -> bob.reply(message, null));
      assertNull("message", () -> bob.reply(null, "hi"));
      assertNull("text", () -> bob.edit(1, null));
      assertNull("handler", () -> bob.onMessage(null));
      assertNull("handler", () -> bob.onHistory(null));
      assertNull("handler", () -> bob.onGap(null));
      assertNull("handler", () -> bob.onChange(null));
      assertNull("handler", () -> bob.onState(null));
      assertNull("handler", () -> bob.onPeople(null));
      assertNull("handler", () -> bob.onError(null));
      assertNull("handler", () -> Bot.to("ws://a.example").onError(null));
      assertRefused("No message has the offset 0: they begin at 1.", () -> bob.remove(0));
      assertRefused("No message has the offset 0: they begin at 1.", () -> bob.reply(0, "hi"));
      assertRefused("No message has the offset -1: they begin at 1.", () -> bob.edit(-1, "hi"));
    }
  }

  private static void assertNull(String name, Executable call) {
    assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
  }

  @Test
  void aServerThatCannotBeReachedIsToldOnceWithTheReason() throws IOException {
    var server = ChatServer.start(Settings.local());
    var url = server.socketUrl();
    server.close();
    assertEquals(
        "No server can be reached at "
            + url
            + "?room=lobby (the connection fails). Is the address right, and does the"
            + " server run? The bot goes on trying.",
        firstError(url));
  }

  @Test
  void aWrongPathIsToldWithItsStatus() throws IOException {
    try (var server = ChatServer.start(Settings.local())) {
      var message = firstError(server.url() + "nothing");
      assertTrue(message.contains("(it answers with HTTP status 404)"), message);
    }
  }

  @Test
  void aServerOfAnotherProtocolIsTold() throws Exception {
    try (var server = new WireServer(0, new PicksJson())) {
      var message = firstError(server.url());
      assertTrue(
          message.contains("(it speaks another sub-protocol than websocket-chat.v1,"), message);
    }
  }

  /** What a bot that goes to this address tells first. */
  private String firstError(String address) {
    var bot = Bot.to(address).name("Bob").onError(errors::add).connectWithoutMemory();
    try (bot) {
      Await.until("the error", () -> !errors.isEmpty());
    }
    return String.valueOf(errors.getFirst().getMessage());
  }

  /** A server that picks another sub-protocol than the one that was offered. */
  private static final class PicksJson implements WireServer.Script {
    @Override
    public String pick(List<String> offered) {
      return SubProtocol.JSON;
    }

    @Override
    public void opened(WirePeer peer) {}

    @Override
    public void received(WirePeer peer, String text) {}

    @Override
    public void closed(WirePeer peer, int code, String reason) {}
  }

  @Test
  void aBotWithoutTheTokenThatIsNeededStopsAndGoesOnWithOne() throws Exception {
    var rules = new StartRules(RoomRules.usual().withSigned(true));
    var settings = Settings.builder().data(folder).startRules(rules).build();
    try (var server = ChatServer.start(settings)) {
      var token = new AtomicReference<>("");
      var invited =
          new Invitation("Ann", Role.MODERATOR, null, System.currentTimeMillis() + 60_000);
      var signed = invited.sign(folder);
      var builder = Bot.to(server.socketUrl()).name("Bob").token(token::get);
      try (var bot = builder.onError(errors::add).connect()) {
        var waiting = bot.say("hi");
        assertFalse(bot.awaitOnline(LIMIT));
        assertEquals(Outcome.stopped(), waiting.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
        assertEquals(Outcome.stopped(), bot.say("hi").getNow(null));
        Await.until("the error", () -> !errors.isEmpty());
        var message = String.valueOf(errors.getFirst().getMessage());
        assertTrue(
            message.startsWith("The bot has stopped: the server wants a token, or another one"),
            message);
        token.set(signed);
        bot.tokenChanged();
        assertTrue(bot.awaitOnline(LIMIT), () -> bot.state().toString());
        assertEquals("Ann", bot.state().name());
      }
    }
  }

  @Test
  void aTokenFunctionThatThrowsIsToldAndAskedAgain() throws Exception {
    try (var server = ChatServer.start(Settings.local())) {
      var calls = new CopyOnWriteArrayList<String>();
      try (var bot =
          Bot.to(server.socketUrl())
              .name("Bob")
              .token(
                  () -> {
                    calls.add("call");
                    if (calls.size() == 1) {
                      throw new IOException("no token today");
                    }
                    return "";
                  })
              .onError(errors::add)
              .connect()) {
        assertTrue(bot.awaitOnline(LIMIT));
        Await.until("the error", () -> !errors.isEmpty());
        assertEquals(
            "The token function has thrown java.io.IOException: no token today: the bot asks"
                + " again later.",
            errors.getFirst().getMessage());
      }
    }
  }
}
