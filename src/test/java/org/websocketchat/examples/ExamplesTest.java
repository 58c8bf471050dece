package org.websocketchat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.bot.Bot;
import org.websocketchat.bot.BotMessage;
import org.websocketchat.bot.Outcome;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Await;

/** The programs of docs/bots.md run, and stand there as they run. */
final class ExamplesTest {
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  /** The longest that an echo bot may be, in lines. */
  private static final int ECHO_LINES = 15;

  private final List<BotMessage> heard = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;
  private ChatServer server;
  private Bot ann;

  @BeforeEach
  void start() throws IOException {
    server = ChatServer.start(Settings.local());
    ann = Bot.connect(server.socketUrl(), "lobby", "Ann");
    ann.onMessage(heard::add);
  }

  @AfterEach
  void stop() {
    ann.close();
    server.close();
  }

  @Test
  void theDocumentsShowThePrograms() throws IOException {
    var shown = blocks("docs/bots.md");
    var echo = source("EchoBot");
    var announcer = source("DailyAnnouncer");
    assertEquals(List.of(echo, announcer, source("HelpBot")), shown);
    assertEquals(List.of(echo), blocks("README.md"));
    assertTrue(echo.lines().count() <= ECHO_LINES);
  }

  private static List<String> blocks(String document) throws IOException {
    return BLOCK
        .matcher(Files.readString(Path.of(document)))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** The source from its first import on. */
  private static String source(String name) throws IOException {
    var text =
        Files.readString(Path.of("src/test/java/org/websocketchat/examples", name + ".java"));
    return text.substring(text.indexOf("import "));
  }

  @Test
  void theHelpBotAnswersAndSaysGoodbyeOnSigterm() throws Exception {
    var token = Files.writeString(folder.resolve("token"), "\n");
    var process = run(HelpBot.class, folder.resolve("memory").toString(), token.toString());
    try {
      Await.until("the bot", () -> ann.people().size() == 2);
      assertInstanceOf(Outcome.Stored.class, ann.say("hello").join());
      assertInstanceOf(Outcome.Stored.class, ann.say("!help").join());
      Await.until("the answer", () -> !heard.isEmpty());
      assertEquals("Ask Ann: she knows everything.", heard.getFirst().text());
      assertEquals(2, heard.getFirst().replyTo());
      process.destroy();
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
      Await.until("the goodbye", () -> ann.people().size() == 1);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private Process run(Class<?> program, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(program.getName(), server.socketUrl()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).inheritIO().start();
  }

  @Test
  void theEchoBotRepliesWithWhatWasSaid() throws Exception {
    var process = run(EchoBot.class);
    try {
      Await.until("the bot", () -> ann.people().size() == 2);
      long offset = ann.say("hello").join() instanceof Outcome.Stored stored ? stored.offset() : 0;
      Await.until("the echo", () -> !heard.isEmpty());
      assertEquals("hello", heard.getFirst().text());
      assertEquals("Echo", heard.getFirst().author());
      assertEquals(offset, heard.getFirst().replyTo());
      assertTrue(process.isAlive(), "a bot keeps its process alive");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void theAnnouncerAnnounces() throws Exception {
    var soon = LocalTime.now(ZoneId.systemDefault()).plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
    var memory = folder.resolve("memory").toString();
    var faults = new CopyOnWriteArrayList<Throwable>();
    var thread =
        new Thread(
            () -> {
              try {
                DailyAnnouncer.main(new String[] {server.socketUrl(), soon.toString(), memory});
              } catch (Exception ended) {
                faults.add(ended);
              }
            });
    thread.start();
    Await.until("the announcement", () -> !heard.isEmpty());
    assertTrue(heard.getFirst().text().contains(soon + ": the market opens."));
    thread.interrupt();
    thread.join();
    assertEquals(InterruptedException.class, faults.getFirst().getClass());
    Await.until("the goodbye", () -> ann.people().size() == 1);
  }
}
