package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.websocketchat.store.Answers.draft;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Body;
import org.websocketchat.testing.Await;

/** Which messages the log on disk deletes, and when, whatever the machine's clock says. */
final class SqliteRetentionTest {
  private static final long MINUTE_MILLIS = TimeUnit.MINUTES.toMillis(1);
  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
  private static final long YEAR_MILLIS = 365 * DAY_MILLIS;
  private static final Retention TEN_DAYS =
      new Retention(10 * DAY_MILLIS, 1_000_000, Long.MAX_VALUE, Long.MAX_VALUE);

  @TempDir private Path folder;
  private final Answers answers = new Answers();
  private final TestClocks clocks = new TestClocks();
  private Storage storage = new MemoryStorage(1, 1, answers);

  @BeforeEach
  void open() throws Exception {
    clocks.jump(60 * YEAR_MILLIS); // since 1970
    start(TEN_DAYS);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private void start(Retention retention) throws Exception {
    var file = SqliteFile.open(folder, SqliteSchema.current(), 0);
    storage = SqliteStorage.start(file, retention, clocks.clocks(), answers, answers::end);
    look();
  }

  /** Stops the storage, lets time pass, and starts it again. */
  private void restartAfter(long millis) throws Exception {
    storage.close();
    clocks.jump(millis);
    start(TEN_DAYS);
  }

  /** Lets a minute pass, and with it a whole pass of upkeep. */
  private void look() {
    clocks.pass(MINUTE_MILLIS);
    answers.open(storage, "eye");
    answers.open(storage, "eye");
  }

  /** Lets the server run for this long. */
  private void run(long millis) {
    for (long passed = 0; passed < millis; passed += DAY_MILLIS / 4) {
      clocks.pass(DAY_MILLIS / 4);
      look();
    }
  }

  private void say(String text) {
    answers.append(storage, "a", draft(text, clocks.wallMillis()));
  }

  private void sayAsAnn(long n) {
    var sequence = new Draft.Sequence("Ann", n, 0);
    answers.append(
        storage, "a", new Draft(1, "Ann", new Body.Text("x"), clocks.wallMillis(), sequence));
  }

  private List<String> texts() {
    return answers.read(storage, "a").messages().stream().map(kept -> kept.body().text()).toList();
  }

  private HubInput.Opened room(String tag) {
    return answers.open(storage, "a", tag);
  }

  // The clock.

  @Test
  void aClockThatJumpsAheadForAMomentTakesNothingAway() {
    sayAsAnn(1);
    say("x");
    storage.forget("a");
    var epoch = room("Ann").epoch();
    for (long jump : new long[] {YEAR_MILLIS, 11 * DAY_MILLIS, -YEAR_MILLIS, 40 * YEAR_MILLIS}) {
      clocks.jump(jump);
      look();
      say("said meanwhile");
      look();
      clocks.jump(-jump);
      look();
    }
    assertEquals(1, room("Ann").first());
    assertEquals(epoch, room("Ann").epoch());
    assertEquals(new HubInput.Sender(1, null, -1, 0), room("Ann").sender());
  }

  @Test
  void aServerStartedByAClockYearsAheadTakesNothingAway() throws Exception {
    say("x");
    restartAfter(3 * YEAR_MILLIS);
    say("dated years ahead");
    for (int i = 0; i < 5; i++) { // as a supervisor restarts it
      restartAfter(MINUTE_MILLIS);
      run(DAY_MILLIS);
    }
    assertEquals(List.of("x", "dated years ahead"), texts());
    restartAfter(-3 * YEAR_MILLIS);
    run(4 * DAY_MILLIS);
    assertEquals(List.of("x", "dated years ahead"), texts(), "in 9 days");
    run(2 * DAY_MILLIS);
    assertEquals(List.of(), texts(), "in 11");
  }

  @Test
  void aServerStartedBeforeTheClockIsSetTakesNothingAway() throws Exception {
    say("x");
    long before = clocks.wallMillis();
    restartAfter(-before);
    say("y");
    run(DAY_MILLIS);
    clocks.jump(before - DAY_MILLIS);
    run(8 * DAY_MILLIS);
    assertEquals(List.of("x", "y"), texts());
    run(2 * DAY_MILLIS);
    assertEquals(List.of(), texts());
  }

  @Test
  void whatWasSaidBeforeAKillIsOlderByTheTimeUntilTheNextStart() throws Exception {
    say("saved with the clock");
    look();
    clocks.pass(MINUTE_MILLIS / 2);
    say("after the clock was saved");
    restartAfter(8 * DAY_MILLIS);
    say("y");
    run(7 * DAY_MILLIS + DAY_MILLIS / 2);
    assertEquals(List.of("y"), texts());
  }

  @Test
  void whatBecameOldWhileTheServerWasOffGoesAfterAWeek() throws Exception {
    say("x");
    restartAfter(30 * DAY_MILLIS);
    run(6 * DAY_MILLIS);
    say("y");
    assertEquals(List.of("x", "y"), texts());
    run(DAY_MILLIS + DAY_MILLIS / 4);
    assertEquals(List.of("y"), texts());
  }

  @Test
  void aShortStopIsBelievedAfterAsLongATime() throws Exception {
    say("x");
    run(9 * DAY_MILLIS);
    restartAfter(2 * DAY_MILLIS);
    assertEquals(List.of("x"), texts());
    run(2 * DAY_MILLIS);
    assertEquals(List.of(), texts());
  }

  // Age.

  @Test
  void messagesGoByHowLongTheyAreHereWhateverTheirDates() {
    long now = clocks.wallMillis();
    answers.append(storage, "a", draft("dated years ahead", now + 9 * YEAR_MILLIS));
    run(DAY_MILLIS);
    answers.append(storage, "a", draft("dated 1970", 0));
    run(8 * DAY_MILLIS);
    assertEquals(2, texts().size());
    run(DAY_MILLIS + DAY_MILLIS / 2);
    assertEquals(List.of("dated 1970"), texts());
    run(DAY_MILLIS);
    assertEquals(List.of(), texts());
  }

  @Test
  void theNOfASenderOutlivesItsMessagesBy30Days() {
    sayAsAnn(7);
    var epoch = room("Ann").epoch();
    clocks.pass(10 * DAY_MILLIS + 1);
    look();
    clocks.pass(30 * DAY_MILLIS - 2 * MINUTE_MILLIS);
    look();
    var room = room("Ann");
    assertEquals(List.of(2L, 1L), List.of(room.first(), room.head()));
    assertEquals(new HubInput.Sender(7, null, -1, 0), room.sender());
    storage.forget("a");
    assertEquals(epoch, room("Ann").epoch(), "Ann may send again what she sent");
    storage.forget("a");
    look();
    look();
    assertNotEquals(epoch, room("Ann").epoch());
  }

  @Test
  void aSenderStaysAsLongAsOneOfItsMessagesHoweverLongItWasNotSeen() throws Exception {
    long now = clocks.wallMillis();
    storage.close();
    start(new Retention(YEAR_MILLIS, 1_000, Long.MAX_VALUE, Long.MAX_VALUE));
    sayAsAnn(1);
    storage.remember(new HubOutput.Remember("a", "Ann", "Ann", 5, now));
    storage.remember(new HubOutput.Remember("a", "Bob", "Bob", 5, now));
    assertEquals(new HubInput.Sender(0, "Bob", 5, now), room("Bob").sender());
    clocks.pass(31 * DAY_MILLIS);
    look();
    assertEquals(new HubInput.Sender(1, "Ann", 5, now), room("Ann").sender());
    assertNull(room("Bob").sender());
  }

  @Test
  void aSenderThatNeverSaidAnythingGoesWithItsReservation() {
    sayAsAnn(1);
    storage.remember(new HubOutput.Remember("a", "Bob", "Bob", 5, clocks.wallMillis()));
    for (int i = 0; i < 4; i++) {
      look();
    }
    assertEquals("Bob", Objects.requireNonNull(room("Bob").sender()).name());
    storage.remember(new HubOutput.Remember("a", "Bob", "Bob", 5, clocks.wallMillis()));
    look();
    look();
    assertNotNull(room("Bob").sender(), "it is here, and heard of each minute");
    for (int i = 0; i < 5; i++) {
      look();
    }
    assertNull(room("Bob").sender());
    assertNotNull(room("Ann").sender());
  }

  @Test
  void ofTooManyQuietSendersThoseGoThatAreForLongest() throws Exception {
    sayAsAnn(1);
    storage.remember(new HubOutput.Remember("b", "Bob", "Bob", 5, clocks.wallMillis()));
    answers.open(storage, "b");
    try (var beside = Sqlite.open(folder.resolve("chat.db"), Sqlite.Mode.WRITE)) {
      beside.run(
          "WITH RECURSIVE i(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM i WHERE n < 12000)"
              + " INSERT INTO sender SELECT room.key, 'tag' || n, 1, 1, NULL, -1, 0,"
              + " (SELECT reading FROM age) - n, NULL FROM i, room WHERE room.name = 'a'");
    }
    clocks.pass(MINUTE_MILLIS);
    Await.until("the rest went", () -> room("tag10001").sender() == null);
    assertNotNull(room("tag10000").sender());
    assertNotNull(room("Ann").sender());
    assertNotNull(answers.open(storage, "b", "Bob").sender());
  }

  @Test
  void anEmptyRoomGoesUnlessSomebodyIsInIt() {
    var epoch = room("Ann").epoch();
    look();
    assertEquals(epoch, room("Ann").epoch());
    storage.forget("a");
    assertNotEquals(epoch, room("Ann").epoch());
  }

  @Test
  void anEmptyRoomThatNobodyWasInSinceTheStartGoes() throws Exception {
    var epoch = room("Ann").epoch();
    restartAfter(0);
    assertNotEquals(epoch, room("Ann").epoch());
  }

  // Limits in numbers.

  @Test
  void tooManyMessagesOfARoomMoveItsBeginning() throws Exception {
    storage.close();
    start(new Retention(DAY_MILLIS, 5, Long.MAX_VALUE, Long.MAX_VALUE));
    for (int i = 1; i <= 20; i++) {
      say("x");
    }
    var room = room("Ann");
    assertEquals(List.of(16L, 20L), List.of(room.first(), room.head()));
    assertEquals(
        List.of(16L, 17L, 18L, 19L, 20L),
        answers.read(storage, "a").messages().stream().map(StoredMessage::offset).toList());
  }

  @Test
  void aLoweredLimitIsReachedByItself() throws Exception {
    var expected = new ArrayList<HubInput>(answers.all());
    for (int i = 1; i <= 3_000; i++) {
      storage.append(new HubOutput.Append(0, "a", List.of(draft("x", clocks.wallMillis()))));
      storage.append(new HubOutput.Append(0, "b", List.of(draft("x", clocks.wallMillis()))));
    }
    answers.await(expected.size() + 6_000);
    storage.close();
    start(new Retention(DAY_MILLIS, 5, Long.MAX_VALUE, Long.MAX_VALUE));
    Await.until("the rest went", () -> room("Ann").first() == 2_996);
    Await.until("the rest went", () -> answers.open(storage, "b").first() == 2_996);
  }

  @Test
  void aRoomWhoseRowsWereRemovedByHandEmptiesAndGoes() throws Exception {
    for (int i = 0; i < 5; i++) {
      say("x");
    }
    var epoch = room("Ann").epoch();
    storage.forget("a");
    try (var beside = Sqlite.open(folder.resolve("chat.db"), Sqlite.Mode.WRITE)) {
      beside.run("DELETE FROM message WHERE offset > 2");
    }
    look();
    assertEquals(2, texts().size());
    storage.forget("a");
    run(11 * DAY_MILLIS);
    assertNotEquals(epoch, room("Ann").epoch());
  }

  @Test
  void theFileGrowsNoFurtherThanItsLimitAndALittle() throws Exception {
    storage.close();
    long limit = 4 << 20;
    start(new Retention(Long.MAX_VALUE, Long.MAX_VALUE, 1 << 20, limit));
    int before = answers.all().size();
    for (int i = 0; i < 4_000; i++) { // 20 rooms, 20 MB in all
      storage.append(
          new HubOutput.Append(
              0, "room" + i % 20, List.of(draft("x".repeat(4_900), i), draft("y"))));
      if (i % 50 == 49) {
        answers.await(before + i + 1);
      }
    }
    look(); // what has grown since the last step, less than is worth one, waits for the next pass
    Await.until("the rest went", () -> usedBytes() <= limit);
    assertTrue(usedBytes() > limit * 3 / 4, "not more than that");
    long bytes = Files.size(folder.resolve("chat.db"));
    assertTrue(bytes < limit * 5 / 4, "the file takes " + bytes);
  }

  private long usedBytes() {
    try (var beside = Sqlite.open(folder.resolve("chat.db"), Sqlite.Mode.READ)) {
      long pages = Long.parseLong(beside.answer("PRAGMA page_count"));
      return (pages - Long.parseLong(beside.answer("PRAGMA freelist_count"))) * 4_096;
    } catch (SQLException busy) {
      throw new IllegalStateException(busy);
    }
  }
}
