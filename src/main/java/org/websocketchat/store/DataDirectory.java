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

/**
 * The folder in which one server at a time keeps its log. The lock is the operating system's: it
 * ends with the process, however that ends, and does not hinder who backs up the log meanwhile.
 */
final class DataDirectory implements AutoCloseable {
  private static final String OTHER_FOLDER = "choose another folder with --data.";

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes a folder, which is made if there is none.
   *
   * @throws StorageException if another server has it, or it cannot be written
   */
  static DataDirectory lock(Path path) throws StorageException {
    var folder = path.toAbsolutePath().normalize();
    try {
      make(folder);
      var channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isOurs(channel)) {
        return new DataDirectory(folder, channel);
      }
      channel.close();
    } catch (IOException unusable) {
      throw new StorageException(
          "Cannot use the folder " + folder + " (" + unusable + "): " + OTHER_FOLDER, unusable);
    }
    throw new StorageException(
        "Another server keeps its log in " + folder + ": stop it, or " + OTHER_FOLDER, null);
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  /** What people write is read by the server's user alone. */
  private static void make(Path folder) throws IOException {
    if (Files.isDirectory(folder) || !isPosix()) {
      Files.createDirectories(folder);
    } else {
      var owner = PosixFilePermissions.fromString("rwx------");
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(owner));
    }
  }

  Path log() {
    return path.resolve("chat.db");
  }

  /** A log in the making, which becomes {@link #log} in one step. */
  Path draft() {
    return path.resolve("chat.db.new");
  }

  /** What SQLite writes beside a database before it writes into it. */
  static Path walOf(Path database) {
    return beside(database, "-wal");
  }

  /** Makes the draft an empty file that only the server's user can read. */
  void makeDraft() throws IOException {
    if (isPosix()) {
      var owner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(draft(), PosixFilePermissions.asFileAttribute(owner));
    } else {
      Files.createFile(draft());
    }
  }

  /** Takes the log from whoever is neither its owner nor in its group: an older server gave it. */
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

  /** Removes what was left of a log in the making. */
  void removeDraft() throws IOException {
    for (var suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
      Files.deleteIfExists(beside(draft(), suffix));
    }
  }

  /** Makes the finished draft the log; it is there after a power failure, too, or it is not. */
  void publishDraft() throws IOException {
    try (var content = FileChannel.open(draft(), StandardOpenOption.WRITE)) {
      content.force(true);
    }
    Files.move(draft(), log(), StandardCopyOption.ATOMIC_MOVE);
    if (isPosix()) {
      try (var folder = FileChannel.open(path, StandardOpenOption.READ)) {
        folder.force(true);
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
