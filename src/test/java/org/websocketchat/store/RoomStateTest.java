package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.websocketchat.store.Answers.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubInput.Appended;
import org.websocketchat.hub.HubInput.Opened;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.RoomState;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.hub.StoredSanction;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.RoomMode;

/** What moderators do is stored with what it changes, in both storages. */
class RoomStateTest {
  private static final RoomMode.Change SLOW = new RoomMode.Change(10, null, null, null);
  private static final RoomMode START = new RoomMode(0, false, false, false);
  private static final Body.Removed REMOVED = new Body.Removed(Body.Remover.MODERATOR);

  /** The storages. */
  enum Engine {
    MEMORY,
    SQLITE
  }

  @TempDir private Path folder;
  private final Answers answers = new Answers();
  private final TestClocks clocks = new TestClocks();

  private Storage start(Engine engine, long maxMessages) throws Exception {
    if (engine == Engine.MEMORY) {
      return new MemoryStorage(maxMessages * 200, Long.MAX_VALUE, answers);
    }
    var retention = new Retention(Long.MAX_VALUE, maxMessages, Long.MAX_VALUE, Long.MAX_VALUE);
    var file = SqliteFile.open(folder, SqliteSchema.current(), 0);
    return SqliteStorage.start(file, retention, clocks.clocks(), answers, answers::end);
  }

  private Storage start(Engine engine) throws Exception {
    return start(engine, 1_000_000);
  }

  private static Draft by(String who, Body body) {
    return new Draft(1, who, "Ann", body, 1_000, null, null, null, START);
  }

  private static Draft act(Body body) {
    return by("Mia", body);
  }

  private static Draft sanction(SanctionKind kind, String who, long millis, long date) {
    var body = new Body.Sanction(kind, who, millis, "why");
    var address = kind == SanctionKind.BAN ? "h" : null;
    return new Draft(1, "Mia", "Mia", body, date, null, null, address, START);
  }

  private static StoredSanction stored(SanctionKind kind, String who, long until, long date) {
    return new StoredSanction(
        kind, who, until, "why", "Mia", date, kind == SanctionKind.BAN ? "h" : null);
  }

  private Appended append(Storage storage, Draft... drafts) {
    return assertInstanceOf(Appended.class, answers.append(storage, "a", drafts));
  }

  private RoomState state(Storage storage, long sanctionedAt) {
    int before = answers.all().size();
    storage.open(new HubOutput.Open(1, "a", null, Long.MAX_VALUE, Long.MAX_VALUE, sanctionedAt));
    return ((Opened) answers.last(before + 1)).state();
  }

  private RoomState state(Storage storage) {
    return state(storage, -1);
  }

  private StoredMessage at(Storage storage, long offset) {
    return answers.read(storage, "a", offset, offset, false, 1 << 20).messages().getFirst();
  }

  private static List<HubInput.Denied> denied(String code) {
    return List.of(new HubInput.Denied(0, code));
  }

