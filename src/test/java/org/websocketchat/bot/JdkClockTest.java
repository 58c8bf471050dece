package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

final class JdkClockTest {
  private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
  private final JdkClock clock = new JdkClock(executor);
  private final List<String> woken = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  /** Does something on the only thread on which alarms ring: none rings meanwhile. */
  private void beforeAnAlarm(Runnable something) {
    executor.execute(something);
  }

  @Test
  void wakesAtTheTimeOrSoonAfter() {
    long at = clock.now().millis() + 20;
    clock.wakeAt(at, () -> woken.add(clock.now().millis() >= at ? "in time" : "early"));
    Await.until("wake", () -> !woken.isEmpty());
    assertEquals(List.of("in time"), woken);
  }

  @Test
  void aNewTimeReplacesTheOldOne() {
    beforeAnAlarm(
        () -> {
          clock.wakeAt(clock.now().millis() + 30, () -> woken.add("old"));
          clock.wakeAt(clock.now().millis() + 60, () -> woken.add("new"));
        });
    Await.until("wake", () -> !woken.isEmpty());
    assertEquals(List.of("new"), woken);
  }

  @Test
  void anEarlierTimeReplacesALaterOne() {
    clock.wakeAt(clock.now().millis() + 30_000, () -> woken.add("old"));
    clock.wakeAt(clock.now().millis() + 20, () -> woken.add("new"));
    Await.until("wake", () -> !woken.isEmpty());
    assertEquals(List.of("new"), woken);
  }

  /** A chat with a thousand messages moves its deadline a thousand times. */
  @Test
  void theSameTimeAgainAndLaterOnesBuildNoFurtherAlarm() {
    long at = clock.now().millis() + 30_000;
    for (int i = 0; i < 1_000; i++) {
      clock.wakeAt(at + i / 2, () -> woken.add("never"));
    }
    assertEquals(1, executor.getQueue().size());
  }

  @Test
  void anAlarmThatRingsEarlyIsSetAnewForTheLaterTime() {
    beforeAnAlarm(
        () -> {
          clock.wakeAt(clock.now().millis() + 10, () -> woken.add("early"));
          long at = clock.now().millis() + 40;
          clock.wakeAt(at, () -> woken.add(clock.now().millis() >= at ? "in time" : "too early"));
        });
    Await.until("wake", () -> !woken.isEmpty());
    assertEquals(List.of("in time"), woken);
    assertTrue(executor.getQueue().isEmpty());
  }

  @Test
  void whoeverIsWokenMaySetTheNextTime() {
    clock.wakeAt(
        clock.now().millis(),
        () -> {
          woken.add("first");
          clock.wakeAt(clock.now().millis() + 10, () -> woken.add("second"));
        });
    Await.until("both", () -> woken.size() == 2);
    assertEquals(List.of("first", "second"), woken);
  }

  /** An executor for scheduled tasks would swallow what they throw. */
  @Test
  void whatTheCallbackThrowsIsReportedAndTheNextTimeIsKept() {
    var thrown = new IllegalStateException("callback");
    var reported = new CopyOnWriteArrayList<Throwable>();
    executor.setThreadFactory(
        Thread.ofPlatform()
            .uncaughtExceptionHandler((thread, failure) -> reported.add(failure))
            .factory());
    clock.wakeAt(
        clock.now().millis(),
        () -> {
          clock.wakeAt(clock.now().millis() + 10, () -> woken.add("next"));
          throw thrown;
        });
    Await.until("the next", () -> !woken.isEmpty());
    assertEquals(List.of(thrown), reported);
  }

  @Test
  void neverIsNever() {
    clock.wakeAt(clock.now().millis() + 30_000, () -> woken.add("old"));
    clock.wakeAt(Long.MAX_VALUE, () -> woken.add("never"));
    executor.purge();
    assertTrue(executor.getQueue().isEmpty());
  }
}
