package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput.Acts;
import org.websocketchat.hub.HubInput.Appended;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.RoomMode;

/** The records of what moderators did and what was reported, in both storages. */
final class ActsTest {
  private static final long NOW = 10_000;
  private static final long YEAR_MILLIS = TimeUnit.DAYS.toMillis(365);
  private static final Body.Remove REMOVAL = new Body.Remove(1, Body.Remover.MODERATOR);

  @TempDir private Path folder;
  private final Answers answers = new Answers();
  private final TestClocks clocks = new TestClocks();

  private Storage start(RoomStateTest.Engine engine, long maxMessages) throws Exception {
    if (engine == RoomStateTest.Engine.MEMORY) {
      return new MemoryStorage(maxMessages * 200, Long.MAX_VALUE, answers);
    }
    var retention = new Retention(Long.MAX_VALUE, maxMessages, Long.MAX_VALUE, Long.MAX_VALUE);
    var file = SqliteFile.open(folder, SqliteSchema.current(), 0);
    return SqliteStorage.start(file, retention, clocks.clocks(), answers, answers::end);
  }

  private Storage start(RoomStateTest.Engine engine) throws Exception {
    return start(engine, 1_000_000);
  }

  private static Draft by(String who, Body body, long date) {
    return new Draft(1, who, who + "'s name", body, date, null, null, null, RoomMode.USUAL);
  }

  private static Draft by(String who, Body body) {
    return by(who, body, 1_000);
  }

  private static Body quiet(String who, long millis) {
    return new Body.Sanction(SanctionKind.QUIET, who, millis, "loud");
  }

  private void append(Storage storage, Draft... drafts) {
    var answer = assertInstanceOf(Appended.class, answers.append(storage, "a", drafts));
    assertEquals(List.of(), answer.denied());
  }

  private Acts acts(Storage storage, long before, int most, int mostHolding) {
    int count = answers.all().size();
    storage.readActs(new HubOutput.ReadActs(7, "a", before, most, mostHolding, NOW));
    return assertInstanceOf(Acts.class, answers.last(count + 1));
  }

  private List<Act> acts(Storage storage) {
    return acts(storage, Long.MAX_VALUE, 10_000, 10_000).acts();
  }

  private List<Body.Correction> bodies(Storage storage) {
    return acts(storage).stream().map(Act::body).toList();
  }

  private static Act act(
      long number, long offset, String actor, Body body, @Nullable String who, boolean holds) {
    var name = who == null ? "" : who + "'s name";
    var what = (Body.Correction) body;
    return new Act(number, offset, 1_000, actor, actor + "'s name", what, who, name, holds);
  }

