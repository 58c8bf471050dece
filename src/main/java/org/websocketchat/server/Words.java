package org.websocketchat.server;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.WordFilter;

/** The words that rooms do not want, from files that are read again when they change. */
final class Words implements WordFilter, AutoCloseable {
  private static final long LOOK_MILLIS = 1_000;

  private final @Nullable WordFile everywhere;
  private final Map<String, WordFile> byRoom;

  /** Looks at the files. Not a pool's task: a pool would keep what that throws to itself. */
  private final Thread thread = new Thread(this::lookAgain, "words");

  private Words(@Nullable WordFile everywhere, Map<String, WordFile> byRoom) {
    this.everywhere = everywhere;
    this.byRoom = byRoom;
    thread.setDaemon(true);
    if (everywhere != null || !byRoom.isEmpty()) {
      thread.start();
    }
  }

  /** Wants every word. */
  static Words none() {
    return new Words(null, Map.of());
  }

  /**
   * Reads the files.
   *
   * @param everywhere the words of each room without a file of its own; null for none
   * @param warn is told one line, from another thread, when a changed file cannot be used
   * @throws UnusableFileException if a file cannot be used
   */
  static Words open(@Nullable Path everywhere, Map<String, Path> byRoom, Consumer<String> warn)
      throws UnusableFileException {
    var files = new LinkedHashMap<String, WordFile>();
    for (var entry : byRoom.entrySet()) {
      files.put(entry.getKey(), WordFile.open(entry.getValue(), warn));
    }
    return new Words(everywhere == null ? null : WordFile.open(everywhere, warn), files);
  }

  @Override
  public boolean isIn(String room, String text) {
    var file = byRoom.getOrDefault(room, everywhere);
    return file != null && file.words().isIn(text);
  }

  private void lookAgain() {
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        if (everywhere != null) {
          everywhere.look();
        }
        byRoom.values().forEach(WordFile::look);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks at the files no more. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
