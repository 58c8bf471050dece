package org.websocketchat.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Settings;
import picocli.CommandLine;

/** The options of the chat in a terminal. */
final class TerminalClientTest {
  private final StringWriter err = new StringWriter();
  private final List<String> chats = new ArrayList<>();

  @TempDir private Path folder;

  private int run(String... arguments) {
    var client =
        new TerminalClient(
            (bot, name) -> {
              try (bot) {
                assertTrue(bot.awaitOnline(Duration.ofSeconds(20)));
                chats.add(name + " " + bot.state().name() + " " + bot.state().url());
              } catch (InterruptedException hurried) {
                throw new IOException(hurried);
              }
            });
    return new CommandLine(client).setErr(new PrintWriter(err, true)).execute(arguments);
  }

  @Test
  void comesInUnderTheNameIntoTheRoom() throws IOException {
    var memory = folder.resolve("memory").toString();
    var token = Files.writeString(folder.resolve("token"), "\n").toString();
    try (var server = ChatServer.start(Settings.local())) {
      var url = server.socketUrl();
      assertEquals(0, run("--terminal", url, "--name", "Ann"));
      assertEquals(
          0,
          run(
              "--terminal=" + url,
              "--name",
              "Bob",
              "--room",
              "club",
              "--memory",
              memory,
              "--token",
              token));
      assertEquals(
          List.of("Ann Ann " + url + "?room=lobby", "Bob Bob " + url + "?room=club"), chats);
    }
    assertTrue(Files.exists(Path.of(memory)));
  }

  @Test
  void aWrongOptionIsTold() {
    assertEquals(2, run("--terminal", "ftp://a.example", "--name", "Ann"));
    assertTrue(err.toString().startsWith("\"ftp://a.example\" begins with none of"), err::toString);
    assertEquals(2, run("--terminal", "ws://a.example", "--name", " "));
    assertEquals(2, run("--name", "Ann"));
    assertEquals(List.of(), chats);
  }

  @Test
  void aMemoryThatCannotBeUsedIsTold() {
    var memory = folder.resolve("missing").resolve("memory").toString();
    assertEquals(1, run("--terminal", "ws://127.0.0.1:1/", "--name", "Ann", "--memory", memory));
    assertTrue(err.toString().startsWith("Cannot use the bot's memory "), err::toString);
  }
}
