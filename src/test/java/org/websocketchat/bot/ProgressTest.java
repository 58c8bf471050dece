package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Position;
import org.websocketchat.testing.Await;

final class ProgressTest {
  @TempDir private Path folder;
  private final List<Long> told = new CopyOnWriteArrayList<>();
  private final Handlers handlers = new Handlers(offset -> {});
  private final Progress progress =
      new Progress(handlers, new BotMemory(null, fault -> {}), new Position("e", 7));

  @AfterEach
  void end() throws InterruptedException {
    handlers.end(Duration.ofSeconds(5));
  }

  @Test
  void aCorrectionThatComesOnceMoreIsToldOnce() {
    handlers.onChange(change -> told.add(change.at()));
    handlers.onMessage(message -> {});
    progress.corrected(purge(8), "e");
    progress.corrected(purge(9), "e");
    progress.corrected(purge(8), "e");
    progress.corrected(purge(9), "e");
    progress.corrected(purge(3), "another log");
    Await.until("all", () -> told.size() == 3);
    assertEquals(List.of(8L, 9L, 3L), told);
  }

  /** The session had moved on when the page came that the correction is about. */
  @Test
  void aCorrectionThatWasHeldUntilThePageCameIsTold() {
    handlers.onChange(change -> told.add(change.at()));
    handlers.onMessage(message -> {});
    progress.taskDone(new Position("e", 8), true);
    var removal = new Body.Remove(1, Body.Remover.AUTHOR);
    progress.corrected(new Change.Corrected(8, removal, 0), "e");
    progress.taskDone(new Position("e", 8), false);
    Await.until("it", () -> !told.isEmpty());
    assertEquals(List.of(8L), told);
  }

  /** Else a bot that is killed before the page comes would not be told when it is back. */
  @Test
  void nothingCountsAsHandledWhileThePageIsAwaited() throws Exception {
    var file = folder.resolve("memory");
    var removal = new Body.Remove(1, Body.Remover.AUTHOR);
    try (var memory = MemoryFile.open(file, "ws://a.example/chat")) {
      memory.handled(new Position("e", 7));
      var kept = new Progress(handlers, new BotMemory(memory, fault -> {}), new Position("e", 7));
      kept.taskDone(new Position("e", 8), true);
      assertEquals(new Position("e", 7), memory.handled());
      handlers.onChange(change -> told.add(change.at()));
      handlers.onMessage(message -> {});
      kept.corrected(new Change.Corrected(8, removal, 0), "e");
      kept.taskDone(new Position("e", 8), false);
      assertEquals(new Position("e", 7), memory.handled());
      kept.handed(8);
      assertEquals(new Position("e", 8), memory.handled());
    }
  }

  @Test
  void aWelcomeThatPassesOverOneEntryIsAGap() {
    handlers.onGap(gap -> told.add(gap.from()));
    handlers.onMessage(message -> {});
    progress.taskDone(new Position("e", 8), false);
    progress.welcomed();
    progress.taskDone(new Position("e", 8), false);
    progress.welcomed();
    progress.taskDone(new Position("e", 9), false);
    Await.until("it", () -> !told.isEmpty());
    assertEquals(List.of(9L), told);
  }

  private static Change.Corrected purge(long offset) {
    return new Change.Corrected(offset, new Body.Purge("who", 1), 0);
  }
}
