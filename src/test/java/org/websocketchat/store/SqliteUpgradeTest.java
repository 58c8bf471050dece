package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.websocketchat.store.Answers.appended;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput.Acts;
import org.websocketchat.hub.HubInput.Opened;
import org.websocketchat.hub.HubInput.Seen;
import org.websocketchat.hub.HubInput.Sender;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.RoomState;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.RoomMode;

/** Today's server with a data directory of version 41d8544. */
final class SqliteUpgradeTest {
  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
  private static final long LAST_MILLIS = 1_790_000_060_000L;
  private static final String ANN = "tagOfAnn16chars_";
  private static final String BOB = "tagOfBob16chars_";
  private static final String CID = "tagOfCid16chars_";

  @TempDir private Path folder;
  private final Answers answers = new Answers();
  private final TestClocks clocks = new TestClocks();

  @BeforeEach
  void make() throws Exception {
    OldLog.make("made-by-41d8544.sql", folder.resolve("chat.db"));
    clocks.jump(LAST_MILLIS);
  }

  private Storage start(long keepDays) throws Exception {
    var file = SqliteFile.open(folder, SqliteSchema.current(), 0);
    var retention =
        new Retention(keepDays * DAY_MILLIS, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    return SqliteStorage.start(file, retention, clocks.clocks(), answers, answers::end);
  }

  /** A message of a guest, who is known by the tag. */
  private static StoredMessage by(
      String who, long offset, long id, String name, String text, long date, String cid) {
    return new StoredMessage(offset, id, who, name, new Body.Text(text), date, cid, 0, 0);
  }

  @Test
  void everythingInItIsThereAndGoesOn() throws Exception {
    clocks.jump(TimeUnit.MINUTES.toMillis(5));
    for (int i = 0; i < 2; i++) {
      try (var storage = start(365)) {
        storage.open(new HubOutput.Open(1, "lobby", ANN, 3, LAST_MILLIS - 60_000));
        var lobby = (Opened) answers.last(answers.all().size() + 1);
        assertEquals("LVhbqCGfPXG-", lobby.epoch());
        assertEquals(List.of(3L, 6L), List.of(lobby.first(), lobby.head()));
        assertEquals(1_001 + i * 1_000L, lobby.id(), "none is given twice");
        assertEquals(new Sender(3, "Ann", 1_790_000_000_001L, 1_790_000_000_000L), lobby.sender());
        assertEquals(
            List.of(
                new Seen(ANN, "Ann", 1_790_000_000_001L, 1_790_000_000_000L, null),
                new Seen(BOB, "Bob", 1_790_000_000_002L, LAST_MILLIS, null)),
            lobby.seen());
        assertEquals(new Sender(7, null, -1, 0), answers.open(storage, "kitchen", CID).sender());
        assertEquals("PtIE0tX0dxR9", answers.open(storage, "kitchen").epoch());
        assertEquals(
            List.of(
                by(ANN, 3, 1, "Ann", "text 3 of Ann", 1_790_000_000_003L, ANN + ".3"),
                new StoredMessage(
                    4,
                    1_790_000_000_000L,
                    "Guest",
                    new Body.Text("of json \u4F60\u597D"),
                    1_790_000_000_010L,
                    null),
                by(BOB, 5, 2, "Bob", "text of Bob", 1_790_000_000_020L, BOB + ".1"),
                by(BOB, 6, 2, "Bob", "quo'te", 1_790_000_000_021L, BOB + ".2")),
            answers.read(storage, "lobby").messages());
      }
    }
    try (var storage = start(365)) {
      var next = new Draft.Sequence(ANN, 4, 3);
      assertEquals(
          appended("lobby", 7),
          answers.append(storage, "lobby", new Draft(1, "Ann", new Body.Text("on"), 0, next)));
    }
  }

  @Test
  void itsMessagesAgeByTheirDatesThoseDatedAheadByNow() throws Exception {
    var counts = List.of(4, 4, 1);
    try (var storage = start(10)) {
      answers.open(storage, "lobby");
      clocks.pass(9 * DAY_MILLIS);
      answers.open(storage, "lobby");
      assertEquals(counts, counts(storage));
      clocks.pass(DAY_MILLIS + 1);
      answers.open(storage, "lobby");
      assertEquals(List.of(0, 0, 0), counts(storage));
    }
  }

  private List<Integer> counts(Storage storage) {
    return Stream.of("lobby", "kitchen", "ahead")
        .map(room -> answers.read(storage, room).messages().size())
        .toList();
  }

  @Test
  void itsBytesAreCounted() throws Exception {
    try (var storage = start(365);
        var database = Sqlite.open(folder.resolve("chat.db"), Sqlite.Mode.READ)) {
      answers.open(storage, "lobby");
      assertEquals("458", database.answer("SELECT bytes FROM room WHERE name = 'lobby'"));
      assertEquals(
          "0",
          database.answer(
              "SELECT count(*) FROM room WHERE bytes <> (SELECT"
                  + " sum(octet_length(text) + octet_length(name) + 100)"
                  + " FROM message WHERE room = key)"));
    }
  }

  private List<Act> acts(Storage storage) {
    int before = answers.all().size();
    storage.readActs(new HubOutput.ReadActs(1, "lobby", Long.MAX_VALUE, 50, 50, LAST_MILLIS));
    return ((Acts) answers.last(before + 1)).acts();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6})
  void aLogOfALaterVersionHasRecordsOfWhatItStillKnows(int version) throws Exception {
    Files.delete(folder.resolve("chat.db"));
    OldLog.make("version-" + version + ".sql", folder.resolve("chat.db"));
    var mia = "whoOfMia16chars_";
    for (int i = 0; i < 2; i++) {
      try (var storage = start(365)) {
        assertEquals(
            List.of(
                act(7, 10, mia, "Mia", new Body.Purge(BOB, 1), BOB, "Bob", false),
                act(6, 9, mia, "Mia", new Body.Mode(SLOW), null, "", false),
                act(5, 8, mia, "Mia", new Body.Pin(1), null, "", false),
                act(4, 7, mia, "Mia", quiet(BOB, 600_000), BOB, "Bob", true),
                act(3, 6, ANN, "Ann", new Body.Report(5, "spam"), BOB, "Bob", false),
                act(2, 4, mia, "Mia", REMOVAL, BOB, "Bob", false),
                act(1, 0, mia, "", ban(CID), CID, "", true)),
            acts(storage));
      }
    }
    try (var storage = start(365);
        var database = Sqlite.open(folder.resolve("chat.db"), Sqlite.Mode.READ)) {
      var pin = new Draft(3, mia, "Mia", new Body.Pin(1), LAST_MILLIS, null, null);
      assertEquals(appended("lobby", 11), answers.append(storage, "lobby", pin));
      assertEquals(8, acts(storage).getFirst().number());
      assertEquals("1", database.answer("SELECT reports FROM room"));
      assertEquals(
          database.answer(
              "SELECT sum(octet_length(text) + octet_length(name) + 100) FROM message"
                  + " WHERE kind IS NULL OR kind NOT IN ('edit', 'report')"),
          database.answer("SELECT bytes - 100 FROM room"),
          "the edit counts besides");
    }
  }

