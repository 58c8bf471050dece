package org.websocketchat.store;

import java.nio.file.Files;
import java.nio.file.Path;

/** Creates the available storages. */
public final class Storages {
  private Storages() {}

  /**
   * A storage in memory, where a log exists while somebody is in its room.
   *
   * @param maxBytesOfRoom how many bytes of one room are kept: names and texts in UTF-8, and 100
   *     bytes for each message; the oldest messages are deleted first
   * @param maxBytes the same for all rooms together; beyond it, the room with the most bytes loses
   *     its oldest messages
   */
  public static Storage.Engine inMemory(long maxBytesOfRoom, long maxBytes) {
    return (answers, ends) -> new MemoryStorage(maxBytesOfRoom, maxBytes, answers);
  }

  /**
   * A storage on disk: one SQLite file in a directory, which is locked from now on.
   *
   * @param folder the directory, which is created if it does not exist
   * @throws StorageException if it cannot be used; the file is then unchanged
   */
  public static Storage.Engine onDisk(Path folder, Retention retention) throws StorageException {
    var file = SqliteFile.open(folder, SqliteSchema.current(), 0);
    return (answers, ends) -> SqliteStorage.start(file, retention, Clocks.system(), answers, ends);
  }

  /** Whether there is a log in this directory: a server has kept its messages there. */
  public static boolean isLogIn(Path folder) {
    return Files.exists(folder.resolve(DataDirectory.LOG));
  }

  /**
   * Writes a backup of the log in this directory, as it is at one moment; a server may run.
   *
   * @param file where it is written to; must not exist
   * @throws StorageException if there is no log, or the backup cannot be written; no file of that
   *     name is left then
   */
  public static void backUp(Path folder, Path file) throws StorageException {
    LogReader.open(folder).close(); // tells what is wrong with the log
    SqliteBackup.write(folder.resolve(DataDirectory.LOG), file, SqliteSchema.current());
  }

  /** The bytes of the log in this directory with its write-ahead log; 0 if there is none. */
  public static long bytesOnDisk(Path folder) {
    var log = folder.resolve(DataDirectory.LOG);
    return log.toFile().length() + DataDirectory.walOf(log).toFile().length();
  }

  /**
   * Copies a backup to a directory without a log. Every room gets a new epoch, because messages
   * sent after the backup are lost.
   *
   * @throws StorageException if there is a log already, or the backup cannot be used; nothing is
   *     then changed
   */
  public static void restore(Path backup, Path folder) throws StorageException {
    SqliteFile.restore(backup, folder, SqliteSchema.current());
  }
}
