package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.websocketchat.store.Answers.appended;
import static org.websocketchat.store.Answers.draft;
import static org.websocketchat.store.Answers.numbered;
import static org.websocketchat.store.Answers.refused;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubInput.Appended;
import org.websocketchat.hub.HubInput.Page;
import org.websocketchat.hub.HubInput.Sender;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Body;
import org.websocketchat.testing.Await;

/** The contract that the hub relies on, for every storage. */
abstract class StorageContract {
  final Answers answers = new Answers();
  private @Nullable Storage opened;

  /** An empty storage. */
  abstract Storage start(Answers to) throws Exception;

  /** An empty storage with a limit of bytes. */
  abstract Storage start(Answers to, long maxBytesOfRoom, long maxBytes) throws Exception;

  @BeforeEach
  final void open() throws Exception {
    opened = start(answers);
  }

  @AfterEach
  final void close() {
    storage().close();
  }

  final Storage storage() {
    if (opened == null) {
      throw new IllegalStateException("not open");
    }
    return opened;
  }

  @Test
  final void answersComeInTheOrderAsked() {
    var expected = new ArrayList<HubInput>();
    for (int i = 1; i <= 300; i++) {
      storage().append(new HubOutput.Append(0, "a", List.of(draft("1"), draft("2"))));
      expected.add(appended("a", 2L * i - 1));
      storage().append(new HubOutput.Append(0, "b", List.of(numbered("Ann", i + 1, i))));
      expected.add(refused("b", 1));
      storage().append(new HubOutput.Append(0, "c", List.of(numbered("Ann", i, i - 1))));
      expected.add(appended("c", i));
    }
    assertEquals(expected, answers.await(900));
  }

  @Test
  final void aRoomBeginsEmptyAndGivesEachIdOnce() {
    var first = answers.open(storage(), "a");
    var second = answers.open(storage(), "a", "Ann");
    assertEquals(List.of(1L, 0L), List.of(first.first(), first.head()));
    assertEquals(first.id() + 1, second.id());
    assertTrue(first.id() > 0 && first.id() < 1L << 51, () -> "the id " + first.id());
    assertEquals(first.epoch(), second.epoch());
    assertNull(second.sender());
    var other = answers.open(storage(), "b");
    assertNotEquals(first.epoch(), other.epoch());
    assertNotEquals(first.id(), other.id(), "ids of a log that is lost do not come again");
  }

  @Test
  final void whatIsKeptComesBackAsItWas() {
    var text = "\u4F60\u597D \uD83D\uDC1F < > & ' \" \\ \0 \n end";
    var sequence = new Draft.Sequence("tag-1_", 9_007_199_254_740_991L, 0);
    answers.append(
        storage(),
        "a",
        new Draft(1_763_878_400_123L, "\uD83D\uDC1F", new Body.Text(text), 1, sequence),
        draft("", 1_763_878_400_456L));
    assertEquals(
        List.of(
            new StoredMessage(
                1,
                1_763_878_400_123L,
                "\uD83D\uDC1F",
                new Body.Text(text),
                1,
                "tag-1_.9007199254740991"),
            new StoredMessage(2, 1, "Ann", new Body.Text(""), 1_763_878_400_456L, null)),
        answers.read(storage(), "a").messages());
  }

  @Test
  final void aMarkFollowsTheLastOneKept() {
    assertEquals(refused("a", 1), answers.append(storage(), "a", numbered("Ann", 2, 1)));
    assertEquals(refused("a", 1), answers.append(storage(), "a", numbered("Ann", 0, 0)));
    assertEquals(appended("a", 1), answers.append(storage(), "a", numbered("Ann", 3, 0)));
    assertEquals(refused("a", 2), answers.append(storage(), "a", numbered("Ann", 3, 0)));
    assertEquals(refused("a", 2), answers.append(storage(), "a", numbered("Ann", 3, 3)));
    assertEquals(refused("a", 2), answers.append(storage(), "a", numbered("Ann", 4, 2)));
    assertEquals(appended("a", 2), answers.append(storage(), "a", numbered("Bob", 1, 0)));
    assertEquals(appended("a", 3), answers.append(storage(), "a", numbered("Ann", 4, 3)));
    assertEquals(appended("b", 1), answers.append(storage(), "b", numbered("Ann", 1, 0)));
    assertEquals(new Sender(4, null, -1, 0), answers.open(storage(), "a", "Ann").sender());
  }

