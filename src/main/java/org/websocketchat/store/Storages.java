package org.websocketchat.store;

import java.nio.file.Path;

/** The storages that there are. */
public final class Storages {
  private Storages() {}

  /**
   * A log that lasts as long as somebody is in the room.
   *
   * @param maxBytesOfRoom what is kept of one room at most: names and texts in UTF-8, and 100 bytes
   *     for each message; the oldest go first
   * @param maxBytes the same for all rooms together; beyond it, the room with the most bytes loses
   *     its oldest messages
   */
  public static Storage.Engine inMemory(long maxBytesOfRoom, long maxBytes) {
    return (answers, ends) -> new MemoryStorage(maxBytesOfRoom, maxBytes, answers);
  }

  /**
   * A log that outlives the process: one SQLite file in a folder, which is locked from now on.
   *
   * @param folder made if there is none
   * @throws StorageException if it cannot be used; then it was left as it is
   */
  public static Storage.Engine onDisk(Path folder, Retention retention) throws StorageException {
    var file = SqliteFile.open(folder, SqliteSchema.current(), 0);
    return (answers, ends) -> SqliteStorage.start(file, retention, Clocks.system(), answers, ends);
  }

  /**
   * Makes a backup the log of a folder that has none. Every room gets a new epoch, since what was
   * sent after the backup is gone.
   *
   * @throws StorageException if there is a log already, or the backup cannot be used; nothing was
   *     changed then
   */
  public static void restore(Path backup, Path folder) throws StorageException {
    SqliteFile.restore(backup, folder, SqliteSchema.current());
  }
}
