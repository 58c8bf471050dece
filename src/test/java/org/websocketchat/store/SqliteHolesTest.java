package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.websocketchat.store.Answers.appended;
import static org.websocketchat.store.Answers.draft;
import static org.websocketchat.store.Answers.numbered;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.hub.HubInput.Page;
import org.websocketchat.hub.StoredMessage;

/** A log from which an operator has removed rows by hand. */
final class SqliteHolesTest {
  private static final int MAX_MESSAGES = 8;

  @TempDir private Path folder;
  private final Answers answers = new Answers();
  private final TestClocks clocks = new TestClocks();
  private Storage storage = new MemoryStorage(1, 1, answers);

  @BeforeEach
  void open() throws Exception {
    start(1_000_000);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private void start(int maxMessages) throws Exception {
    var file = SqliteFile.open(folder, SqliteSchema.current(), 0);
    var retention = new Retention(Long.MAX_VALUE, maxMessages, Long.MAX_VALUE, Long.MAX_VALUE);
    storage = SqliteStorage.start(file, retention, clocks.clocks(), answers, answers::end);
  }

  private void say(int messages) {
    for (int i = 0; i < messages; i++) {
      answers.append(storage, "a", draft("x"));
    }
  }

  /** Removes rows while the server runs. */
  private void remove(String which) throws Exception {
    try (var beside = Sqlite.open(folder.resolve("chat.db"), Sqlite.Mode.WRITE)) {
      beside.run("DELETE FROM message WHERE " + which);
    }
  }

  private Behind behind(long after) {
    var opened = answers.openAfter(storage, "a", after);
    return new Behind(opened.behindMessages(), opened.behindBytes());
  }

  private List<Long> read(long from, long to, boolean newestFirst, int maxBytes) {
    return offsets(answers.read(storage, "a", from, to, newestFirst, maxBytes));
  }

  private static List<Long> offsets(Page page) {
    return page.messages().stream().map(StoredMessage::offset).toList();
  }

  @Test
  void whatIsBehindAnOffsetIsCountedWithoutWhatIsMissing() throws Exception {
    say(10);
    remove("offset IN (1, 5, 6, 10)");
    assertEquals(new Behind(6, 6 * 104), behind(0));
    assertEquals(new Behind(3, 3 * 104), behind(4));
    assertEquals(new Behind(0, 0), behind(9));
    var room = answers.open(storage, "a");
    assertEquals(List.of(1L, 10L), List.of(room.first(), room.head()));
  }

  @Test
  void pagesStepOverWhatIsMissing() throws Exception {
    say(10);
    remove("offset IN (1, 5, 6, 10)");
    assertEquals(List.of(2L, 3L, 4L, 7L), read(1, 10, false, 4 * 104));
    assertEquals(List.of(4L, 7L, 8L, 9L), read(1, 10, true, 4 * 104));
    assertEquals(List.of(7L), read(5, 10, false, 1));
    assertEquals(List.of(), read(5, 6, false, 1));
    assertEquals(List.of(), read(10, 10, true, 1));
    assertEquals(List.of(3L, 4L, 7L), offsets(answers.readNewest(storage, "a", 7, 3)));
    assertEquals(List.of(2L, 3L), offsets(answers.readNewest(storage, "a", 3, 100)));
    assertEquals(List.of(), offsets(answers.readNewest(storage, "a", 1, 100)));
  }

  @Test
  void anOffsetIsNotGivenAgainWhereTheNewestMessageWasRemoved() throws Exception {
    answers.append(storage, "a", numbered("Ann", 1, 0), numbered("Ann", 2, 1));
    remove("offset = 2");
    assertEquals(appended("a", 3), answers.append(storage, "a", numbered("Ann", 3, 2)));
    remove("offset = 3");
    storage.close();
    start(1_000_000);
    assertEquals(appended("a", 4), answers.append(storage, "a", numbered("Ann", 4, 3)));
    assertEquals(List.of(1L, 4L), offsets(answers.read(storage, "a")));
  }

  @Test
  void whereEverythingWasRemovedTheRoomGoesOn() throws Exception {
    say(3);
    remove("true");
    assertEquals(new Behind(0, 0), behind(0));
    assertEquals(List.of(), offsets(answers.read(storage, "a")));
    assertEquals(appended("a", 4), answers.append(storage, "a", draft("x")));
    assertEquals(List.of(4L), offsets(answers.read(storage, "a")));
  }

  @Test
  void retentionGoesOnAcrossAHole() throws Exception {
    say(10);
    remove("offset IN (1, 5, 6, 10)");
    storage.close();
    start(MAX_MESSAGES);
    assertEquals(appended("a", 11), answers.append(storage, "a", draft("x")));
    for (int i = 0; i < 3; i++) {
      clocks.pass(TimeUnit.MINUTES.toMillis(1));
      answers.open(storage, "eye");
      answers.open(storage, "eye");
    }
    assertEquals(List.of(4L, 7L, 8L, 9L, 11L), offsets(answers.read(storage, "a")));
    assertEquals(4, answers.open(storage, "a").first());
    say(6);
    assertEquals(List.of(11L, 12L, 13L, 14L, 15L, 16L, 17L), offsets(answers.read(storage, "a")));
    assertEquals(10, answers.open(storage, "a").first());
  }
}