  /** Versions 6 and 7 deleted the records of reports beyond 1 000, and not their entries. */
  @Test
  void ofAReportWithoutARecordOnlyThePlaceIsLeft() throws Exception {
    var log = folder.resolve("chat.db");
    Files.delete(log);
    OldLog.make("version-6.sql", log);
    var eve = "tagOfEve16chars_";
    try (var database = Sqlite.open(log, Sqlite.Mode.WRITE)) {
      database.run("INSERT INTO age VALUES (1, " + LAST_MILLIS + ", 0)");
      database.run(
          "INSERT INTO sender VALUES (1, '" + eve + "', 4, 14, 'Eve', 1, 1790000000005, NULL)");
      for (int offset : List.of(11, 12, 14)) {
        database.run(
            "INSERT INTO message SELECT room, %d, 4, 'Eve', text, date, '%s', %d, kept, kind,"
                    .formatted(offset, eve, offset - 10)
                + " target, '%s', re, rev, edited, removed, subject, sanction, lasts, mode, unpins"
                    .formatted(eve)
                + " FROM message WHERE kind = 'report' AND offset = 6");
      }
      database.run(
          "INSERT INTO message SELECT room, 13, id, name, 'hi', date, tag, 4, kept, kind, target,"
              + " who, re, rev, edited, removed, subject, sanction, lasts, mode, unpins"
              + " FROM message WHERE offset = 1");
      database.run("UPDATE room SET head = 14");
    }
    for (int i = 0; i < 2; i++) {
      try (var storage = start(365);
          var database = Sqlite.open(log, Sqlite.Mode.READ)) {
        var page = answers.read(storage, "lobby").messages();
        assertEquals(
            LongStream.rangeClosed(1, 14).boxed().toList(),
            page.stream().map(StoredMessage::offset).toList());
        assertEquals(
            List.of(11L, 12L, 14L),
            page.stream().filter(StoredMessage::isPlace).map(StoredMessage::offset).toList());
        assertEquals(new Body.Report(5, "spam"), page.get(5).body(), "this has its record");
        var rows = new ArrayList<String>();
        database.each(
            row -> rows.add(row.getLong(1) + " from " + row.getLong(2)),
            "SELECT offset, target FROM message WHERE kind = 'place' AND text = '' AND name = ''"
                + " AND tag IS NULL AND n IS NULL AND who IS NULL ORDER BY offset");
        assertEquals(List.of("12 from 11", "14 from 14"), rows, "places in a row are one row");
        assertEquals("4", database.answer("SELECT reports FROM room"));
        assertEquals(eve, database.answer("SELECT tag FROM sender WHERE quiet_since IS NOT NULL"));
      }
    }
  }