  @ParameterizedTest
  @EnumSource
  void aReportIsStoredOncePerPersonAndMessage(Engine engine) throws Exception {
    var report = new Body.Report(1, "spam");
    try (var storage = start(engine)) {
      append(storage, by("Bob", new Body.Text("one")), by("Bob", new Body.Text("two")));
      assertEquals(List.of(), append(storage, by("Ann", report)).denied());
      assertEquals(denied("already"), append(storage, by("Ann", report)).denied());
      assertEquals(List.of(), append(storage, by("Cat", report)).denied());
      assertEquals(
          List.of(new HubInput.Denied(1, "already")),
          append(
                  storage,
                  by("Ann", new Body.Report(2, "")),
                  by("Ann", new Body.Report(2, "once more")))
              .denied());
      assertEquals(
          denied("unknown_target"), append(storage, by("Ann", new Body.Report(3, ""))).denied());
      assertEquals(report, at(storage, 3).body());
      assertEquals("Ann", at(storage, 3).who());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPurgeRemovesTheMessagesOfOnePersonFromAnOffsetOn(Engine engine) throws Exception {
    try (var storage = start(engine)) {
      append(
          storage,
          by("Ann", new Body.Text("one")),
          by("Ann", new Body.Text("two", 1)),
          by("Bob", new Body.Text("three")),
          draft("of json"),
          by("Ann", new Body.Text("five")),
          new Draft(
              1, "Ann", "Ann", new Body.Edit(5, "six"), 1_001, null, new Draft.Right(0, false)));
      var purge = new Body.Purge("Ann", 2);
      assertEquals(List.of(new HubInput.Settled(0, purge)), append(storage, act(purge)).settled());
      var page = answers.read(storage, "a").messages();
      assertEquals(
          List.of(
              new Body.Text("one"),
              REMOVED,
              new Body.Text("three"),
              new Body.Text("of json"),
              REMOVED,
              new Body.Edit(5, ""),
              purge),
          page.stream().map(StoredMessage::body).toList());
      assertEquals(List.of(7L, 7L), List.of(page.get(1).rev(), page.get(4).rev()));
      assertEquals("Mia", page.getLast().who());
      var again = append(storage, act(purge));
      assertEquals(denied("unknown_target"), again.denied(), "nothing is left to remove");
      assertEquals(7, answers.open(storage, "a").head());
    }
  }

  private static Draft from(String tag, String who, long n, String text) {
    var sequence = new Draft.Sequence(tag, n, n - 1);
    return new Draft(1, who, "x", new Body.Text(text), 1_000, sequence, null, null, START);
  }

  @ParameterizedTest
  @EnumSource
  void aPurgeOfGuestsSparesWhoeverHadATokenWhenTheyWrote(Engine engine) throws Exception {
    try (var storage = start(engine)) {
      append(
          storage,
          from("t1", "t1", 1, "before"),
          from("t1", "t1", 2, "a guest's"),
          from("t2", "subject", 1, "a member's"),
          draft("of json"),
          from("t2", "t2", 2, "the same without the token"),
          from("t3", "t3", 1, "another guest's"),
          act(new Body.Pin(6)),
          act(new Body.Remove(6, Body.Remover.MODERATOR)));
      var purge = new Body.Purge(null, 2);
      assertEquals(List.of(new HubInput.Settled(0, purge)), append(storage, act(purge)).settled());
      var page = answers.read(storage, "a").messages();
      assertEquals(
          List.of(
              new Body.Text("before"),
              REMOVED,
              new Body.Text("a member's"),
              REMOVED,
              REMOVED,
              REMOVED),
          page.subList(0, 6).stream().map(StoredMessage::body).toList());
      assertEquals(purge, page.getLast().body());
      assertEquals(
          List.of(9L, 8L), List.of(page.get(1).rev(), page.get(5).rev()), "removed before");
      assertEquals(denied("unknown_target"), append(storage, act(purge)).denied());
      append(storage, from("t1", "t1", 3, "later"), act(new Body.Pin(10)));
      var unpins = new Body.Purge(null, 3, true);
      assertEquals(
          List.of(new HubInput.Settled(0, unpins)),
          append(storage, act(new Body.Purge(null, 3))).settled());
      assertEquals(Body.NO_OFFSET, state(storage).pinned());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPurgeTakesTheNewestAndSaysFromWhereOn(Engine engine) throws Exception {
    try (var storage = start(engine)) {
      var drafts = new ArrayList<Draft>();
      for (int i = 1; i <= Limits.PURGE_MESSAGES + 5; i++) {
        drafts.add(by("Ann", new Body.Text("t" + i)));
      }
      append(storage, drafts.toArray(Draft[]::new));
      assertEquals(
          List.of(new HubInput.Settled(0, new Body.Purge("Ann", 6))),
          append(storage, act(new Body.Purge("Ann", 1))).settled());
      assertEquals(
          List.of(new HubInput.Settled(0, new Body.Purge("Ann", 2))),
          append(storage, act(new Body.Purge("Ann", 2))).settled());
      var page = answers.read(storage, "a").messages();
      assertEquals(new Body.Text("t1"), page.getFirst().body());
      assertTrue(page.subList(1, 1_005).stream().allMatch(kept -> kept.body().equals(REMOVED)));
      assertEquals(List.of(1_007L, 1_006L), List.of(page.get(4).rev(), page.get(5).rev()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPurgeOfGuestsTakesTheNewest(Engine engine) throws Exception {
    try (var storage = start(engine)) {
      var drafts = new ArrayList<Draft>();
      for (int i = 1; i <= Limits.PURGE_MESSAGES + 2; i++) {
        drafts.add(draft("t" + i));
      }
      append(storage, drafts.toArray(Draft[]::new));
      assertEquals(
          List.of(new HubInput.Settled(0, new Body.Purge(null, 3))),
          append(storage, act(new Body.Purge(null, 1))).settled());
      var page = answers.read(storage, "a").messages();
      assertEquals(new Body.Text("t2"), page.get(1).body());
      assertTrue(page.subList(2, 1_002).stream().allMatch(kept -> kept.body().equals(REMOVED)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPinIsOfAMessageThatIsThereAndGoesWithIt(Engine engine) throws Exception {
    try (var storage = start(engine)) {
      append(storage, by("Ann", new Body.Text("a")), by("Bob", new Body.Text("b")));
      append(storage, act(new Body.Pin(1)));
      assertEquals(1, state(storage).pinned());
      append(storage, act(new Body.Pin(2)));
      assertEquals(2, state(storage).pinned());
      assertEquals(denied("unknown_target"), append(storage, act(new Body.Pin(3))).denied());
      assertEquals(denied("unknown_target"), append(storage, act(new Body.Pin(9))).denied());
      var right = new Draft.Right(0, true);
      var removal = new Body.Remove(2, Body.Remover.MODERATOR);
      append(storage, new Draft(1, "Mia", "Mia", removal, 1_000, null, right));
      assertEquals(Body.NO_OFFSET, state(storage).pinned());
      assertEquals(denied("gone"), append(storage, act(new Body.Pin(2))).denied());
      append(storage, act(new Body.Pin(1)), act(new Body.Pin(Body.NO_OFFSET)));
      assertEquals(Body.NO_OFFSET, state(storage).pinned());
      var settled = append(storage, act(new Body.Pin(1)), act(new Body.Purge("Ann", 1))).settled();
      assertEquals(List.of(new HubInput.Settled(1, new Body.Purge("Ann", 1, true))), settled);
      assertEquals(Body.NO_OFFSET, state(storage).pinned());
      assertEquals(new Body.Purge("Ann", 1, true), at(storage, 9).body());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangeOfTheModeIsStoredAsTheWholeMode(Engine engine) throws Exception {
    try (var storage = start(engine)) {
      var signed = new RoomMode.Change(null, true, true, true);
      var first = new RoomMode(10, false, false, false);
      var second = new RoomMode(10, true, true, true);
      assertEquals(
          List.of(
              new HubInput.Settled(0, new Body.Mode(first)),
              new HubInput.Settled(1, new Body.Mode(second))),
          append(storage, act(new Body.ModeChange(SLOW)), act(new Body.ModeChange(signed)))
              .settled());
      assertEquals(second, state(storage).mode());
      assertEquals(new Body.Mode(first), at(storage, 1).body());
      assertEquals(new Body.Mode(second), at(storage, 2).body());
    }
  }

  @ParameterizedTest
  @EnumSource
  void sanctionsHoldUntilTheyEndOrArePardoned(Engine engine) throws Exception {
    try (var storage = start(engine)) {
      append(
          storage,
          sanction(SanctionKind.QUIET, "Ann", 1_000, 10_000),
          sanction(SanctionKind.BAN, "Ann", 0, 10_001),
          sanction(SanctionKind.QUIET, "Bob", 50, 10_002));
      assertEquals(
          List.of(
              stored(SanctionKind.QUIET, "Ann", 11_000, 10_000),
              stored(SanctionKind.BAN, "Ann", StoredSanction.FOR_EVER, 10_001),
              stored(SanctionKind.QUIET, "Bob", 10_052, 10_002)),
          state(storage).sanctions());
      assertEquals(List.of(), state(storage, 3).sanctions(), "the hub knows them");
      assertEquals(3, state(storage, 3).sanctionedAt());
      append(storage, sanction(SanctionKind.QUIET, "Ann", 5_000, 10_100));
      assertEquals(
          List.of(
              stored(SanctionKind.BAN, "Ann", StoredSanction.FOR_EVER, 10_001),
              stored(SanctionKind.QUIET, "Ann", 15_100, 10_100)),
          state(storage, 3).sanctions(),
          "a newer one replaces the older, and what has ended goes");
      append(storage, sanction(SanctionKind.PARDON, "Ann", 0, 10_200));
      assertEquals(List.of(), state(storage).sanctions());
      assertEquals(new Body.Sanction(SanctionKind.QUIET, "Bob", 50, "why"), at(storage, 3).body());
    }
  }

  @ParameterizedTest
  @EnumSource
  void noMoreSanctionsHoldThanCan(Engine engine) throws Exception {
    try (var storage = start(engine)) {
      var drafts = new ArrayList<Draft>();
      for (int i = 0; i < RoomState.MOST_SANCTIONS; i++) {
        drafts.add(sanction(SanctionKind.BAN, "p" + i, 1_000, 10_000));
      }
      assertEquals(List.of(), append(storage, drafts.toArray(Draft[]::new)).denied());
      var more = sanction(SanctionKind.BAN, "one more", 0, 10_500);
      assertEquals(denied("full"), append(storage, more).denied());
      assertEquals(
          List.of(), append(storage, sanction(SanctionKind.BAN, "p7", 0, 10_500)).denied());
      assertEquals(
          List.of(), append(storage, sanction(SanctionKind.BAN, "one more", 0, 11_000)).denied());
      assertEquals(2, state(storage).sanctions().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theStateOutlivesItsEntriesAndTheRoom(Engine engine) throws Exception {
    try (var storage = start(engine, 2)) {
      append(storage, act(new Body.ModeChange(SLOW)));
      append(storage, sanction(SanctionKind.BAN, "Bob", 0, 10_000));
      append(storage, by("Ann", new Body.Text("pinned")));
      append(storage, act(new Body.Pin(3)));
      for (int i = 0; i < 5; i++) {
        append(storage, by("Ann", new Body.Text("x".repeat(100))));
      }
      var page = answers.read(storage, "a").messages();
      assertTrue(page.stream().allMatch(StoredMessage::isMessage), "their entries are gone");
      var bans = List.of(stored(SanctionKind.BAN, "Bob", StoredSanction.FOR_EVER, 10_000));
      assertEquals(new RoomState(START.with(SLOW), 0, 2, bans), state(storage));
      storage.forget("a");
      assertEquals(new RoomState(START.with(SLOW), 0, 2, bans), state(storage));
    }
    if (engine == Engine.SQLITE) {
      try (var storage = start(engine)) {
        assertEquals(1, state(storage).sanctions().size(), "after a restart");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyRoomInWhichSomethingIsSetStays(Engine engine) throws Exception {
    try (var storage = start(engine)) {
      var epoch = answers.open(storage, "a").epoch();
      storage.forget("a");
      assertNotEquals(epoch, answers.open(storage, "a").epoch());
      assertEquals(RoomState.USUAL, state(storage));
    }
  }

  /** Both say of a room what its entries make of it, whatever the entries are. */
  @ParameterizedTest
  @EnumSource
  void theStateIsWhatTheEntriesMakeOfIt(Engine engine) throws Exception {
    var random = new Random(5);
    var state = RoomState.USUAL;
    try (var storage = start(engine)) {
      append(storage, by("Ann", new Body.Text("first")));
      for (int n = 1; n <= 300; n++) {
        var draft = any(random, n);
        var answer = append(storage, draft);
        if (answer.denied().isEmpty()) {
          var settled = answer.settled();
          var stored = settled.isEmpty() ? draft : draft.with(settled.getFirst().body());
          state = state.after(StoredMessage.of(stored, answer.firstOffset()), draft.address());
        }
        assertEquals(state, state(storage), "after " + draft);
      }
    }
  }

  private static Draft any(Random random, int n) {
    var who = "p" + random.nextInt(3);
    long target = random.nextLong(1, n + 2L);
    return switch (random.nextInt(8)) {
      case 0 -> act(new Body.Pin(random.nextInt(4) == 0 ? Body.NO_OFFSET : target));
      case 1 -> act(new Body.Purge(who, target));
      case 2 -> act(new Body.ModeChange(new RoomMode.Change(n % 9, n % 2 == 0, null, null)));
      case 3 -> {
        var kinds = SanctionKind.values();
        yield sanction(kinds[random.nextInt(kinds.length)], who, 500, 10_000 + 100L * n);
      }
      case 4 -> {
        var removal = new Body.Remove(target, Body.Remover.MODERATOR);
        yield new Draft(1, "Mia", "Mia", removal, 1_000, null, new Draft.Right(0, true));
      }
      default -> by(who, new Body.Text("t" + n));
    };
  }
}
