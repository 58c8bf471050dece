package org.websocketchat.bot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps other bots from a memory file, by a file beside it that stays there. The lock is the
 * operating system's: it ends with the process, however that ends.
 */
final class MemoryLock implements AutoCloseable {
  private final FileChannel channel;

  private MemoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a memory file.
   *
   * @throws MemoryException if another bot has locked it, or its folder cannot be written
   */
  static MemoryLock of(Path file) throws MemoryException {
    var path = file.resolveSibling(file.getFileName() + ".lock");
    try {
      if (Files.notExists(path)) {
        OwnerFiles.create(path);
      }
      var channel = FileChannel.open(path, StandardOpenOption.WRITE);
      if (isOurs(channel)) {
        return new MemoryLock(channel);
      }
      channel.close();
    } catch (IOException unusable) {
      throw new MemoryException(
          "Cannot use the bot's memory "
              + file
              + " ("
              + unusable
              + "): let it stand in a folder that exists and that the bot can write.",
          unusable);
    }
    throw new MemoryException(
        "Another bot uses the memory "
            + file
            + ": close that bot, or give each bot a file of its own.",
        null);
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
