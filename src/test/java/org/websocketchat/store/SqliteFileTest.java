package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.websocketchat.store.Answers.appended;
import static org.websocketchat.store.Answers.draft;
import static org.websocketchat.store.Answers.numbered;
import static org.websocketchat.store.Answers.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput.Sender;
import org.websocketchat.testing.Await;

final class SqliteFileTest {
  private static final SqliteSchema SCHEMA = SqliteSchema.current();

  @TempDir private Path folder;
  private final Answers answers = new Answers();

  @Test
  void commitsAreOnDiskWhenTheyReturn() throws Exception {
    try (var file = SqliteFile.open(folder, SCHEMA, 0)) {
      for (var database : List.of(file.connect(), file.reconnect())) {
        try (database) {
          assertEquals("wal", database.answer("PRAGMA journal_mode"));
          assertEquals("2", database.answer("PRAGMA synchronous"));
          assertEquals("1", database.answer("PRAGMA fullfsync"), "or macOS keeps it in the disk");
          assertEquals("1", database.answer("PRAGMA checkpoint_fullfsync"));
          assertEquals("1", database.answer("PRAGMA foreign_keys"));
          assertEquals("ok", database.answer("PRAGMA integrity_check"));
        }
      }
    }
  }

  @Test
  void whatPeopleWriteIsReadByTheServersUserAlone() throws Exception {
    try (var storage = start()) { // into an existing directory that others can read
      answers.append(storage, "a", draft("x"));
      assertEquals("rw-------", permissions(log()));
      assertEquals("rw-------", permissions(DataDirectory.walOf(log())));
      assertEquals("rw-------", permissions(folder.resolve("lock")), "who can read it can lock it");
    }
    Files.setPosixFilePermissions(
        folder.resolve("lock"), PosixFilePermissions.fromString("rw-r--r--"));
    var other = Files.createDirectory(folder.resolve("other"));
    Files.setPosixFilePermissions(log(), PosixFilePermissions.fromString("rw-r--r--"));
    SqliteFile.restore(log(), other, SCHEMA);
    assertEquals("rw-------", permissions(other.resolve("chat.db")));
    start().close();
    assertEquals("rw-r-----", permissions(log()), "a group that may back it up still may");
    assertEquals("rw-r-----", permissions(folder.resolve("lock")));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aTextFileIsRefusedAndLeftAsItIs() throws IOException {
    refused("not an SQLite database", "a shopping list\n".repeat(100));
    refused("not an SQLite database", "");
  }

  @Test
  void theDatabaseOfAnotherApplicationIsRefusedAndLeftAsItIs() throws Exception {
    try (var other = Sqlite.open(log(), Sqlite.Mode.CREATE)) {
      other.run("PRAGMA journal_mode = WAL");
      other.run("CREATE TABLE room (name TEXT)");
    }
    refused("another application");
  }

  @Test
  void aDatabaseOfANewerServerIsRefusedAndLeftAsItIs() throws Exception {
    keepSome(10);
    int ours = SCHEMA.version();
    try (var database = Sqlite.open(log(), Sqlite.Mode.WRITE)) {
      database.run("PRAGMA user_version = " + (ours + 1));
    }
    refused("written by a newer server (its schema is " + (ours + 1) + ", ours " + ours + ")");
  }

  @Test
  void aTruncatedLogIsRefusedAndLeftAsItIs() throws Exception {
    keepSome(200);
    var whole = Files.readAllBytes(log());
    for (int length : new int[] {50, 4_096, whole.length / 2, whole.length - 4_096}) {
      Files.write(log(), Arrays.copyOf(whole, length));
      refused(length == 50 ? "not an SQLite database" : "damaged");
    }
  }

  @Test
  void aDamagedLogIsRefusedAndLeftAsItIs() throws Exception {
    keepSome(200);
    var whole = Files.readAllBytes(log());
    for (int at : new int[] {16, 100, 4_096 * 10}) {
      var bytes = whole.clone();
      Arrays.fill(bytes, at, at + 50, (byte) 0xA5);
      Files.write(log(), bytes);
      refused("it is ");
    }
  }

  @Test
  void aLogThatADeadServerLeftIsRefusedAndLeftAsItIsIfDamaged() throws Exception {
    try (var storage = start()) {
      for (int i = 0; i < 200; i++) {
        answers.append(storage, "a", draft("x".repeat(500)));
      }
      Files.copy(log(), folder.resolve("copy"));
      Files.copy(DataDirectory.walOf(log()), folder.resolve("copy-wal"));
    }
    var dead = Files.createDirectory(folder.resolve("dead"));
    Files.move(folder.resolve("copy"), dead.resolve("chat.db"));
    Files.move(folder.resolve("copy-wal"), dead.resolve("chat.db-wal"));
    try (var database = Sqlite.open(dead.resolve("chat.db"), Sqlite.Mode.READ)) {
      assertEquals("200", database.answer("SELECT count(*) FROM message"));
    }
    var wal = Files.readAllBytes(dead.resolve("chat.db-wal"));
    var newer = new SqliteSchema(List.of());
    assertThrows(StorageException.class, () -> SqliteFile.open(dead, newer, 0));
    assertTrue(Arrays.equals(wal, Files.readAllBytes(dead.resolve("chat.db-wal"))));
    try (var file = SqliteFile.open(dead, SCHEMA, 0);
        var database = file.connect()) {
      assertEquals("200", database.answer("SELECT count(*) FROM message"));
    }
  }

  @Test
  void oneServerAtATimeUsesAFolder() throws Exception {
    try (var file = SqliteFile.open(folder, SCHEMA, 0)) {
      assertTrue(Files.exists(file.path()));
      var told = assertThrows(StorageException.class, () -> SqliteFile.open(folder, SCHEMA, 0));
      assertTrue(told.getMessage().startsWith("Another server keeps its log in " + folder));
    }
    SqliteFile.open(folder, SCHEMA, 0).close();
  }

  @Test
  void aFolderThatCannotBeUsedIsTold() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    var told = assertThrows(StorageException.class, () -> SqliteFile.open(file, SCHEMA, 0));
    assertTrue(told.getMessage().contains(file.toString()), told::getMessage);
    assertTrue(told.getMessage().contains("--data"), told::getMessage);
  }

