package org.websocketchat.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The file with the log, locked for this server: recognised before anything is written to it, made
 * where there is none.
 */
final class SqliteFile implements AutoCloseable {
  private static final byte[] MAGIC = {
    'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', 0
  };

  /** SQLite's header; see "Database File Format" of its documentation. */
  private static final int HEADER_BYTES = 100;

  private static final int APPLICATION_ID_AT = 68;
  private static final int WAL_KEPT_BYTES = 16 << 20;

  private final DataDirectory directory;
  private final SqliteSchema schema;
  private final IntSupplier maxPages;

  private SqliteFile(DataDirectory directory, SqliteSchema schema, IntSupplier maxPages) {
    this.directory = directory;
    this.schema = schema;
    this.maxPages = maxPages;
  }

  /**
   * Opens the log of a folder.
   *
   * @param maxPages how large the file may become, asked at each {@link #connect}; 0 for any size
   * @throws StorageException if it cannot be used; then it was left as it is
   */
  static SqliteFile open(Path folder, SqliteSchema schema, IntSupplier maxPages)
      throws StorageException {
    var directory = DataDirectory.lock(folder);
    try {
      if (Files.exists(directory.log())) {
        recognise(directory.log(), schema);
      } else {
        create(directory, schema);
      }
      var file = new SqliteFile(directory, schema, maxPages);
      try (var database = file.connected()) {
        schema.migrate(database);
      }
      return file;
    } catch (IOException | SQLException unusable) {
      close(directory, unusable);
      throw unusable instanceof StorageException told
          ? told
          : new StorageException("Cannot use " + directory.log() + ": " + unusable, unusable);
    }
  }

  /**
   * Makes a backup the log of a folder that has none. Every room gets a new epoch, since what was
   * sent after the backup is gone.
   *
   * @throws StorageException if there is a log already, or the backup cannot be used; nothing was
   *     changed then
   */
  static void restore(Path backup, Path folder, SqliteSchema schema) throws StorageException {
    try (var directory = DataDirectory.lock(folder)) {
      if (Files.exists(directory.log())) {
        throw new StorageException(
            "There is a log already: "
                + directory.log()
                + ". Move it away to restore a backup, or start without --restore.",
            null);
      }
      refuseOrphan(directory);
      directory.removeDraft();
      Files.copy(backup, directory.draft(), StandardCopyOption.REPLACE_EXISTING);
      if (Files.exists(DataDirectory.walOf(backup))) {
        Files.copy(DataDirectory.walOf(backup), DataDirectory.walOf(directory.draft()));
      }
      var fault = fault(directory.draft(), schema);
      if (fault != null) {
        directory.removeDraft();
        throw new StorageException("Cannot restore " + backup + ": it " + fault, null);
      }
      beginEpochs(directory.draft(), schema);
      directory.publishDraft();
    } catch (StorageException told) {
      throw told;
    } catch (IOException | SQLException failed) {
      throw new StorageException("Cannot restore " + backup + ": " + failed, failed);
    }
  }

  private static void beginEpochs(Path draft, SqliteSchema schema) throws SQLException {
    try (var database = Sqlite.open(draft, Sqlite.Mode.WRITE)) {
      schema.migrate(database);
      var rooms = new ArrayList<Long>();
      database.each(row -> rooms.add(row.getLong(1)), "SELECT key FROM room");
      database.run("BEGIN IMMEDIATE");
      for (var room : rooms) {
        database.update("UPDATE room SET epoch = ? WHERE key = ?", Epoch.random(), room);
      }
      database.run("COMMIT");
      database.run("PRAGMA journal_mode = DELETE"); // leaves one file, which can be renamed
    }
  }

  private static void create(DataDirectory directory, SqliteSchema schema)
      throws IOException, SQLException {
    refuseOrphan(directory);
    directory.removeDraft();
    try (var database = Sqlite.open(directory.draft(), Sqlite.Mode.CREATE)) {
      schema.migrate(database);
    }
    directory.publishDraft();
  }

  /** SQLite would write it into the database that takes the place of the one it belongs to. */
  private static void refuseOrphan(DataDirectory directory) throws StorageException {
    var wal = DataDirectory.walOf(directory.log());
    if (Files.exists(wal)) {
      throw new StorageException(
          wal + " holds the newest messages of a log that was moved away: move it to its side.",
          null);
    }
  }

