package org.websocketchat.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The directory of the log, which one server at a time may use. The lock is the operating system's:
 * it ends with the process, however that ends, and does not prevent backups while a server runs.
 */
final class DataDirectory implements AutoCloseable {
  private static final String OTHER_FOLDER = "choose another folder with --data.";

  /** The name of the log. */
  static final String LOG = "chat.db";

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
      make(folder);
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
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

  /** Creates a directory that only the server's user can read. */
  private static void make(Path folder) throws IOException {
    if (Files.isDirectory(folder) || !isPosix()) {
      Files.createDirectories(folder);
    } else {
      var owner = PosixFilePermissions.fromString("rwx------");
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(owner));
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
    createPrivate(draft());
  }

  /** Creates an empty file that only its user can read; fails if there is one. */
  static void createPrivate(Path file) throws IOException {
    if (isPosix()) {
      var owner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
    } else {
      Files.createFile(file);
    }
  }

  /** Removes the permissions of others than owner and group, which an older server has given. */
  void closeLog() throws IOException {
    if (isPosix()) {
      var permissions = Files.getPosixFilePermissions(log());
      if (permissions.removeIf(permission -> permission.name().startsWith("OTHERS_"))) {
        Files.setPosixFilePermissions(log(), permissions);
      }
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
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
    if (isPosix()) {
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
