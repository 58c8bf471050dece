package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Await;

/** A killed bot loses nothing that it has accepted, and the room gets nothing twice. */
final class BotKillTest {
  private static final int ROUNDS = 8;
  private static final long SEED = 11;
  private static final int MANY = 1_000_000;

  /** What the killed processes have accepted, in order. */
  private final List<String> accepted = new ArrayList<>();

  private final List<String> heard = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  /** The number of the next text. */
  private int next;

  @Test
  void killedAtAnyMomentItLosesNothingAndDoublesNothing() throws Exception {
    var random = new Random(SEED);
    try (var server = ChatServer.start(Settings.local());
        var listener = Bot.connect(server.socketUrl(), "lobby", "Listener")) {
      listener.onMessage(message -> heard.add(message.text()));
      assertTrue(listener.awaitOnline(Duration.ofSeconds(20)));
      for (int round = 0; round < ROUNDS; round++) {
        runAndKill(server.socketUrl(), random.nextInt(12), random.nextInt(3_000_000));
      }
      var last = run(server.socketUrl(), 1);
      last.waitFor();
      assertEquals(0, last.exitValue());
      var lastText = "text " + next;
      Await.until("the last text", () -> heard.contains(lastText));
    }
    assertEquals(new HashSet<>(heard).size(), heard.size(), () -> "doubled: " + heard);
    var lost = new ArrayList<>(accepted);
    lost.removeAll(heard);
    assertEquals(List.of(), lost, () -> "heard: " + heard);
    var sorted = new ArrayList<>(heard);
    sorted.sort((a, b) -> Integer.compare(number(a), number(b)));
    assertEquals(sorted, heard, "in order");
    assertTrue(accepted.size() >= ROUNDS, () -> "too few: " + accepted);
  }

  private static int number(String text) {
    return Integer.parseInt(text.substring(text.indexOf(' ') + 1));
  }

  private Process run(String url, int count) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            TalkingProcess.class.getName(),
            url,
            folder.resolve("memory").toString(),
            Integer.toString(next),
            Integer.toString(count))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Kills the process so many texts and nanoseconds after its first text. */
  private void runAndKill(String url, int texts, int nanos) throws Exception {
    var process = run(url, MANY);
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i <= 2 * texts; i++) {
        note(out.readLine());
      }
      long from = System.nanoTime();
      while (System.nanoTime() - from < nanos) {
        Thread.onSpinWait();
      }
      process.toHandle().destroyForcibly(); // leaves the stream open
      process.waitFor();
      out.lines().forEach(this::note);
    } finally {
      process.destroyForcibly();
    }
  }

  private void note(String line) {
    var words = line.split(" ", -1);
    if (words[0].equals("accepted")) {
      accepted.add("text " + words[1]);
    }
    if (words.length == 2) {
      next = Math.max(next, Integer.parseInt(words[1]) + 1);
    }
  }
}