  @Test
  void whatIsLeftOfAnUnfinishedLogIsNoHindrance() throws Exception {
    Files.writeString(folder.resolve("chat.db.new"), "half");
    Files.writeString(folder.resolve("chat.db.new-journal"), "half");
    keepSome(1);
    assertFalse(Files.exists(folder.resolve("chat.db.new")));
  }

  @Test
  void theWalOfALogThatWasMovedAwayIsNotWrittenIntoANewOne() throws Exception {
    var wal = Files.writeString(DataDirectory.walOf(log()), "of another");
    var backup = Files.writeString(folder.resolve("backup.db"), "");
    for (var told :
        List.of(
            assertThrows(StorageException.class, () -> SqliteFile.open(folder, SCHEMA, 0)),
            assertThrows(
                StorageException.class, () -> SqliteFile.restore(backup, folder, SCHEMA)))) {
      assertTrue(told.getMessage().startsWith(wal.toString()), told::getMessage);
    }
    assertEquals("of another", Files.readString(wal));
    assertFalse(Files.exists(log()));
  }

  @Test
  void aLogOfVersion1IsReadToday() throws Exception {
    makeVersion1();
    try (var storage = start()) {
      var room = answers.open(storage, "lobby", "tagOfBob");
      assertEquals(List.of(2L, 3L, 18L), List.of(room.first(), room.head(), room.id()));
      assertEquals("k3f9", room.epoch());
      assertEquals(new Sender(5, "Bob", 12, 1_763_878_400_000L), room.sender());
      assertEquals("tagOfBob.5", answers.read(storage, "lobby").messages().getLast().cid());
      assertEquals(
          appended("lobby", 4), answers.append(storage, "lobby", numbered("tagOfBob", 6, 5)));
    }
  }

  @Test
  void aLogOfVersion1BecomesALaterOneAndKeepsWhatItHas() throws Exception {
    makeVersion1();
    var later = later("ALTER TABLE room ADD COLUMN topic TEXT NOT NULL DEFAULT 'tea'");
    for (int i = 0; i < 2; i++) {
      try (var file = SqliteFile.open(folder, later, 0);
          var database = file.connect()) {
        assertEquals("tea", database.answer("SELECT topic FROM room WHERE name = 'lobby'"));
        assertEquals("2", database.answer("SELECT count(*) FROM message"));
        assertEquals(later.version(), SqliteSchema.versionOf(database));
      }
    }
  }