  @Test
  final void aDraftThatDoesNotFollowIsRefusedAlone() {
    var answer =
        answers.append(
            storage(),
            "a",
            numbered("Ann", 1, 0),
            numbered("Bob", 7, 6),
            draft("x"),
            numbered("Ann", 4, 3),
            numbered("Ann", 2, 1),
            numbered("Ann", 2, 1),
            numbered("Bob", 1, 0));
    assertEquals(new Appended(0, "a", 1, List.of(1, 3, 5)), answer);
    var texts =
        answers.read(storage(), "a").messages().stream().map(kept -> kept.body().text()).toList();
    assertEquals(List.of("Ann1", "x", "Ann2", "Bob1"), texts);
    assertEquals(4, answers.open(storage(), "a").head());
    assertEquals(2, senderOf("Ann").lastN());
    assertEquals(1, senderOf("Bob").lastN());
    assertEquals(
        new Appended(0, "a", 5, List.of(0, 1)),
        answers.append(storage(), "a", numbered("Ann", 9, 8), numbered("Cat", 2, 1)));
    assertNull(answers.open(storage(), "a", "Cat").sender());
    assertEquals(appended("a", 5), answers.append(storage(), "a", numbered("Ann", 3, 2)));
  }

  private Sender senderOf(String tag) {
    return Objects.requireNonNull(answers.open(storage(), "a", tag).sender());
  }

  @Test
  final void readsARangeFromEitherEnd() {
    for (int i = 1; i <= 10; i++) {
      answers.append(storage(), "a", draft("\u00E9".repeat(50))); // with its name 103, and 100
    }
    assertEquals(List.of(3L, 4L, 5L), offsets(3, 5, false, 10_000));
    assertEquals(List.of(3L, 4L, 5L), offsets(3, 5, true, 10_000));
    assertEquals(List.of(3L, 4L), offsets(3, 10, false, 406));
    assertEquals(List.of(3L), offsets(3, 10, false, 405));
    assertEquals(List.of(9L, 10L), offsets(3, 10, true, 406));
    assertEquals(List.of(10L), offsets(3, 10, true, 405));
    assertEquals(List.of(3L), offsets(3, 10, false, 1));
    assertEquals(List.of(7L, 8L), offsets(answers.readNewest(storage(), "a", 8, 2)));
    assertEquals(List.of(1L, 2L), offsets(answers.readNewest(storage(), "a", 2, 100)));
    assertEquals(List.of(), offsets(11, 20, false, 10_000));
    var page = answers.read(storage(), "a", 11, 20, false, 1);
    assertEquals(List.of(1L, 10L), List.of(page.first(), page.head()));
    assertEquals(answers.open(storage(), "a").epoch(), page.epoch());
  }

  @Test
  final void remembersASenderBesideItsN() {
    storage().remember(new HubOutput.Remember("a", "Ann", "Ann", 5, 1_000));
    assertEquals(new Sender(0, "Ann", 5, 1_000), answers.open(storage(), "a", "Ann").sender());
    answers.append(storage(), "a", numbered("Ann", 7, 0));
    assertEquals(new Sender(7, "Ann", 5, 1_000), answers.open(storage(), "a", "Ann").sender());
    storage().remember(new HubOutput.Remember("a", "Ann", "Anna", 6, 2_000));
    assertEquals(new Sender(7, "Anna", 6, 2_000), answers.open(storage(), "a", "Ann").sender());
    assertNull(answers.open(storage(), "a", "Bob").sender());
    assertNull(answers.open(storage(), "b", "Ann").sender());
  }

