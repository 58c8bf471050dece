package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.testing.Await;

/** Reports, which anybody may send, cost no message, and take no more than their share. */
final class ReportRetentionTest {
  private static final long MINUTE_MILLIS = TimeUnit.MINUTES.toMillis(1);
  private static final String LONG = "spam ".repeat(100);

  @TempDir private Path folder;
  private final Answers answers = new Answers();
  private final TestClocks clocks = new TestClocks();

  private Storage start(Retention retention) throws Exception {
    var file = SqliteFile.open(folder, SqliteSchema.current(), 0);
    return SqliteStorage.start(file, retention, clocks.clocks(), answers, answers::end);
  }

  /** A storage that keeps so many of the messages of {@link #text}. */
  private Storage start(RoomStateTest.Engine engine, long maxMessages) throws Exception {
    return engine == RoomStateTest.Engine.MEMORY
        ? new MemoryStorage(maxMessages * 200, Long.MAX_VALUE, answers)
        : start(new Retention(Long.MAX_VALUE, maxMessages, maxMessages * 200, Long.MAX_VALUE));
  }

  private static Draft text() {
    return new Draft(1, "Bob", "Bob", new Body.Text("x".repeat(97)), 1_000, null, null);
  }

  private static Draft report(int by, String reason) {
    var sequence = new Draft.Sequence("tag" + by, 1, 0);
    var body = new Body.Report(1, reason);
    return new Draft(1, "p" + by, "p", body, 1_000, sequence, null, null, RoomMode.USUAL);
  }

  private void append(Storage storage, String room, Draft... drafts) {
    var answer = assertInstanceOf(HubInput.Appended.class, answers.append(storage, room, drafts));
    assertEquals(List.of(), answer.denied());
  }

  private void report(Storage storage, String room, int from, int to, String reason) {
    for (int i = from; i <= to; i += 50) {
      int last = Math.min(to, i + 49);
      append(
          storage,
          room,
          LongStream.rangeClosed(i, last)
              .mapToObj(by -> report((int) by, reason))
              .toArray(Draft[]::new));
    }
  }

