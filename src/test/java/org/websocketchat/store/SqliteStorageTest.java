package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.websocketchat.store.Answers.appended;
import static org.websocketchat.store.Answers.draft;
import static org.websocketchat.store.Answers.failed;
import static org.websocketchat.store.Answers.numbered;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubInput.AppendFailed;
import org.websocketchat.hub.HubInput.Appended;
import org.websocketchat.hub.HubInput.Page;
import org.websocketchat.hub.HubInput.StorageFailed;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.Body;
import org.websocketchat.testing.Await;

final class SqliteStorageTest extends StorageContract {
  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
  private static final Retention LONG =
      new Retention(10 * DAY_MILLIS, 1_000_000, Long.MAX_VALUE, Long.MAX_VALUE);

  @TempDir private Path folder;
  private final TestClocks clocks = new TestClocks();

  @Override
  Storage start(Answers to) throws Exception {
    return start(to, LONG);
  }

  @Override
  Storage start(Answers to, long maxBytesOfRoom, long maxBytes) throws Exception {
    return start(to, new Retention(Long.MAX_VALUE, Long.MAX_VALUE, maxBytesOfRoom, maxBytes));
  }

  private Storage start(Answers to, Retention retention) throws Exception {
    return start(to, retention, 0);
  }

  private Storage start(Answers to, Retention retention, int maxPages) throws Exception {
    var file = SqliteFile.open(folder, SqliteSchema.current(), maxPages);
    return SqliteStorage.start(file, retention, clocks.clocks(), to, to::end);
  }

  @Test
  void nothingIsLeftOfATextThatWasTakenAway() throws Exception {
    var secrets = List.of("first-secret-" + "x".repeat(9_000), "second-secret");
    answers.append(
        storage(),
        "a",
        new Draft(1, "Ann", "Ann", new Body.Text(secrets.get(0)), 0, null, null),
        draft("stays"));
    answers.append(storage(), "a", correction(new Body.Edit(1, secrets.get(1))));
    assertTrue(isInFiles("second-secret"));
    answers.append(storage(), "a", correction(new Body.Remove(1, Body.Remover.AUTHOR)));
    clocks.pass(2_000);
    answers.append(storage(), "a", draft("wakes the thread"));
    Await.until("the texts are gone", () -> !isInFiles("secret"));
    assertTrue(isInFiles("stays"));
  }

  private static Draft correction(Body body) {
    return new Draft(1, "Ann", "Ann", body, 0, null, new Draft.Right(0, false));
  }