  /** A log may be long, and have many sanctions. */
  @Test
  void theRecordsOfAnOldLogAreMadeInOnePass() throws Exception {
    var log = folder.resolve("old.db");
    OldLog.make("version-5.sql", log);
    try (var database = Sqlite.open(log, Sqlite.Mode.WRITE)) {
      var step = SqliteSchema.current().steps().get(5);
      for (var statement : step.subList(0, step.size() - 1)) {
        database.run(statement);
      }
      var plan = new ArrayList<String>();
      database.each(row -> plan.add(row.getString(4)), "EXPLAIN QUERY PLAN " + step.getLast());
      assertEquals(
          List.of(),
          plan.stream().filter(line -> line.endsWith("PRIMARY KEY (room=?)")).toList(),
          () -> "no log is read for each of its sanctions: " + plan);
    }
  }

  private static final RoomMode SLOW = new RoomMode(10, true, false, false);
  private static final Body REMOVAL = new Body.Remove(2, Body.Remover.MODERATOR);

  private static Body quiet(String who, long millis) {
    return new Body.Sanction(Body.SanctionKind.QUIET, who, millis, "loud");
  }

  private static Body ban(String who) {
    return new Body.Sanction(Body.SanctionKind.BAN, who, 0, "long ago");
  }

  private static Act act(
      long number,
      long offset,
      String actor,
      String actorName,
      Body body,
      @Nullable String who,
      String name,
      boolean holds) {
    long date = offset == 0 ? 1_789_999_999_500L : 1_790_000_000_000L + offset;
    var what = (Body.Correction) body;
    return new Act(number, offset, date, actor, actorName, what, who, name, holds);
  }

  @Test
  void aLogOfVersion3HasNothingSetAndTakesWhatModeratorsDo() throws Exception {
    Files.delete(folder.resolve("chat.db"));
    OldLog.make("version-3.sql", folder.resolve("chat.db"));
    for (int i = 0; i < 2; i++) {
      try (var storage = start(365)) {
        assertEquals(RoomState.USUAL, answers.open(storage, "lobby").state());
        var page = answers.read(storage, "lobby").messages();
        assertEquals(
            List.of(
                new Body.Text("edited"),
                new Body.Removed(Body.Remover.MODERATOR),
                new Body.Edit(1, "edited"),
                new Body.Remove(2, Body.Remover.MODERATOR),
                new Body.Text("yes", 1)),
            page.stream().map(StoredMessage::body).toList());
        assertEquals("whoOfMia16chars_", page.get(3).who());
      }
    }
    try (var storage = start(365)) {
      var pin = new Draft(3, "whoOfMia16chars_", "Mia", new Body.Pin(1), LAST_MILLIS, null, null);
      assertEquals(appended("lobby", 6), answers.append(storage, "lobby", pin));
      assertEquals(1, answers.open(storage, "lobby").state().pinned());
    }
  }
}