  @ParameterizedTest
  @EnumSource
  void eachActIsRecordedWithWhoAndWhom(RoomStateTest.Engine engine) throws Exception {
    try (var storage = start(engine)) {
      append(storage, by("Bob", new Body.Text("one")), by("Bob", new Body.Text("two")));
      append(storage, by("Bob", new Body.Edit(2, "no act")));
      var change = new Body.ModeChange(new RoomMode.Change(10, null, null, null));
      append(
          storage,
          by("Ann", new Body.Report(1, "spam")),
          by("Mia", REMOVAL),
          by("Mia", new Body.Pin(2)),
          by("Mia", change),
          by("Mia", quiet("Bob", 0)),
          by("Mia", new Body.Purge("Bob", 1)));
      var mode = new Body.Mode(new RoomMode(10, true, false, false));
      assertEquals(
          new Acts(
              7,
              "a",
              List.of(
                  act(6, 9, "Mia", new Body.Purge("Bob", 1), "Bob", false),
                  act(5, 8, "Mia", quiet("Bob", 0), "Bob", true),
                  act(4, 7, "Mia", mode, null, false),
                  act(3, 6, "Mia", new Body.Pin(2), null, false),
                  act(2, 5, "Mia", REMOVAL, "Bob", false),
                  act(1, 4, "Ann", new Body.Report(1, "spam"), "Bob", false)),
              List.of(),
              false),
          acts(storage, Long.MAX_VALUE, 50, 50));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAuthorsRemovalIsNoAct(RoomStateTest.Engine engine) throws Exception {
    try (var storage = start(engine)) {
      append(storage, by("Bob", new Body.Text("one")));
      append(storage, by("Bob", new Body.Remove(1, Body.Remover.AUTHOR)));
      assertEquals(List.of(), acts(storage));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPersonWhoSaidNothingHasTheNameThatIsRemembered(RoomStateTest.Engine engine)
      throws Exception {
    try (var storage = start(engine)) {
      storage.remember(new HubOutput.Remember("a", "Cat", "Kitty", 1, 1));
      append(storage, by("Mia", quiet("Cat", 1)), by("Mia", quiet("nobody", 1)));
      assertEquals(List.of("", "Kitty"), acts(storage).stream().map(Act::name).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void recordsOutliveTheirEntries(RoomStateTest.Engine engine) throws Exception {
    try (var storage = start(engine, 3)) {
      append(storage, by("Bob", new Body.Text("one")), by("Mia", REMOVAL));
      for (int i = 0; i < 20; i++) {
        append(storage, by("Bob", new Body.Text("x".repeat(200))));
      }
      var first = answers.read(storage, "a").messages().getFirst();
      assertTrue(first.offset() > 2, "the entry is gone");
      assertEquals(List.of(act(1, 2, "Mia", REMOVAL, "Bob", false)), acts(storage));
    }
  }

  @ParameterizedTest
  @EnumSource
  void pagesHaveTheNewestFirstAndTheSanctionsThatHold(RoomStateTest.Engine engine)
      throws Exception {
    try (var storage = start(engine)) {
      append(
          storage,
          by("Mia", quiet("a", 0), 1),
          by("Mia", quiet("b", 0), 2),
          by("Mia", quiet("over", 5), 3),
          by("Mia", quiet("c", 0), 4),
          by("Mia", new Body.Sanction(SanctionKind.PARDON, "b", 0, ""), 5),
          by("Mia", quiet("c", 9), 6),
          by("Mia", quiet("d", 0), 7),
          by("Mia", quiet("c", 20_000), 8));
      var newest = acts(storage, Long.MAX_VALUE, 2, 10);
      assertEquals(List.of(8L, 7L), newest.acts().stream().map(Act::number).toList());
      assertEquals(List.of(true, true), newest.acts().stream().map(Act::holds).toList());
      assertEquals(List.of(1L), newest.holding().stream().map(Act::number).toList());
      assertTrue(newest.more());
      assertEquals(1, acts(storage, Long.MAX_VALUE, 1, 1).holding().size());
      assertEquals(7, acts(storage, Long.MAX_VALUE, 1, 1).holding().getFirst().number());
      var older = acts(storage, 7, 5, 10);
      assertEquals(List.of(6L, 5L, 4L, 3L, 2L), older.acts().stream().map(Act::number).toList());
      assertTrue(older.acts().stream().noneMatch(Act::holds));
      assertEquals(List.of(), older.holding());
      assertTrue(older.more());
      var last = acts(storage, 2, 5, 10);
      assertEquals(List.of(true), last.acts().stream().map(Act::holds).toList());
      assertEquals(false, last.more());
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyReportsDriveOutReportsOnly(RoomStateTest.Engine engine) throws Exception {
    try (var storage = start(engine)) {
      append(storage, by("Bob", new Body.Text("one")), by("Mia", new Body.Pin(1)));
      int many = ActRetention.MOST_REPORTS + 3;
      var drafts = new ArrayList<Draft>();
      for (int i = 1; i <= many; i++) {
        drafts.add(by("p" + i, new Body.Report(1, "")));
      }
      append(storage, drafts.toArray(Draft[]::new));
      var kept = acts(storage);
      assertEquals(ActRetention.MOST_REPORTS + 1, kept.size());
      assertEquals("p" + many, kept.getFirst().actor());
      assertEquals("p4", kept.get(kept.size() - 2).actor());
      assertEquals(new Body.Pin(1), kept.getLast().body());
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyActsDriveOutTheOldestButNoSanctionThatHolds(RoomStateTest.Engine engine)
      throws Exception {
    try (var storage = start(engine)) {
      append(storage, by("Mia", quiet("Bob", 0)), by("Mia", quiet("Cat", 1)));
      var drafts = new ArrayList<Draft>();
      for (int i = 0; i < ActRetention.MOST_ACTS; i++) {
        drafts.add(by("Mia", new Body.Pin(0)));
      }
      clocks.jump(NOW);
      append(storage, drafts.toArray(Draft[]::new));
      append(storage, by("Mia", new Body.Pin(0), NOW));
      var kept = acts(storage);
      assertEquals(quiet("Bob", 0), kept.getLast().body());
      assertEquals(new Body.Pin(0), kept.get(kept.size() - 2).body());
    }
  }

  @Test
  void onDiskAYearIsCountedLikeTheAgeOfMessages() throws Exception {
    clocks.jump(1_790_000_000_000L);
    try (var storage = start(RoomStateTest.Engine.SQLITE)) {
      long now = clocks.wallMillis();
      append(storage, by("Mia", quiet("Bob", 0), now), by("Mia", quiet("Cat", 1), now));
      clocks.pass(YEAR_MILLIS - 1_000);
      answers.open(storage, "a");
      append(storage, by("Mia", quiet("Dan", 1), clocks.wallMillis()));
      assertEquals(3, acts(storage).size());
      clocks.pass(120_000);
      answers.open(storage, "a");
      assertEquals(List.of(quiet("Dan", 1), quiet("Bob", 0)), bodies(storage));
    }
  }

  @Test
  void onDiskNoNumberComesAgain() throws Exception {
    clocks.jump(1_790_000_000_000L);
    try (var storage = start(RoomStateTest.Engine.SQLITE)) {
      append(storage, by("Mia", new Body.Pin(0), clocks.wallMillis()));
      append(storage, by("Mia", new Body.Pin(0), clocks.wallMillis()));
      clocks.pass(YEAR_MILLIS + 1);
      answers.open(storage, "a");
      answers.open(storage, "a");
      assertEquals(List.of(), acts(storage));
      append(storage, by("Mia", new Body.Pin(0), clocks.wallMillis()));
      assertEquals(List.of(3L), acts(storage).stream().map(Act::number).toList());
    }
  }

  @Test
  void inMemoryAnActDrivesOutThoseOfAYearBefore() throws Exception {
    try (var storage = start(RoomStateTest.Engine.MEMORY)) {
      append(storage, by("Mia", quiet("Bob", 0), 1), by("Mia", quiet("Cat", 1), 1));
      append(storage, by("Mia", new Body.Pin(0), YEAR_MILLIS + 1));
      assertEquals(3, acts(storage).size());
      append(storage, by("Mia", new Body.Pin(0), YEAR_MILLIS + 2));
      assertEquals(List.of(new Body.Pin(0), new Body.Pin(0), quiet("Bob", 0)), bodies(storage));
    }
  }

  @Test
  void inMemoryAForgottenRoomKeepsWhatModeratorsDidWithoutOffsets() throws Exception {
    try (var storage = start(RoomStateTest.Engine.MEMORY)) {
      append(storage, by("Bob", new Body.Text("one")));
      append(storage, by("Ann", new Body.Report(1, "")), by("Mia", REMOVAL));
      storage.forget("a");
      append(storage, by("Mia", new Body.Pin(0)));
      assertEquals(
          List.of(
              act(3, 1, "Mia", new Body.Pin(0), null, false),
              act(2, 0, "Mia", REMOVAL, "Bob", false)),
          acts(storage));
    }
  }

  @Test
  void onDiskARoomWithRecordsIsNotForgotten() throws Exception {
    try (var storage = start(RoomStateTest.Engine.SQLITE)) {
      append(storage, by("Mia", new Body.Pin(0)));
      var before = answers.open(storage, "a").epoch();
      assertNotEquals("", before);
      try (var beside = Sqlite.open(folder.resolve("chat.db"), Sqlite.Mode.WRITE)) {
        beside.run("DELETE FROM message");
        beside.run("UPDATE room SET first = head + 1");
      }
      storage.forget("a");
      assertEquals(before, answers.open(storage, "a").epoch());
      assertEquals(1, acts(storage).size());
    }
  }
}
