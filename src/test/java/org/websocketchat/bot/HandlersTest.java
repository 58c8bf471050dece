package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Role;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.testing.Await;

final class HandlersTest {
  private final List<Long> handed = new CopyOnWriteArrayList<>();
  private final Handlers handlers = new Handlers(handed::add);
  private final List<String> told = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    handlers.end(Duration.ofSeconds(5));
  }

  @Test
  void messagesWaitForTheFirstHandler() {
    for (int i = 1; i <= 3; i++) {
      assertTrue(handlers.add(waiting("text " + i, i)));
    }
    handlers.onMessage(message -> told.add(message.text()));
    Await.until("all", () -> handed.size() == 3);
    assertEquals(List.of("text 1", "text 2", "text 3"), told);
    assertEquals(List.of(1L, 2L, 3L), handed);
  }

  @Test
  void ofTooManyMessagesOneGapTellsTheRest() {
    for (int i = 1; i <= WaitingQueue.MOST; i++) {
      assertTrue(handlers.add(waiting("text", i)));
    }
    assertTrue(handlers.add(waiting("left out", 1_001)));
    assertFalse(handlers.add(waiting("left out", 1_004)));
    assertFalse(handlers.add(new Waiting.LeftOut(new BotGap(BotGap.Reason.AWAY, 1_005, 1_009))));
    handlers.onGap(gap -> told.add(gap.toString()));
    handlers.onMessage(message -> told.add(message.text()));
    Await.until("all", () -> handed.size() == 1_001);
    assertEquals(1_001, told.size());
    assertEquals("text", told.get(999));
    assertEquals("BotGap[reason=QUEUE_FULL, from=1001, until=1009]", told.getLast());
    assertEquals(1_009, handed.getLast());
    assertTrue(handlers.add(waiting("room again", 1_010)));
    Await.until("the next", () -> told.getLast().equals("room again"));
  }

  @Test
  void aSlowHandlerIsToldTheNewestPeopleOnly() {
    var lists = new CopyOnWriteArrayList<List<BotPerson>>();
    var freed = new CountDownLatch(1);
    handlers.onPeople(
        people -> {
          lists.add(people);
          await(freed);
        },
        List::of);
    Await.until("the first", () -> lists.size() == 1);
    var newest = new ArrayList<BotPerson>();
    for (int i = 0; i < 5; i++) {
      newest.add(new BotPerson("P" + i, "", Role.GUEST, false, false));
      handlers.people(List.copyOf(newest));
    }
    freed.countDown();
    Await.until("the newest", () -> lists.size() == 2);
    assertEquals(newest, lists.getLast());
  }

  @Test
  void afterTheEndErrorsAreToldAndMessagesAreNot() throws InterruptedException {
    var freed = new CountDownLatch(1);
    handlers.onError(error -> told.add(error.getMessage()));
    handlers.onMessage(
        message -> {
          told.add(message.text());
          await(freed);
        });
    handlers.add(waiting("first", 1));
    Await.until("the first", () -> told.size() == 1);
    handlers.add(waiting("second", 2));
    handlers.error(new IllegalStateException("an error"));
    handlers.end(Duration.ZERO);
    freed.countDown();
    handlers.end(Duration.ofSeconds(5));
    assertEquals(List.of("first", "an error"), told);
    assertEquals(List.of(1L), handed);
  }

  private static Waiting waiting(String text, long offset) {
    return new Waiting.Said(message(text, offset), false, "e");
  }

  private static Message message(String text, long offset) {
    return new Message(
        "Ann", new Body.Text(text), 0, false, null, offset, "other." + offset, "who", 0, 0);
  }

  @Test
  void whatIsRemovedWhileItWaitsIsNotHandedOverAndCountsAsHanded() {
    for (int i = 1; i <= 4; i++) {
      handlers.add(waiting("text " + i, i));
    }
    correctInEachWay();
    handlers.onMessage(message -> told.add(message.text()));
    Await.until("all", () -> handed.size() == 4);
    assertEquals(List.of("another", "text 3"), told);
    assertEquals(List.of(1L, 2L, 3L, 4L), handed);
  }

  @Test
  void theHistoryThatWaitsIsCorrectedToo() {
    handlers.history(
        List.of(message("text 1", 1), message("text 2", 2), message("text 3", 3)), "e");
    correctInEachWay();
    handlers.onHistory(page -> page.forEach(message -> told.add(message.text())));
    Await.until("the history", () -> told.size() == 2);
    assertEquals(List.of("another", "text 3"), told);
  }

  /** Edits message 1, and removes messages 2 and 4. */
  private void correctInEachWay() {
    correct(new Body.Edit(1, "another"), "e");
    correct(new Body.Remove(1, Body.Remover.MODERATOR), "another log");
    correct(new Body.Remove(2, Body.Remover.MODERATOR), "e");
    correct(new Body.Purge("somebody", 1), "e");
    correct(new Body.Purge(null, 1), "e"); // of guests, whose cids begin with "who."
    correct(new Body.Purge("who", 4), "e");
  }

  private void correct(Body.OfMessages body, String epoch) {
    handlers.correct(new Change.Corrected(9, body, 0), epoch);
  }

  @Test
  void aProgramThatHandlesMessagesAloneIsToldNoChanges() {
    handlers.add(new Waiting.Changed(removal(2)));
    handlers.onMessage(message -> told.add(message.text()));
    assertFalse(handlers.wantChanges());
    Await.until("it counts as handed", () -> handed.equals(List.of(2L)));
    assertEquals(List.of(), told);
  }

  private static BotChange removal(long at) {
    return BotChange.of(new Change.Corrected(at, new Body.Remove(1, Body.Remover.AUTHOR), 0));
  }

  @Test
  void changesComeInTheirPlaceAmongTheMessages() {
    assertTrue(handlers.wantChanges());
    handlers.add(waiting("text", 1));
    handlers.add(new Waiting.Changed(removal(2)));
    handlers.add(waiting("next", 3));
    handlers.onChange(change -> told.add("change at " + change.at()));
    handlers.onMessage(message -> told.add(message.text()));
    Await.until("all", () -> handed.size() == 3);
    assertEquals(List.of("text", "change at 2", "next"), told);
    assertEquals(List.of(1L, 2L, 3L), handed);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException hurried) {
      throw new IllegalStateException(hurried);
    }
  }
}
