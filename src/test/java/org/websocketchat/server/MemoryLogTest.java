package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;

class MemoryLogTest {
  private final List<HubInput> answers = new ArrayList<>();

  @Test
  void offsetsOfARoomRiseWithoutAGap() {
    var log = new MemoryLog(10_000, 10_000);
    log.append("a", List.of(draft("1"), draft("2")), answers::add);
    log.append("b", List.of(draft("1")), answers::add);
    log.append("a", List.of(draft("3")), answers::add);
    assertEquals(
        List.of(
            new HubInput.Appended("a", 1),
            new HubInput.Appended("b", 1),
            new HubInput.Appended("a", 3)),
        answers);
    assertEquals(List.of(draft("1"), draft("2"), draft("3")), log.of("a"));
  }

  @Test
  void theOldestMessagesOfARoomMakePlace() {
    var log = new MemoryLog(2_500, 100_000);
    for (int i = 1; i <= 5; i++) {
      log.append("a", List.of(draft(i + "x".repeat(900))), answers::add);
    }
    assertEquals(2, log.of("a").size());
    assertEquals(new HubInput.Appended("a", 5), answers.getLast());
  }

  @Test
  void allRoomsTogetherStayWithinTheBound() {
    var log = new MemoryLog(2_000, 3_000);
    log.append("a", List.of(draft("x".repeat(1_500))), answers::add);
    log.append("b", List.of(draft("x".repeat(1_500))), answers::add);
    assertEquals(1, log.of("a").size());
    assertEquals(0, log.of("b").size());
    log.forget("a");
    log.append("b", List.of(draft("x".repeat(1_500))), answers::add);
    assertEquals(1, log.of("b").size());
  }

  @Test
  void aForgottenRoomBeginsAnew() {
    var log = new MemoryLog(2_000, 3_000);
    log.append("a", List.of(draft("1")), answers::add);
    log.forget("a");
    log.forget("never seen");
    assertEquals(List.of(), log.of("a"));
    log.append("a", List.of(draft("2")), answers::add);
    assertEquals(new HubInput.Appended("a", 1), answers.getLast());
  }

  private static Draft draft(String text) {
    return new Draft(1, "Ann", text, 0);
  }
}
