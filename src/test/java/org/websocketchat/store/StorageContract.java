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
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
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

  /** A correction by the person with this tag, who may correct what dates from then on. */
  private static Draft correction(String tag, long n, Body body, long sinceMillis) {
    var right = new Draft.Right(sinceMillis, false);
    var sequence = new Draft.Sequence(tag, n, n - 1);
    return new Draft(1, tag, "Ann", body, 1_000 + n, sequence, right);
  }

  private static Draft said(String tag, long n, String text) {
    var sequence = new Draft.Sequence(tag, n, n - 1);
    return new Draft(1, tag, "Ann", new Body.Text(text, 7), 500, sequence, null);
  }

  private static Appended denied(long next, String code) {
    return new Appended(0, "a", next, List.of(), List.of(new HubInput.Denied(0, code)), List.of());
  }

  @Test
  final void aCorrectionIsAnEntryAndChangesItsMessage() {
    answers.append(storage(), "a", said("Ann", 1, "first"));
    assertEquals(
        appended("a", 2),
        answers.append(storage(), "a", correction("Ann", 2, new Body.Edit(1, "second"), 0)));
    var cid = "Ann.1";
    var edited =
        new StoredMessage(1, 1, "Ann", "Ann", new Body.Text("second", 7), 500, cid, 2, 1_002);
    var edit = new StoredMessage(2, 1, "Ann", "", new Body.Edit(1, "second"), 1_002, "Ann.2", 0, 0);
    assertEquals(List.of(edited, edit), answers.read(storage(), "a").messages());
    var removal = new Body.Remove(1, Body.Remover.MODERATOR);
    answers.append(storage(), "a", correction("Ann", 3, removal, 0));
    var left = new Body.Removed(Body.Remover.MODERATOR);
    assertEquals(
        List.of(
            new StoredMessage(1, 1, "Ann", "Ann", left, 500, cid, 3, 0),
            new StoredMessage(2, 1, "Ann", "", new Body.Edit(1, ""), 1_002, "Ann.2", 0, 0),
            new StoredMessage(3, 1, "Ann", "", removal, 1_003, "Ann.3", 0, 0)),
        answers.read(storage(), "a").messages());
  }

  @Test
  final void whatMayNotBeCorrectedIsDeniedAlone() {
    answers.append(storage(), "a", said("Ann", 1, "a"), draft("of json"));
    var edit = new Body.Edit(1, "b");
    assertEquals(
        denied(3, "forbidden"), answers.append(storage(), "a", correction("Bob", 1, edit, 0)));
    assertEquals(
        denied(3, "too_late"), answers.append(storage(), "a", correction("Ann", 2, edit, 501)));
    assertEquals(
        denied(3, "forbidden"),
        answers.append(storage(), "a", correction("Ann", 2, new Body.Edit(2, "b"), 0)));
    assertEquals(
        denied(3, "unknown_target"),
        answers.append(storage(), "a", correction("Ann", 2, new Body.Edit(3, "b"), 0)));
    assertEquals(
        new Appended(0, "a", 3, List.of(3), List.of(new HubInput.Denied(2, "gone")), List.of()),
        answers.append(
            storage(),
            "a",
            correction("Ann", 2, new Body.Remove(1, Body.Remover.AUTHOR), 500),
            said("Bob", 1, "b"),
            correction("Ann", 3, edit, 0),
            correction("Ann", 4, edit, 0),
            said("Ann", 3, "c")));
    assertEquals(3, senderOf("Ann").lastN());
    assertEquals(5, answers.open(storage(), "a").head());
    assertEquals(
        denied(6, "unknown_target"),
        answers.append(storage(), "a", correction("Ann", 4, new Body.Edit(3, "b"), 0)));
  }

  @Test
  final void theLimitCountsMessagesAndTheBytesTheTextsOfEdits() {
    answers.append(storage(), "a", said("Ann", 1, "a"), said("Ann", 2, "b"));
    for (int n = 3; n < 10; n++) {
      answers.append(storage(), "a", correction("Ann", n, new Body.Edit(1, "x".repeat(n)), 0));
    }
    assertEquals(8, answers.readNewest(storage(), "a", 9, 1).messages().size());
    assertEquals(9, answers.readNewest(storage(), "a", 9, 2).messages().size());
    assertEquals(List.of(8L, 9L), offsets(1, 9, true, 209));
    assertEquals(List.of(9L), offsets(1, 9, true, 208));
    assertEquals(209, answers.openAfter(storage(), "a", 7).behindBytes());
    assertEquals(2, answers.openAfter(storage(), "a", 7).behindMessages());
  }

  /** The state of a log up to an offset, as a reader builds it from the entries that it is sent. */
  private static Map<Long, StoredMessage> after(
      Map<Long, StoredMessage> before, List<StoredMessage> entries) {
    var state = new TreeMap<>(before);
    for (var entry : entries) {
      if (entry.isMessage()) {
        state.put(entry.offset(), entry);
      } else if (entry.body() instanceof Body.OfOneMessage correction) {
        var target = state.get(correction.target());
        boolean told = !(correction instanceof Body.Edit edit && edit.text().isEmpty());
        if (target != null && told && entry.offset() > target.rev()) {
          state.put(
              target.offset(), target.corrected(correction, entry.offset(), entry.dateMillis()));
        }
      }
    }
    return state;
  }

  /** The law: the state as of k, with the entries k + 1 to h, is the state as of h. */
  @Test
  final void theStateAtEachOffsetAndTheEntriesAfterItAreTheStateAtTheHead() {
    var random = new Random(7);
    var states = new ArrayList<Map<Long, StoredMessage>>();
    states.add(Map.of());
    for (int n = 1; n <= 60; n++) {
      long target = random.nextLong(1, n + 1L);
      var draft =
          switch (random.nextInt(4)) {
            case 0 -> correction("Ann", n, new Body.Edit(target, "edit " + n), 0);
            case 1 -> correction("Ann", n, new Body.Remove(target, Body.Remover.AUTHOR), 0);
            default -> said("Ann", n, "text " + n);
          };
      var answer = (Appended) answers.append(storage(), "a", draft);
      if (!answer.denied().isEmpty()) {
        answers.append(storage(), "a", said("Ann", n, "instead " + n));
      }
      states.add(after(Map.of(), answers.read(storage(), "a").messages()));
    }
    for (int k = 0; k < states.size(); k++) {
      var entries = answers.read(storage(), "a", k + 1, 60, false, 1 << 20).messages();
      assertEquals(60 - k, entries.size(), "offsets stay contiguous");
      assertEquals(states.getLast(), after(states.get(k), entries), "from " + k);
    }
    assertTrue(states.getLast().values().stream().anyMatch(m -> m.body() instanceof Body.Removed));
    assertTrue(states.getLast().values().stream().anyMatch(m -> m.editedMillis() > 0));
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
  final void remembersOfWhomTheTokenOfASenderToldLast() {
    storage().remember(new HubOutput.Remember("a", "Ann", "Ann", 5, 1_000));
    assertEquals(List.of(seen("Ann", 5, null)), seen());
    storage().remember(new HubOutput.Remember("a", "Ann", "Ann", 6, 1_000, "her"));
    answers.append(storage(), "a", numbered("Ann", 7, 0));
    assertEquals(List.of(seen("Ann", 6, "her")), seen());
    storage().remember(new HubOutput.Remember("a", "Ann", "Ann", 7, 1_000));
    assertEquals(List.of(seen("Ann", 7, null)), seen());
  }

  private List<HubInput.Seen> seen() {
    int before = answers.all().size();
    storage().open(new HubOutput.Open(1, "a", null, Long.MAX_VALUE, 0));
    return ((HubInput.Opened) answers.last(before + 1)).seen();
  }

  private static HubInput.Seen seen(String name, long attempt, @Nullable String who) {
    return new HubInput.Seen(name, name, attempt, 1_000, who);
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
      long ofReports = limit / 32; // which messages never have
      assertTrue(
          bytes(answers.read(small, "loud")) > limit - ofReports - 700_000, "no more than that");
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
