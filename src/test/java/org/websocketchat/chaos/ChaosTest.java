package org.websocketchat.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.testing.Await;

/**
 * Everything goes wrong at once, and nothing is lost, doubled or put in another order. The system
 * property {@code chaos.seed} replays the decisions of a run, {@code chaos.minutes} makes it longer
 * (docs/simulation.md tells how to read a failure).
 */
class ChaosTest {
  private static final int KILLS = 10;

  /** How long the storm goes on before a moderator tries again what had no room. */
  private static final long MOMENT_MILLIS = 200;

  private static final long USUAL_MILLIS = 45_000;
  private static final long CALM_MILLIS = 90_000;

  @TempDir private Path folder;

  private final long seed = Long.getLong("chaos.seed", System.nanoTime() & 0xFFFFFF);
  private final long millis =
      Integer.getInteger("chaos.minutes", 0) == 0
          ? USUAL_MILLIS
          : TimeUnit.MINUTES.toMillis(Integer.getInteger("chaos.minutes"));
  private final Trace trace = new Trace();

  @Test
  @Timeout(value = 1, unit = TimeUnit.DAYS) // as long as it was asked for; each wait has its limit
  void whateverHappensNothingIsLostDoubledOrReordered() throws Exception {
    System.out.println("chaos: -Dchaos.seed=" + seed);
    var random = new Random(seed);
    try (var stage = new Stage(folder, trace)) {
      cast(stage, random);
      var banned = stage.clients().getLast();
      var who = banned.who();
      var epoch = stage.log().epoch();
      var storm = new Storm(stage, random, trace);
      storm.rage(KILLS / 2, millis / 2);
      var moderator = stage.clients().getFirst();
      while (!stage.ban(moderator, banned, who)) {
        storm.rage(0, MOMENT_MILLIS); // until something of what waits is sent
      }
      while (!stage.purge(moderator, banned, who)) {
        storm.rage(0, MOMENT_MILLIS);
      }
      storm.rage(KILLS, millis / 2);
      banned.retry();
      long keptInStorm = stage.log().head();
      storm.calm();
      long calmNanos = System.nanoTime();
      reckon(stage);
      assertEquals(epoch, stage.log().epoch(), "the epoch");
      assertTrue(storm.kills() >= KILLS, "only " + storm.kills() + " kills");
      assertFalse(stage.ledger().destroyed().isEmpty(), "nothing was corrected");
      System.out.printf(
          "chaos: %d kills, %d texts, %d of them overtaken or removed, %d entries kept in the storm,"
              + " all seen %d s after it%n",
          storm.kills(),
          stage.ledger().count(),
          stage.ledger().destroyed().size(),
          keptInStorm,
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - calmNanos));
    } catch (AssertionError | RuntimeException failure) {
      trace.lines().forEach(System.out::println);
      System.out.println("chaos: failed with -Dchaos.seed=" + seed);
      throw failure;
    }
  }

  /**
   * Three pages in two browsers and, on the JVM, a moderator, a client and somebody who will be
   * banned, all of them online.
   */
  private static void cast(Stage stage, Random random) {
    var shared = stage.browser();
    stage.page("Ann", shared);
    stage.page("Ben", shared);
    stage.page("Cid", stage.browser());
    stage.moderator("Dan", random);
    stage.client("Eve", random);
    stage.client("Fay", random);
    for (var page : stage.pages()) {
      Await.until(page.name(), () -> page.status().equals("Online"));
    }
    for (var client : stage.clients()) {
      stage.say(client, "hello");
      Await.until(client.name(), () -> client.view().pending().isEmpty());
    }
  }

  /**
   * Waits until log, views and what was said agree, and nothing is left of what was removed or
   * overtaken; tells where it is not so.
   */
  private static void reckon(Stage stage) throws SQLException, IOException {
    try {
      Await.until("agreement", CALM_MILLIS, () -> differences(stage).isEmpty());
      Await.until("destruction", CALM_MILLIS, () -> leftovers(stage).isEmpty());
    } catch (AssertionError late) {
      assertEquals(List.of(), differences(stage));
      assertEquals(List.of(), leftovers(stage));
    }
  }

  private static List<String> differences(Stage stage) {
    try {
      return stage.differences();
    } catch (SQLException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static List<String> leftovers(Stage stage) {
    try {
      return stage.leftovers();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