  @Test
  final void aForgottenRoomWithoutMessagesBeginsANewEpoch() {
    storage().remember(new HubOutput.Remember("a", "Ann", "Ann", 5, 1_000));
    var before = answers.open(storage(), "a");
    storage().forget("a");
    storage().forget("never seen");
    var after = answers.open(storage(), "a", "Ann");
    assertNotEquals(before.epoch(), after.epoch());
    assertNull(after.sender());
    assertTrue(after.id() > 0);
  }

  @Test
  final void closingFinishesWhatWasAsked() {
    for (int i = 0; i < 100; i++) {
      storage().append(new HubOutput.Append(0, "a", List.of(draft("x"))));
    }
    storage().close();
    assertEquals(100, answers.all().size());
    assertEquals(appended("a", 100), answers.all().getLast());
  }

  @Test
  final void whatIsBehindIsCountedAsFarAsItMatters() {
    for (int i = 0; i < 20; i++) {
      answers.append(
          storage(),
          "a",
          Collections.nCopies(100, draft("\u00E9".repeat(10))).toArray(Draft[]::new));
    }
    assertEquals(new Behind(0, 0), behind(Long.MAX_VALUE));
    assertEquals(new Behind(0, 0), behind(2_000));
    assertEquals(new Behind(3, 3 * 123), behind(1_997));
    assertEquals(new Behind(1_000, 1_000 * 123), behind(1_000));
    assertEquals(new Behind(1_001, 1_001 * 123), behind(0), "no more than can be replayed");
    answers.append(storage(), "a", draft("x".repeat(2 << 20)));
    assertTrue(behind(1_990).bytes() > 1 << 20);
  }

  private Behind behind(long after) {
    var opened = answers.openAfter(storage(), "a", after);
    return new Behind(opened.behindMessages(), opened.behindBytes());
  }

  @Test
  final void theOldestMessagesOfARoomMakePlace() throws Exception {
    storage().close();
    try (var small = start(answers, 2_500, 1 << 30)) {
      for (int i = 1; i <= 5; i++) {
        answers.append(small, "a", draft(i + "x".repeat(896))); // with its name 900, and 100
        answers.append(small, "b", draft("x"));
      }
      assertEquals(List.of(4L, 5L), offsets(answers.read(small, "a")));
      assertEquals(List.of(1L, 2L, 3L, 4L, 5L), offsets(answers.read(small, "b")));
      answers.append(small, "a", draft("x"), draft("x"), draft("x"), draft("x"), draft("x"));
      assertEquals(List.of(5L, 6L, 7L, 8L, 9L, 10L), offsets(answers.read(small, "a")));
      var room = answers.open(small, "a");
      assertEquals(List.of(5L, 10L), List.of(room.first(), room.head()));
    }
  }

  @Test
  final void whatIsTooMuchInAllGoesWhereThereIsMost() throws Exception {
    storage().close();
    long limit = 2 << 20;
    try (var small = start(answers, 1 << 30, limit)) {
      answers.append(small, "quiet", draft("x".repeat(300_000)));
      answers.append(small, "late", draft("x".repeat(100_000)));
      for (int i = 1; i <= 300; i++) {
        answers.append(small, "loud", draft("x".repeat(20_000)));
      }
      answers.append(small, "late", draft("x".repeat(100_000)));
      Await.until("the rest went", () -> bytes(answers.read(small, "loud")) <= limit - 500_000);
      assertTrue(bytes(answers.read(small, "loud")) > limit - 700_000, "no more than that");
      assertEquals(List.of(1L), offsets(answers.read(small, "quiet")));
      assertEquals(List.of(1L, 2L), offsets(answers.read(small, "late")));
    }
  }

  private static long bytes(Page page) {
    return page.messages().stream()
        .mapToLong(message -> message.body().text().length() + 103L)
        .sum();
  }

  private static List<Long> offsets(Page page) {
    return page.messages().stream().map(StoredMessage::offset).toList();
  }

  private List<Long> offsets(long from, long to, boolean newestFirst, int maxBytes) {
    return offsets(answers.read(storage(), "a", from, to, newestFirst, maxBytes));
  }
}