  private List<Long> offsets(Storage storage, long from, long to, boolean newestFirst) {
    return answers.read(storage, "a", from, to, newestFirst, 1 << 20).messages().stream()
        .map(StoredMessage::offset)
        .toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private List<Act> acts(Storage storage, String room) {
    int before = answers.all().size();
    storage.readActs(new HubOutput.ReadActs(7, room, Long.MAX_VALUE, 30_000, 10, 1_000));
    return assertInstanceOf(HubInput.Acts.class, answers.last(before + 1)).acts();
  }

  /** The log is as long as it may be, and reports do not make it lose its oldest message. */
  @ParameterizedTest
  @EnumSource
  void reportsCostNoMessage(RoomStateTest.Engine engine) throws Exception {
    try (var storage = start(engine, 3)) {
      append(storage, "a", text(), text(), text());
      report(storage, "a", 1, 2_000, LONG);
      var room = answers.open(storage, "a");
      assertEquals(List.of(1L, 2_003L), List.of(room.first(), room.head()));
      append(storage, "a", text());
      room = answers.open(storage, "a");
      assertEquals(List.of(2L, 2_004L), List.of(room.first(), room.head()));
      assertEquals(range(2, 2_004), offsets(storage, 1, 2_004, false));
      assertEquals(range(2, 2_004), offsets(storage, 1, 2_004, true));
      append(storage, "a", text(), text());
      append(storage, "a", text());
      look(storage);
      assertEquals(2_005, answers.open(storage, "a").first(), "places go with what is before them");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReportThatIsNotKeptLeavesItsPlace(RoomStateTest.Engine engine) throws Exception {
    try (var storage = start(engine, 1_000_000)) {
      append(storage, "a", text());
      report(storage, "a", 1, 400, "spam");
      append(storage, "a", text());
      report(storage, "a", 401, 1_500, "spam");
      assertEquals(1_502, answers.open(storage, "a").head());
      for (boolean newestFirst : List.of(true, false)) {
        assertEquals(range(1, 1_502), offsets(storage, 1, 1_502, newestFirst));
        assertEquals(range(5, 9), offsets(storage, 5, 9, newestFirst));
        assertEquals(range(399, 405), offsets(storage, 399, 405, newestFirst));
        assertEquals(range(490, 505), offsets(storage, 490, 505, newestFirst));
      }
      var kept = acts(storage, "a");
      assertEquals(1_000, kept.size());
      assertEquals(503, kept.getLast().offset());
      var page = answers.read(storage, "a", 500, 504, true, 1 << 20).messages();
      assertEquals(
          List.of("", "", "", "spam", "spam"), page.stream().map(m -> m.body().text()).toList());
      assertTrue(page.getFirst().isPlace());
      assertEquals(502, answers.openAfter(storage, "a", 1_000).behindMessages());
      assertEquals(1_002, answers.openAfter(storage, "a", 500).behindMessages(), "places count");
      assertEquals(
          List.of(new HubInput.Denied(0, "unknown_target")),
          ((HubInput.Appended)
                  answers.append(
                      storage,
                      "a",
                      new Draft(1, "m", "m", new Body.Report(300, ""), 1, null, null)))
              .denied());
    }
  }

  @Test
  void onDiskReportsHaveTheirOwnShareOfTheFile() throws Exception {
    long limit = 1 << 20;
    try (var storage =
        start(new Retention(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, limit))) {
      for (int i = 0; i < 1_000; i++) { // more than there is room for
        append(storage, "a", text(), text(), text(), text(), text(), text(), text(), text());
      }
      look(storage);
      Await.until("the rest went", () -> usedBytes() <= limit);
      look(storage);
      var before = answers.open(storage, "a");
      assertTrue(before.first() > 1, "the file is full");
      append(storage, "b", text());
      for (int room = 0; room < 5; room++) {
        append(storage, "r" + room, text());
        report(storage, "r" + room, 1, 300, LONG);
        look(storage);
      }
      look(storage);
      assertEquals(before.first(), answers.open(storage, "a").first());
      assertTrue(usedBytes() <= limit, () -> "in use: " + usedBytes());
      int kept = 0;
      for (int room = 0; room < 5; room++) {
        int ofRoom = acts(storage, "r" + room).size();
        assertTrue(ofRoom > 1, "a raid in one room takes nothing from the others: " + ofRoom);
        kept += ofRoom;
      }
      assertEquals(ActRetention.mostReports(limit), kept);
    }
  }

  /** Lets a minute pass, and with it a whole pass of upkeep. */
  private void look(Storage storage) {
    for (int i = 0; i < 20; i++) {
      clocks.pass(MINUTE_MILLIS);
      answers.open(storage, "eye");
    }
    answers.open(storage, "eye");
  }

  private long usedBytes() {
    try (var beside = Sqlite.open(folder.resolve("chat.db"), Sqlite.Mode.READ)) {
      long pages = Long.parseLong(beside.answer("PRAGMA page_count"));
      return (pages - Long.parseLong(beside.answer("PRAGMA freelist_count"))) * 4_096;
    } catch (SQLException busy) {
      throw new IllegalStateException(busy);
    }
  }

  @Test
  void onDiskWhoReportedIsForgottenLikeAnyoneOfWhomNoMessageIsKept() throws Exception {
    try (var storage = start(Retention.unlimited())) {
      append(storage, "a", text());
      report(storage, "a", 1, 1_001, "");
      assertNotNull(answers.open(storage, "a", "tag1").sender());
      try (var beside = Sqlite.open(folder.resolve("chat.db"), Sqlite.Mode.READ)) {
        assertEquals(
            "1", beside.answer("SELECT count(*) FROM sender WHERE quiet_since IS NOT NULL"));
        assertEquals("tag1", beside.answer("SELECT tag FROM sender WHERE quiet_since IS NOT NULL"));
      }
    }
  }
}
