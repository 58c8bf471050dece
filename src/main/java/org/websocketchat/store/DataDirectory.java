package org.websocketchat.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.websocketchat.files.PrivateFiles;

/**
 * The directory of the log, which one server at a time may use. The lock is the operating system's:
 * it ends with the process, however that ends, and does not prevent backups while a server runs.
 */
final class DataDirectory implements AutoCloseable {
  private static final String OTHER_FOLDER = "choose another folder with --data.";

  /** The name of the log. */
  static final String LOG = "chat.db";

  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Locks a directory, which is created if it does not exist.
   *
   * @throws StorageException if another server uses it, or it cannot be written
   */
  static DataDirectory lock(Path path) throws StorageException {
    var folder = path.toAbsolutePath().normalize();
    try {
      PrivateFiles.folder(folder);
      var locked = tryLock(folder);
      if (locked != null) {
        return locked;
      }
    } catch (IOException unusable) {
      throw new StorageException(
          "Cannot use the folder " + folder + " (" + unusable + "): " + OTHER_FOLDER, unusable);
    }
    throw new StorageException(
        "Another server keeps its log in "
            + folder
            + ", or a backup of it is being written: stop that, or "
            + OTHER_FOLDER,
        null);
  }

  /** Locks a directory that exists; null if a server uses it. */
  static @Nullable DataDirectory tryLock(Path folder) throws IOException {
    var file = folder.resolve(LOCK);
    if (!Files.exists(file)) {
      try {
        PrivateFiles.create(file); // whoever can read it can lock it
      } catch (FileAlreadyExistsException madeByAnother) {
        // It is the lock as well.
      }
    }
    var channel = FileChannel.open(file, StandardOpenOption.WRITE);
    if (isOurs(channel)) {
      return new DataDirectory(folder, channel);
    }
    channel.close();
    return null;
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  Path log() {
    return path.resolve(LOG);
  }

  /** An unfinished log, which becomes {@link #log} in one step. */
  Path draft() {
    return path.resolve("chat.db.new");
  }

  /** SQLite's write-ahead log of a database. */
  static Path walOf(Path database) {
    return beside(database, "-wal");
  }

  /** Creates the draft as an empty file that only the server's user can read. */
  void makeDraft() throws IOException {
    PrivateFiles.create(draft());
  }

  /** Removes the permissions of others than owner and group, which an older server has given. */
  void closeLog() throws IOException {
    PrivateFiles.close(log());
    PrivateFiles.close(path.resolve(LOCK));
  }

  /** Removes the remains of an unfinished log. */
  void removeDraft() throws IOException {
    for (var suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
      Files.deleteIfExists(beside(draft(), suffix));
    }
  }

  /** Makes the finished draft the log, atomically even in a power failure. */
  void publishDraft() throws IOException {
    try (var content = FileChannel.open(draft(), StandardOpenOption.WRITE)) {
      content.force(true);
    }
    Files.move(draft(), log(), StandardCopyOption.ATOMIC_MOVE);
    forceNames(path);
  }

  /** Makes the names in a folder durable. */
  static void forceNames(Path folder) throws IOException {
    if (PrivateFiles.isPosix()) {
      try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
