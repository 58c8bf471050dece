package org.websocketchat.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.websocketchat.files.PrivateFiles;

/**
 * Copies a log as it is at one moment, also while a server writes to it: by {@code VACUUM INTO},
 * which reads in one transaction. No server can start while the log of a stopped one is copied. The
 * file has its name only when it is whole, checked and on disk.
 */
final class SqliteBackup {
  private SqliteBackup() {}

  /**
   * Writes a backup.
   *
   * @param log the database, whatever is beside it included
   * @throws StorageException if the file exists, or the backup cannot be written or is damaged; no
   *     file of that name is left then
   */
  static void write(Path log, Path file, SqliteSchema schema) throws StorageException {
    var target = file.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      throw exists(target);
    }
    var part = target.resolveSibling(target.getFileName() + ".part");
    try {
      PrivateFiles.create(part);
    } catch (FileAlreadyExistsException other) {
      throw new StorageException(
          part + " is of another backup: wait for its end, or remove the file if that was killed.",
          other);
    } catch (IOException failed) {
      throw failed(target, failed);
    }
    boolean moved = false;
    try {
      copy(log, part, schema);
      Files.move(part, target); // not over a file that came meanwhile
      moved = true;
      DataDirectory.forceNames(target.resolveSibling(""));
    } catch (FileAlreadyExistsException meanwhile) {
      throw exists(target);
    } catch (SQLException failed) {
      throw unread(log, target, failed);
    } catch (IOException failed) {
      throw failed instanceof StorageException told ? told : failed(target, failed);
    } finally {
      if (!moved) { // else a part of that name is another backup's
        remove(part);
      }
    }
  }

  private static void copy(Path log, Path part, SqliteSchema schema)
      throws IOException, SQLException {
    try (var locked = DataDirectory.tryLock(log.toAbsolutePath().normalize().resolveSibling(""));
        var database = open(log, locked == null)) {
      database.update("VACUUM INTO ?", part.toString());
    }
    var fault = SqliteCheck.fault(part, schema);
    if (fault != null) {
      throw new StorageException(
          "The backup of " + log + " " + fault + ", and was removed: the log may be damaged.",
          null);
    }
    try (var content = FileChannel.open(part, StandardOpenOption.WRITE)) {
      content.force(true);
    }
  }

  /** Opens the log; with SQLite's own locks if a server may write to it. */
  private static Sqlite open(Path log, boolean isServed) throws SQLException {
    return isServed ? Sqlite.open(log, Sqlite.Mode.READ) : SqliteCheck.readOnly(log);
  }

  private static StorageException exists(Path file) {
    return new StorageException(
        "There is a file already: " + file + ". Give another name, or move it away.", null);
  }

  private static StorageException unread(Path log, Path file, SQLException why) {
    return new StorageException(
        "Cannot copy %s to %s (%s): see whether the log can be read and the copy has the space."
            .formatted(log, file, why.getMessage()),
        why);
  }

  private static StorageException failed(Path file, IOException why) {
    var told = why instanceof NoSuchFileException ? "there is no such folder" : why.toString();
    return new StorageException(
        "Cannot write the backup "
            + file
            + " ("
            + told
            + "): give a file in a folder that you can write to and that has the space.",
        why);
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException left) {
      Log.warn("could not remove " + part + ": " + left.getMessage());
    }
  }
}