  @Test
  void aMigrationThatFailsChangesNothing() throws Exception {
    makeVersion1();
    var wrong = later("ALTER TABLE room ADD COLUMN topic TEXT", "ALTER TABLE none ADD COLUMN x");
    assertThrows(StorageException.class, () -> SqliteFile.open(folder, wrong, 0));
    try (var file = SqliteFile.open(folder, SCHEMA, 0);
        var database = file.connect()) {
      assertEquals(SCHEMA.version(), SqliteSchema.versionOf(database));
      assertThrows(SQLException.class, () -> database.answer("SELECT topic FROM room"));
    }
  }

  @Test
  void aBackupComesBackWithNewEpochs() throws Exception {
    var backup = folder.resolve("backup.db");
    try (var storage = start()) {
      answers.append(storage, "a", numbered("Ann", 1, 0));
      answers.append(storage, "b", draft("x"));
      Storages.backUp(folder, backup); // while the server runs
      assertEquals("rw-------", permissions(backup));
      var other = folder.resolve("other");
      SqliteFile.restore(backup, other, SCHEMA);
      try (var restored = start(other)) {
        var a = answers.open(restored, "a", "Ann");
        var b = answers.open(restored, "b");
        assertEquals(new Sender(1, null, -1, 0), a.sender());
        assertEquals(1, a.head());
        assertNotEquals(answers.open(storage, "a").epoch(), a.epoch());
        assertNotEquals(answers.open(storage, "b").epoch(), b.epoch());
        assertNotEquals(a.epoch(), b.epoch());
        assertEquals("Ann1", answers.read(restored, "a").messages().getFirst().body().text());
      }
    }
  }

  /** The copy takes longer than many appends: the first of them is awaited, not hoped for. */
  @Test
  void aBackupHasTheLogOfOneMoment() throws Exception {
    keepMuch();
    try (var storage = start()) {
      var backup = folder.resolve("backup.db");
      var copying = CompletableFuture.runAsync(() -> backUp(backup));
      Await.until("the copy begins", () -> isLarge(partOf(backup)) || copying.isDone());
      int stored = 0;
      while (stored == 0 || !copying.isDone()) {
        stored++;
        answers.append(storage, "a", numbered("Zoe", stored, stored - 1));
      }
      copying.join();
      try (var copy = Sqlite.openImmutable(backup)) {
        assertEquals("ok", copy.answer("PRAGMA integrity_check"));
        var head = copy.answer("SELECT head FROM room WHERE name = 'a'");
        var newest = copy.answer("SELECT max(offset) FROM message");
        assertEquals(head, newest);
      }
      assertEquals(new Sender(stored, null, -1, 0), answers.open(storage, "a", "Zoe").sender());
    }
  }

  /** Else that server would write into pages that the copy still has to read. */
  @Test
  void noServerStartsWhileTheLogOfAStoppedOneIsCopied() throws Exception {
    keepMuch();
    var backup = folder.resolve("backup.db");
    var copying = CompletableFuture.runAsync(() -> backUp(backup));
    Await.until("the copy begins", () -> Files.exists(partOf(backup)) || copying.isDone());
    StorageException refused = null;
    while (!copying.isDone()) {
      try {
        start().close();
      } catch (StorageException busy) {
        refused = busy;
      }
    }
    copying.join();
    assertTrue(String.valueOf(refused).contains("or a backup of it is being written"));
    start().close();
  }

  private static Path partOf(Path backup) {
    return backup.resolveSibling(backup.getFileName() + ".part");
  }

  private static boolean isLarge(Path file) {
    return file.toFile().length() > 100_000;
  }

