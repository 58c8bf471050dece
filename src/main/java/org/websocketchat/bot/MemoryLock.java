package org.websocketchat.bot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other bots from a memory file, by a file beside it that stays there. The lock is the
 * operating system's: it ends with the process, however that ends.
 */
final class MemoryLock implements AutoCloseable {
  /**
   * The files that bots of this process use, by their real paths. This is static because the lock
   * is the process's: when a process closes any channel of a locked file, POSIX drops the lock. So
   * a file that is locked here must not be opened again.
   */
  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private MemoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Locks a memory file.
   *
   * @throws MemoryException if another bot has locked it, or its folder cannot be written
   */
  static MemoryLock of(Path named) throws MemoryException {
    try {
      var file = real(named);
      if (IN_USE.add(file)) {
        var channel = locked(file);
        if (channel != null) {
          return new MemoryLock(file, channel);
        }
      }
    } catch (IOException unusable) {
      throw new MemoryException(
          "Cannot use the bot's memory "
              + named
              + " ("
              + unusable
              + "): let it stand in a folder that exists and that the bot can write.",
          unusable);
    }
    throw new MemoryException(
        "Another bot uses the memory "
            + named
            + ": close that bot, or give each bot a file of its own.",
        null);
  }

  /** The one path of a file that may have several names by symbolic links. */
  private static Path real(Path named) throws IOException {
    if (Files.exists(named)) {
      return named.toRealPath();
    }
    var folder = named.toAbsolutePath().getParent();
    return folder == null ? named : folder.toRealPath().resolve(named.getFileName());
  }

  /** Locks a file that is in use here from now on; null, and not in use, if it is locked. */
  private static @Nullable FileChannel locked(Path file) throws IOException {
    FileChannel channel = null;
    boolean isOurs = false;
    try {
      var path = file.resolveSibling(file.getFileName() + ".lock");
      if (Files.notExists(path)) {
        OwnerFiles.create(path);
      }
      channel = FileChannel.open(path, StandardOpenOption.WRITE);
      isOurs = isOurs(channel);
      return isOurs ? channel : null;
    } finally {
      if (!isOurs) {
        release(file, channel);
      }
    }
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  /** The real path of the file. */
  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) { // else the file may be another bot's by now
      release(file, channel);
    }
  }

  private static void release(Path file, @Nullable FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      IN_USE.remove(file);
    }
  }
}