  /** Whether these bytes are anywhere in the folder, the write-ahead log included. */
  private boolean isInFiles(String text) {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void everythingOutlivesTheProcess() throws Exception {
    answers.append(storage(), "a", numbered("Ann", 1, 0), draft("x"));
    storage().remember(new HubOutput.Remember("a", "Ann", "Ann", 5, 1_000));
    var before = answers.open(storage(), "a", "Ann");
    storage().forget("a");
    storage().close();
    try (var again = start(answers)) {
      var after = answers.open(again, "a", "Ann");
      assertEquals(before.epoch(), after.epoch());
      assertEquals(before.sender(), after.sender());
      assertEquals(2, after.head());
      assertTrue(after.id() > before.id());
      assertEquals(2, answers.read(again, "a").messages().size());
      assertEquals(appended("a", 3), answers.append(again, "a", numbered("Ann", 2, 1)));
    }
    assertTrue(Files.notExists(folder.resolve("chat.db-wal")), "a closed log is one file");
  }

  @Test
  void aFullDiskFailsAndLosesNothingAndIsOverWhenThereIsSpace() throws Exception {
    answers.append(storage(), "b", draft("y".repeat(40_000)));
    storage().close();
    try (var full = start(answers, LONG, 60)) {
      int kept = 0;
      while (answers.append(full, "a", draft("x".repeat(2_000))) instanceof Appended) {
        kept++;
      }
      assertTrue(kept > 10, "kept " + kept);
      assertEquals(failed("a"), answers.append(full, "a", draft("x".repeat(2_000))));
      assertEquals(kept, answers.read(full, "a").messages().size(), "reading goes on");

      try (var beside = Sqlite.open(folder.resolve("chat.db"), Sqlite.Mode.WRITE)) {
        beside.run("DELETE FROM message WHERE length(text) = 40000");
      }
      assertEquals(appended("a", kept + 1), answers.append(full, "a", draft("x".repeat(2_000))));
      assertEquals(kept + 1, answers.read(full, "a").messages().size());
    }
  }

  @Test
  void aFailureIsOverWhenItsCauseIs() throws Exception {
    answers.append(storage(), "a", draft("1"));
    try (var beside = Sqlite.open(folder.resolve("chat.db"), Sqlite.Mode.WRITE)) {
      beside.run("ALTER TABLE message RENAME TO elsewhere");
      assertEquals(failed("a"), answers.append(storage(), "a", draft("2")));
      storage().read(new HubOutput.Read(9, "a", 1, 1, false, 1, 1));
      assertEquals(new StorageFailed(9, "a"), answers.last(3));
      storage().open(new HubOutput.Open(8, "a", null, Long.MAX_VALUE, Long.MAX_VALUE));
      assertEquals(new StorageFailed(8, "a"), answers.last(4));
      beside.run("ALTER TABLE elsewhere RENAME TO message");
    }
    assertEquals(appended("a", 2), answers.append(storage(), "a", draft("2")));
  }

  @Test
  void aFaultInOneRoomCostsNoOther() throws Exception {
    plantFault("BEFORE INSERT ON message WHEN new.text = 'faulty'");
    var later = batch(0);
    later.open(new HubOutput.Open(1, "a", null, Long.MAX_VALUE, Long.MAX_VALUE));
    later.append(new HubOutput.Append(0, "a", List.of(draft("x"))));
    later.append(new HubOutput.Append(0, "b", List.of(draft("x"), draft("faulty"))));
    later.append(new HubOutput.Append(0, "c", List.of(draft("x"))));
    later.append(new HubOutput.Append(0, "b", List.of(draft("behind"))));
    later.close();
    later.run();
    assertEquals(
        List.of(
            appended("a", 1),
            failed("b"),
            appended("c", 1),
            appended("b", 1)), // a failed append affects no other
        answers.all().subList(1, 5));
  }

  @Test
  void whatIsReadDoesNotFallWithWhatAFullDiskCannotKeep() throws Exception {
    answers.append(storage(), "a", draft("x"));
    storage().close();
    var full = batch(30);
    full.read(new HubOutput.Read(1, "a", 1, 1, false, 1, 1));
    full.append(new HubOutput.Append(0, "a", List.of(draft("x".repeat(200_000)))));
    full.open(new HubOutput.Open(2, "a", null, Long.MAX_VALUE, Long.MAX_VALUE));
    full.read(new HubOutput.Read(3, "a", 1, 1, false, 1, 1));
    full.close();
    full.run();
    assertEquals(
        List.of(Appended.class, Page.class, AppendFailed.class, HubInput.Opened.class, Page.class),
        answers.all().stream().map(HubInput::getClass).toList());
    assertTrue(full.isFailing());
  }

  @Test
  void whoComesBackNeedsNoSpaceOnTheDisk() throws Exception {
    long first = answers.open(storage(), "a").id();
    plantFault("BEFORE UPDATE ON room");
    assertEquals(first + 1, answers.open(storage(), "a").id());
    storage().append(new HubOutput.Append(0, "a", List.of(draft("x"))));
    assertEquals(failed("a"), answers.last(3));
    assertEquals(first + 2, answers.open(storage(), "a").id());
  }

  @Test
  void whatIsOldAndCannotGoCostsNoMessage() throws Exception {
    answers.append(storage(), "a", draft("old"));
    storage().close();
    plantFault("BEFORE DELETE ON message");
    clocks.pass(11 * DAY_MILLIS);
    try (var faulty = start(answers)) {
      for (int i = 2; i <= 4; i++) {
        assertEquals(appended("a", i), answers.append(faulty, "a", draft("x")));
      }
      assertEquals(4, answers.read(faulty, "a").messages().size());
    }
  }

  @Test
  void anErrorOnTheThreadOfTheLogIsToldAsItsEnd() throws Exception {
    storage().close();
    var error = new OutOfMemoryError("planted");
    LongSupplier wall =
        () -> {
          throw error; // when a message is deleted
        };
    var clock = new Clocks(wall, clocks.clocks().steadyMillis());
    var told = new CompletableFuture<Throwable>();
    var file = SqliteFile.open(folder, SqliteSchema.current(), 0);
    try (var faulty = SqliteStorage.start(file, LONG, clock, answers, told::complete)) {
      faulty.append(new HubOutput.Append(0, "a", List.of(draft("x"))));
      assertEquals(error, told.get(10, TimeUnit.SECONDS));
    }
  }

  /** Makes the statements fail that match this clause of a trigger. */
  private void plantFault(String when) throws Exception {
    try (var beside = Sqlite.open(folder.resolve("chat.db"), Sqlite.Mode.WRITE)) {
      beside.run("CREATE TRIGGER fault " + when + " BEGIN SELECT RAISE(ABORT, 'planted'); END");
    }
  }

  /** A storage that does all requests at once when it is run. */
  private SqliteStorage batch(int maxPages) throws Exception {
    storage().close();
    var file = SqliteFile.open(folder, SqliteSchema.current(), maxPages);
    return new SqliteStorage(file, LONG, clocks.clocks(), answers, answers::end);
  }
}
