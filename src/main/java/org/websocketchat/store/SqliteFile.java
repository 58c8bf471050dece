package org.websocketchat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;

/**
 * The file with the log, locked for this server. It is checked before anything is written to it,
 * and created if it does not exist.
 */
final class SqliteFile implements AutoCloseable {
  private static final int WAL_KEPT_BYTES = 16 << 20;

  private final DataDirectory directory;
  private final SqliteSchema schema;
  private final int maxPages;

  private SqliteFile(DataDirectory directory, SqliteSchema schema, int maxPages) {
    this.directory = directory;
    this.schema = schema;
    this.maxPages = maxPages;
  }

  /**
   * Opens the log of a directory.
   *
   * @param maxPages how large the file may become, in pages; 0 for any size
   * @throws StorageException if it cannot be used; the file is then unchanged
   */
  static SqliteFile open(Path folder, SqliteSchema schema, int maxPages) throws StorageException {
    var directory = DataDirectory.lock(folder);
    try {
      if (Files.exists(directory.log())) {
        recognise(directory.log(), schema);
      } else {
        create(directory, schema);
      }
      directory.closeLog();
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
   * Copies a backup to a directory without a log. Every room gets a new epoch, because messages
   * sent after the backup are lost.
   *
   * @throws StorageException if there is a log already, or the backup cannot be used; nothing is
   *     then changed
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
      directory.makeDraft();
      try (var draft = Files.newOutputStream(directory.draft())) {
        Files.copy(backup, draft);
      }
      if (Files.exists(DataDirectory.walOf(backup))) {
        Files.copy(DataDirectory.walOf(backup), DataDirectory.walOf(directory.draft()));
      }
      var fault = SqliteCheck.fault(directory.draft(), schema);
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
        database.update(
            "UPDATE room SET epoch = ?, last_id = ? WHERE key = ?",
            Epoch.random(),
            Epoch.randomLastId(),
            room);
      }
      database.run("COMMIT");
      database.run("PRAGMA journal_mode = DELETE"); // leaves one file, which can be renamed
    }
  }

  private static void create(DataDirectory directory, SqliteSchema schema)
      throws IOException, SQLException {
    refuseOrphan(directory);
    directory.removeDraft();
    directory.makeDraft();
    try (var database = Sqlite.open(directory.draft(), Sqlite.Mode.WRITE)) {
      schema.migrate(database);
    }
    directory.publishDraft();
  }

  /** Refuses a write-ahead log without its database: SQLite would write it into a new database. */
  private static void refuseOrphan(DataDirectory directory) throws StorageException {
    var wal = DataDirectory.walOf(directory.log());
    if (Files.exists(wal)) {
      throw new StorageException(
          wal
              + " holds the newest messages of a chat.db that was moved away: move it to the same place.",
          null);
    }
  }

  private static void recognise(Path log, SqliteSchema schema) throws IOException {
    var fault = SqliteCheck.fault(log, schema);
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

  Path path() {
    return directory.log();
  }

  /** Opens a connection whose commits are on disk when they return. */
  Sqlite connect() throws SQLException {
    var database = connected();
    if (SqliteSchema.versionOf(database) != schema.version()) {
      throw closed(database, new SQLException("another file took the place of the log"));
    }
    return database;
  }

  /**
   * Opens a connection after a failure. What a failed sync left in the write-ahead log may look
   * written although it is not, so it is first written into the database.
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
      demand(database, "PRAGMA fullfsync = ON", "PRAGMA fullfsync", "1"); // only macOS has it
      demand(database, "PRAGMA checkpoint_fullfsync = ON", "PRAGMA checkpoint_fullfsync", "1");
      // What is removed is overwritten with zeros, in the file, too.
      demand(database, "PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1");
      database.run("PRAGMA trusted_schema = OFF");
      database.run("PRAGMA journal_size_limit = " + WAL_KEPT_BYTES);
      if (maxPages > 0) {
        database.run("PRAGMA max_page_count = " + maxPages);
      }
      return database;
    } catch (SQLException failed) {
      throw closed(database, failed);
    }
  }

  /**
   * Makes a setting and reads it back: SQLite silently ignores what a file system does not support.
   */
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