  private static void recognise(Path log, SqliteSchema schema) throws IOException {
    var fault = fault(log, schema);
    if (fault != null) {
      throw new StorageException(
          "Cannot use "
              + log
              + ": it "
              + fault
              + ". It was left as it is. Move it away, with what lies beside it under the same"
              + " name, then start anew or with --restore BACKUP; or choose another folder with"
              + " --data.",
          null);
    }
  }

  /** Why a file cannot be used as it is, found without writing to it; null if it can. */
  private static @Nullable String fault(Path file, SqliteSchema schema) throws IOException {
    byte[] header;
    try (var content = Files.newInputStream(file)) {
      header = content.readNBytes(HEADER_BYTES);
    }
    if (header.length < HEADER_BYTES || !ByteBuffer.wrap(header, 0, 16).equals(magic())) {
      return "is not an SQLite database, or its beginning is damaged";
    }
    if (ByteBuffer.wrap(header).getInt(APPLICATION_ID_AT) != SqliteSchema.APPLICATION_ID) {
      return "is the database of another application";
    }
    try (var database = readOnly(file)) {
      int version = SqliteSchema.versionOf(database);
      if (version > schema.version()) {
        return "was written by a newer server (its schema is %d, ours %d)"
            .formatted(version, schema.version());
      }
      var found = database.answer("PRAGMA quick_check(1)");
      return found.equals("ok") ? null : "is damaged (" + found.replace('\n', ' ') + ")";
    } catch (SQLException unreadable) {
      return "is damaged or cannot be read (" + unreadable.getMessage() + ")";
    }
  }

  private static ByteBuffer magic() {
    return ByteBuffer.wrap(MAGIC);
  }

  private static Sqlite readOnly(Path file) throws SQLException {
    return Files.exists(DataDirectory.walOf(file))
        ? Sqlite.open(file, Sqlite.Mode.READ)
        : Sqlite.openImmutable(file);
  }

  Path path() {
    return directory.log();
  }

  /** A connection whose commits are on disk when they return. */
  Sqlite connect() throws SQLException {
    var database = connected();
    if (SqliteSchema.versionOf(database) != schema.version()) {
      throw closed(database, new SQLException("another file took the place of the log"));
    }
    return database;
  }

  /**
   * The same after a failure. What a failed sync left in the write-ahead log may look written and
   * not be: it is written anew, into the database, before anything is built on it.
   */
  Sqlite reconnect() throws SQLException {
    var database = connect();
    try {
      if (!database.answer("PRAGMA wal_checkpoint(TRUNCATE)").equals("0")) {
        throw new SQLException("something else is reading the log: cannot recover yet");
      }
      return database;
    } catch (SQLException failed) {
      throw closed(database, failed);
    }
  }

  private Sqlite connected() throws SQLException {
    var database = Sqlite.open(directory.log(), Sqlite.Mode.WRITE);
    try {
      demand(database, "PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal");
      demand(database, "PRAGMA synchronous = FULL", "PRAGMA synchronous", "2");
      demand(database, "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1");
      database.run("PRAGMA trusted_schema = OFF");
      database.run("PRAGMA journal_size_limit = " + WAL_KEPT_BYTES);
      if (maxPages.getAsInt() > 0) {
        database.run("PRAGMA max_page_count = " + maxPages.getAsInt());
      }
      return database;
    } catch (SQLException failed) {
      throw closed(database, failed);
    }
  }

  /** Where a file system cannot do what is asked, SQLite goes on without a word. */
  private static void demand(Sqlite database, String setting, String query, String value)
      throws SQLException {
    database.run(setting);
    var got = database.answer(query);
    if (!got.equals(value)) {
      throw new SQLException(setting + " has no effect here: it stays " + got);
    }
  }

  private static SQLException closed(Sqlite database, SQLException reason) {
    try {
      database.close();
    } catch (SQLException further) {
      reason.addSuppressed(further);
    }
    return reason;
  }

  private static void close(DataDirectory directory, Exception reason) {
    try {
      directory.close();
    } catch (IOException further) {
      reason.addSuppressed(further);
    }
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
