package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.hub.StoredMessage;

/** A killed server loses no message that it has answered as kept. */
final class SqliteKillTest {
  private static final int ROUNDS = 20;
  private static final long SEED = 7;

  @TempDir private Path folder;

  /** What the killed processes have printed, by room. */
  private final Map<String, Long> lastOffsets = new LinkedHashMap<>();

  private final Map<String, Long> lastIds = new LinkedHashMap<>();
  private final Map<String, String> epochs = new LinkedHashMap<>();
  private int answered;

  @Test
  void killedAtAnyMomentItLosesNoAnsweredMessage() throws Exception {
    var random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      runAndKill(random.nextInt(300), random.nextInt(3_000_000));
      everyAnswerIsTrue();
    }
    assertTrue(answered > 20 * ROUNDS, "only " + answered + " answers");
  }

  /** Kills the process this many answers and nanoseconds after its first answer. */
  private void runAndKill(int answers, int nanos) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.sqlite.tmpdir=" + folder, // a killed process cannot remove its files
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i <= answers; i++) {
        note(out.readLine());
      }
      long from = System.nanoTime();
      while (System.nanoTime() - from < nanos) {
        Thread.onSpinWait();
      }
      process.toHandle().destroyForcibly(); // leaves the stream open
      process.waitFor();
      out.lines().filter(line -> line.matches("(kept|id) .*")).forEach(this::note);
    } finally {
      process.destroyForcibly();
    }
  }

  private void note(String line) {
    answered++;
    var words = line.split(" ", -1);
    switch (words[0]) {
      case "kept" -> lastOffsets.merge(words[1], Long.parseLong(words[2]) + 1, Math::max);
      case "id" -> {
        long id = Long.parseLong(words[2]);
        assertTrue(id > lastIds.getOrDefault(words[1], 0L), line);
        lastIds.put(words[1], id);
        assertEquals(epochs.computeIfAbsent(words[1], room -> words[3]), words[3], line);
      }
      default -> throw new AssertionError(line);
    }
  }

  private void everyAnswerIsTrue() throws IOException {
    var answers = new Answers();
    var file = SqliteFile.open(folder, SqliteSchema.current(), 0);
    try (var storage =
        SqliteStorage.start(file, Retention.unlimited(), Clocks.system(), answers, answers::end)) {
      lastOffsets.forEach(
          (room, offset) -> {
            var page = answers.read(storage, room);
            assertTrue(page.head() >= offset, room + ": " + page.head() + " < " + offset);
            assertEquals(0, page.head() % 2, "all of an append or none");
            assertEquals(
                LongStream.rangeClosed(1, page.head()).boxed().toList(),
                page.messages().stream().map(StoredMessage::offset).toList());
          });
    }
  }
}
