package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.Kept;

final class MemoryStorageTest extends StorageContract {
  private final List<HubInput> given = new ArrayList<>();

  @Override
  Storage start(Answers to) {
    return new MemoryStorage(1 << 20, 16 << 20, to);
  }

  @Test
  void offsetsOfARoomRiseWithoutAGap() {
    var log = new MemoryStorage(10_000, 10_000, given::add);
    log.append(new HubOutput.Append("a", List.of(draft("1"), draft("2"))));
    log.append(new HubOutput.Append("b", List.of(draft("1"))));
    log.append(new HubOutput.Append("a", List.of(draft("3"))));
    assertEquals(
        List.of(
            new HubInput.Appended("a", 1),
            new HubInput.Appended("b", 1),
            new HubInput.Appended("a", 3)),
        given);
    assertEquals(List.of("1", "2", "3"), log.of("a").stream().map(Kept::text).toList());
  }

  @Test
  void theOldestMessagesOfARoomMakePlace() {
    var log = new MemoryStorage(2_500, 100_000, given::add);
    for (int i = 1; i <= 5; i++) {
      log.append(new HubOutput.Append("a", List.of(draft(i + "x".repeat(900)))));
    }
    assertEquals(2, log.of("a").size());
    assertEquals(new HubInput.Appended("a", 5), given.getLast());
  }

  @Test
  void allRoomsTogetherStayWithinTheBound() {
    var log = new MemoryStorage(2_000, 3_000, given::add);
    log.append(new HubOutput.Append("a", List.of(draft("x".repeat(1_500)))));
    log.append(new HubOutput.Append("b", List.of(draft("x".repeat(1_500)))));
    assertEquals(1, log.of("a").size());
    assertEquals(0, log.of("b").size());
    log.forget("a");
    log.append(new HubOutput.Append("b", List.of(draft("x".repeat(1_500)))));
    assertEquals(1, log.of("b").size());
  }

  @Test
  void aForgottenRoomBeginsAnew() {
    var log = new MemoryStorage(2_000, 3_000, given::add);
    log.append(new HubOutput.Append("a", List.of(draft("1"))));
    log.forget("a");
    log.forget("never seen");
    assertEquals(List.of(), log.of("a"));
    log.append(new HubOutput.Append("a", List.of(draft("2"))));
    assertEquals(new HubInput.Appended("a", 1), given.getLast());
  }

  @Test
  void ofTooManySendersTheOneNotHeardOfForLongestIsForgotten() {
    var log = new MemoryStorage(2_000, 3_000, given::add);
    for (int i = 0; i < 10_000; i++) {
      log.remember(new HubOutput.Remember("a", "tag" + i, "Ann", 1, 5));
    }
    log.remember(new HubOutput.Remember("a", "tag0", "Ann", 2, 6));
    log.remember(new HubOutput.Remember("a", "new", "Bob", 1, 6));
    log.open(new HubOutput.Open(1, "a", "tag0", Long.MAX_VALUE, 6));
    log.open(new HubOutput.Open(2, "a", "tag1", Long.MAX_VALUE, Long.MAX_VALUE));
    var opened = given.stream().map(HubInput.Opened.class::cast).toList();
    assertEquals(new HubInput.Sender(0, "Ann", 2, 6), opened.get(0).sender());
    assertEquals(
        List.of(new HubInput.Seen("tag0", "Ann", 2, 6), new HubInput.Seen("new", "Bob", 1, 6)),
        opened.get(0).seen());
    assertNull(opened.get(1).sender());
  }

  private static Draft draft(String text) {
    return new Draft(1, "Ann", text, 0, null);
  }
}