  private void backUp(Path file) {
    try {
      Storages.backUp(folder, file);
    } catch (StorageException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void aBackupNeverTakesThePlaceOfAFile() throws Exception {
    keepSome(1);
    var other = Files.writeString(folder.resolve("letter.txt"), "dear Bob");
    cannotBackUp("There is a file already: " + other, other);
    assertEquals("dear Bob", Files.readString(other));
    var part = Files.writeString(folder.resolve("b.db.part"), "half");
    cannotBackUp(part + " is of another backup", folder.resolve("b.db"));
    assertEquals("half", Files.readString(part));
    cannotBackUp("Cannot write the backup", folder.resolve("none").resolve("b.db"));
    try (var files = Files.list(folder)) {
      assertFalse(files.anyMatch(file -> file.endsWith("b.db")));
    }
  }

  @Test
  void aBackupOfADamagedLogIsNotWritten() throws Exception {
    keepSome(2_000);
    var bytes = Files.readAllBytes(log());
    for (int page = 3; page < bytes.length / 4_096; page++) {
      Arrays.fill(bytes, page * 4_096, page * 4_096 + 2_000, (byte) 0x5A);
    }
    Files.write(log(), bytes);
    var backup = folder.resolve("backup.db");
    assertThrows(StorageException.class, () -> Storages.backUp(folder, backup));
    assertFalse(Files.exists(backup));
    assertFalse(Files.exists(folder.resolve("backup.db.part")));
  }

  private void cannotBackUp(String why, Path file) {
    var told = assertThrows(StorageException.class, () -> Storages.backUp(folder, file));
    assertTrue(String.valueOf(told.getMessage()).startsWith(why), told::getMessage);
  }

  @Test
  void aBackupThatIsACopyOfADeadServersFilesComesBackWhole() throws Exception {
    try (var storage = start()) {
      answers.append(storage, "a", draft("in the wal"));
      Files.copy(log(), folder.resolve("copy.db"));
      Files.copy(DataDirectory.walOf(log()), folder.resolve("copy.db-wal"));
    }
    var other = folder.resolve("other");
    SqliteFile.restore(folder.resolve("copy.db"), other, SCHEMA);
    try (var restored = start(other)) {
      assertEquals(1, answers.open(restored, "a").head());
    }
  }

  @Test
  void aBackupDoesNotReplaceALogAndADamagedOneIsNotRestored() throws Exception {
    keepSome(100);
    var whole = Files.readAllBytes(log());
    var backup = Files.write(folder.resolve("backup.db"), Arrays.copyOf(whole, 8_192));
    var there =
        assertThrows(StorageException.class, () -> SqliteFile.restore(backup, folder, SCHEMA));
    assertTrue(there.getMessage().startsWith("There is a log already: " + log()));
    assertTrue(Arrays.equals(whole, Files.readAllBytes(log())));
    var other = folder.resolve("other");
    for (var wrong : List.of(backup, folder.resolve("none.db"))) {
      var told =
          assertThrows(StorageException.class, () -> SqliteFile.restore(wrong, other, SCHEMA));
      assertTrue(told.getMessage().startsWith("Cannot restore " + wrong), told::getMessage);
      assertFalse(Files.exists(other.resolve("chat.db")));
    }
  }

  private Path log() {
    return folder.resolve("chat.db");
  }

  private Storage start() throws StorageException {
    return start(folder);
  }

  private Storage start(Path in) throws StorageException {
    var file = SqliteFile.open(in, SCHEMA, 0);
    return SqliteStorage.start(file, Retention.unlimited(), Clocks.system(), answers, answers::end);
  }

  /** 30 MB, so that a copy takes a while. */
  private void keepMuch() throws StorageException {
    try (var storage = start()) {
      keep(storage, 3_000, 10_000);
    }
  }

  private void keepSome(int count) throws StorageException {
    try (var storage = start()) {
      keep(storage, count, 500);
    }
  }

  /** Keeps messages of a length, at most a hundred at once. */
  private void keep(Storage storage, int count, int length) {
    var message = draft("x".repeat(length));
    for (int kept = 0; kept < count; kept += 100) {
      var some = Collections.nCopies(Math.min(100, count - kept), message);
      answers.append(storage, "a", some.toArray(Draft[]::new));
    }
  }

  private static SqliteSchema later(String... statements) {
    var steps = new ArrayList<>(SCHEMA.steps());
    steps.add(List.of(statements));
    return new SqliteSchema(steps);
  }

  private void makeVersion1() throws IOException, SQLException {
    OldLog.make("version-1.sql", log());
  }

  private void refused(String why, String content) throws IOException {
    Files.writeString(log(), content);
    refused(why);
  }

  private void refused(String why) throws IOException {
    var before = Files.readAllBytes(log());
    var told = assertThrows(StorageException.class, () -> SqliteFile.open(folder, SCHEMA, 0));
    assertTrue(told.getMessage().startsWith("Cannot use " + log() + ": it "), told::getMessage);
    assertTrue(told.getMessage().contains(why), told::getMessage);
    assertTrue(told.getMessage().contains("--restore"), told::getMessage);
    assertTrue(Arrays.equals(before, Files.readAllBytes(log())), "it was changed");
    try (var files = Files.list(folder)) {
      var names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals(List.of("chat.db", "lock"), names);
    }
  }
}
