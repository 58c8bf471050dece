package org.websocketchat.bot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Output;
import org.websocketchat.session.Position;

/**
 * The memory of a bot in a file: a first line that names the room, and one line for each entry that
 * the session has stored, in order; later lines count. It is written anew in one step (a new file
 * that takes its place) when it is opened and when it has grown too long.
 *
 * <p>An entry is on disk when {@link #put} returns. So a process that is killed, and a computer
 * that loses its power, leave at most one unfinished line, at the end of the file; it counts for
 * nothing. Any other line that cannot be read is damage: then the file is left as it is.
 */
final class MemoryFile implements AutoCloseable {
  /** The file is written anew when so many bytes were added to it. */
  static final long REWRITE_BYTES = 1 << 20;

  /** Its real path: a link to it stays one. */
  private final Path path;

  private final String url;
  private final MemoryLock lock;
  private final Map<String, String> entries = new LinkedHashMap<>();

  /** How far the handlers of the bot have come; null if no message was handed to them. */
  private @Nullable Position handled;

  /** Where lines are added; null if that has failed, so that the file is to be written anew. */
  private @Nullable FileChannel channel;

  private long added;

  /** Then the file may be another bot's, and nothing is written any more. */
  private boolean closed;

  private MemoryFile(Path path, String url, MemoryLock lock) {
    this.path = path;
    this.url = url;
    this.lock = lock;
  }

  /**
   * Opens the memory of a bot in this room, or begins one.
   *
   * @param url the address of the socket, with the room in it
   * @throws MemoryException if another bot uses it, or it belongs to another room, or it is
   *     damaged, or it cannot be read or written
   */
  static MemoryFile open(Path path, String url) throws MemoryException {
    var file = path.toAbsolutePath().normalize();
    var lock = MemoryLock.of(file);
    var memory = new MemoryFile(lock.file(), url, lock);
    try {
      memory.load(file);
      return memory;
    } catch (IOException unusable) {
      var told =
          unusable instanceof MemoryException clear
              ? clear
              : new MemoryException(
                  "Cannot use the bot's memory "
                      + file
                      + " ("
                      + unusable
                      + "): make it a file that the bot can read and write, or choose another one.",
                  unusable);
      try {
        memory.close();
      } catch (IOException besides) {
        told.addSuppressed(besides);
      }
      throw told;
    }
  }

  private void load(Path named) throws IOException {
    if (Files.exists(named)) {
      var read = MemoryLines.read(named, url);
      entries.putAll(read.entries());
      handled = read.handled();
    }
    rewrite();
  }

  /** What an earlier run has stored, for the session. */
  List<Output.Store> entries() {
    var all = new ArrayList<Output.Store>();
    entries.forEach((entry, value) -> all.add(new Output.Store(entry, value)));
    return all;
  }

  /** How far the handlers of the bot have come; null if no message was handed to them. */
  @Nullable Position handled() {
    return handled;
  }

  /**
   * Stores an entry of the session; it is on disk when this returns. After an exception, the next
   * call writes everything. Does nothing after {@link #close}.
   */
  void put(Output.Store entry) throws IOException {
    if (entry.value().isEmpty()) {
      entries.remove(entry.entry());
    } else {
      entries.put(entry.entry(), entry.value());
    }
    add(MemoryLines.line(entry), true);
  }

  /**
   * Stores how far the handlers have come. A killed process does not lose it, but a computer
   * without power may: then messages are handed over again. Does nothing after {@link #close}.
   */
  void handled(Position position) throws IOException {
    handled = position;
    add(MemoryLines.line(position), false);
  }

  private void add(String line, boolean force) throws IOException {
    if (closed) {
      return;
    }
    if (channel == null || added > REWRITE_BYTES) {
      rewrite();
      return;
    }
    boolean written = false;
    try {
      added += write(channel, line);
      if (force) {
        channel.force(false);
      }
      written = true;
    } finally {
      if (!written) {
        closeChannel(); // the line may stand there in part
      }
    }
  }

  /** Writes all that counts into a new file, which takes the place of this one. */
  private void rewrite() throws IOException {
    closeChannel();
    var next = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(next);
    OwnerFiles.create(next);
    var text = new StringBuilder(MemoryLines.header(url));
    entries.forEach(
        (entry, value) -> text.append(MemoryLines.line(new Output.Store(entry, value))));
    if (handled != null) {
      text.append(MemoryLines.line(handled));
    }
    try (var content = FileChannel.open(next, StandardOpenOption.WRITE)) {
      write(content, text.toString());
      content.force(true);
    }
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
    OwnerFiles.forceFolder(path);
    channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    added = 0;
  }

  private static long write(FileChannel channel, String text) throws IOException {
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    long size = bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return size;
  }

  /** Closes the file; the next entry writes it anew. */
  void closeChannel() throws IOException {
    var closing = channel;
    channel = null;
    if (closing != null) {
      closing.close();
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    try {
      closeChannel();
    } finally {
      lock.close();
    }
  }
}
