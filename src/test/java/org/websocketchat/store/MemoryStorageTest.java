package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.websocketchat.store.Answers.appended;
import static org.websocketchat.store.Answers.draft;
import static org.websocketchat.store.Answers.numbered;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.hub.HubInput.Sender;
import org.websocketchat.hub.HubOutput;

final class MemoryStorageTest extends StorageContract {

  @Override
  Storage start(Answers to) {
    return start(to, 8 << 20, 16 << 20);
  }

  @Override
  Storage start(Answers to, long maxBytesOfRoom, long maxBytes) {
    return new MemoryStorage(maxBytesOfRoom, maxBytes, to);
  }

  @Test
  void aForgottenRoomBeginsAnewAndGivesItsPlaceBack() {
    var small = start(answers, 2_000, 3_000);
    answers.append(small, "a", draft("x".repeat(1_500)));
    var epoch = answers.open(small, "a").epoch();
    small.forget("a");
    small.forget("never seen");
    answers.append(small, "b", draft("x".repeat(1_500)));
    answers.append(small, "c", draft("x".repeat(1_000)));
    assertEquals(1, answers.read(small, "b").messages().size());
    assertEquals(List.of(), answers.read(small, "a").messages());
    assertNotEquals(epoch, answers.open(small, "a").epoch());
    assertEquals(appended("a", 1), answers.append(small, "a", draft("1")));
  }

  @Test
  void ofTooManyQuietSendersTheOneNotHeardOfForLongestIsForgotten() {
    answers.append(
        storage(), "a", numbered("Ann", 7, 0)); // not quiet: the log has a message of hers
    for (int i = 0; i < MemoryStorage.MAX_QUIET_OF_ROOM; i++) {
      storage().remember(new HubOutput.Remember("a", "tag" + i, "Ann", 1, 5));
    }
    storage().remember(new HubOutput.Remember("a", "tag0", "Ann", 2, 6));
    storage().remember(new HubOutput.Remember("a", "new", "Bob", 1, 6));
    assertEquals(new Sender(0, "Ann", 2, 6), answers.open(storage(), "a", "tag0").sender());
    assertNull(answers.open(storage(), "a", "tag1").sender());
    assertEquals(new Sender(0, "Ann", 1, 5), answers.open(storage(), "a", "tag2").sender());
    assertEquals(new Sender(7, null, -1, 0), answers.open(storage(), "a", "Ann").sender());
  }

  @Test
  void aSenderIsQuietWhenItsLastMessageHasMadePlace() {
    var small = start(answers, 2_500, 1 << 20);
    answers.append(small, "a", numbered("Ann", 1, 0), numbered("Ann", 2, 1));
    answers.append(small, "a", draft("x".repeat(2_000)), draft("x".repeat(400)));
    for (int i = 0; i < MemoryStorage.MAX_QUIET_OF_ROOM - 1; i++) {
      small.remember(new HubOutput.Remember("a", "tag" + i, "Ann", 1, 5));
    }
    assertEquals(new Sender(2, null, -1, 0), answers.open(small, "a", "Ann").sender());
    small.remember(new HubOutput.Remember("a", "one too many", "Ann", 1, 5));
    assertNull(answers.open(small, "a", "Ann").sender());
  }

  @Test
  void ofTooManyQuietSendersInAllTheRoomWithTheMostForgets() {
    storage().remember(new HubOutput.Remember("small", "Bob", "Bob", 1, 5));
    for (int room = 0; room < 10; room++) {
      for (int i = 0; i < MemoryStorage.MAX_QUIET_OF_ROOM; i++) {
        storage().remember(new HubOutput.Remember("room" + room, "tag" + i, "Ann", 1, 5));
      }
    }
    assertEquals(new Sender(0, "Bob", 1, 5), answers.open(storage(), "small", "Bob").sender());
    assertNull(answers.open(storage(), "room0", "tag0").sender());
  }
}
