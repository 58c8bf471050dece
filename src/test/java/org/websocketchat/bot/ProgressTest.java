package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Position;
import org.websocketchat.testing.Await;

final class ProgressTest {
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
    progress.corrected(purge(7), "e");
    progress.corrected(purge(8), "e");
    progress.corrected(purge(3), "another log");
    Await.until("both", () -> told.size() == 2);
    assertEquals(List.of(8L, 3L), told);
  }

  private static Change.Corrected purge(long offset) {
    return new Change.Corrected(offset, new Body.Purge("who", 1), 0);
  }
}
