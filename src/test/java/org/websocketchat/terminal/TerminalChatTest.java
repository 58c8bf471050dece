package org.websocketchat.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.bot.Bot;
import org.websocketchat.bot.BotMessage;
import org.websocketchat.bot.Outcome;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Await;

/** A person at a terminal that the test holds, and the real server. */
final class TerminalChatTest {
  private static final String CTRL_D = "\u0004";

  private final PipedOutputStream keys = new PipedOutputStream();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final List<BotMessage> heard = new CopyOnWriteArrayList<>();
  private ChatServer server;
  private Bot ann;
  private Terminal terminal;
  private Thread chat;

  @BeforeEach
  void start() throws IOException {
    server = ChatServer.start(Settings.local());
    ann = Bot.connect(server.socketUrl(), "", "Ann");
    ann.onMessage(heard::add);
    assertTrue(ann.say("before").join() instanceof Outcome.Stored);
    terminal =
        TerminalBuilder.builder()
            .system(false)
            .streams(new PipedInputStream(keys), screen)
            .type("xterm-256color")
            .encoding(StandardCharsets.UTF_8)
            .size(Size.of(80, 24))
            .build();
    chat =
        new Thread(
            () -> TerminalChat.run(Bot.connect(server.socketUrl(), "", "Bob"), "Bob", terminal));
    chat.start();
  }

  @AfterEach
  void stop() throws Exception {
    terminal.close();
    chat.interrupt();
    chat.join();
    ann.close();
    server.close();
  }

  private String shown() {
    return AttributedString.stripAnsi(screen.toString(StandardCharsets.UTF_8));
  }

  private void await(String part) {
    Await.until(part, () -> shown().contains(part));
  }

  private void type(String line) throws IOException {
    keys.write((line + "\r").getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  @Test
  void showsHistoryPeopleAndMessagesAndSaysWhatIsTyped() throws IOException {
    await("Ann: before");
    await("2 people: Ann Bob (you)");
    assertTrue(ann.say("live").join() instanceof Outcome.Stored);
    await("Ann: live");
    type("hello Ann");
    await("#3 is said.");
    Await.until("it to be heard", () -> !heard.isEmpty());
    assertEquals("hello Ann", heard.getFirst().text());
    type("/reply 2 and alive");
    await("#4 is said.");
    Await.until("the reply to be heard", () -> heard.size() > 1);
    assertEquals(2, heard.get(1).replyTo());
    type("/edit 3 hello, Ann");
    await("#3 is edited.");
    type("/remove 2");
    await("! Not done: forbidden");
    type("/poeple");
    await("! There is no command /poeple.");
    ann.close();
    await("* Ann has left.");
  }

  @Test
  void leavesByCommandWhenAllIsSent() throws Exception {
    await("Ann: before");
    type("last words");
    type("/quit");
    chat.join();
    Await.until("the last words", () -> !heard.isEmpty());
    assertEquals("last words", heard.getFirst().text());
  }

  @Test
  void ctrlDLeaves() throws Exception {
    await("Bob> ");
    keys.write(CTRL_D.getBytes(StandardCharsets.UTF_8));
    keys.flush();
    chat.join();
    assertFalse(chat.isAlive());
  }

  @Test
  void aResizedTerminalGoesOn() throws IOException {
    await("Ann: before");
    terminal.setSize(Size.of(30, 10));
    terminal.raise(Terminal.Signal.WINCH);
    assertTrue(ann.say("x".repeat(100)).join() instanceof Outcome.Stored);
    await("#2 ");
    type("still here");
    await("#3 is said.");
  }
}
