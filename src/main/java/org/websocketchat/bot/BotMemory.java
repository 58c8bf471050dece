package org.websocketchat.bot;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Output;
import org.websocketchat.session.Position;

/**
 * The memory of a bot while it runs: a file, or nothing. If the file cannot be written, this tells
 * it once, the bot goes on, and each next entry tries again.
 */
final class BotMemory {
  /** Null if the bot has none. */
  private final @Nullable MemoryFile file;

  private final Consumer<BotException> errors;
  private boolean isBroken;

  /** Whether the entries of the session stay as they are. */
  private boolean isKept;

  BotMemory(@Nullable MemoryFile file, Consumer<BotException> errors) {
    this.file = file;
    this.errors = errors;
  }

  /** What an earlier run has stored, for the session. */
  List<Output.Store> entries() {
    return file == null ? List.of() : file.entries();
  }

  /** How far the handlers of an earlier run have come; null if that is not known. */
  @Nullable Position handled() {
    return file == null ? null : file.handled();
  }

  /** Stores an entry of the session; it is on disk when this returns. */
  void put(Output.Store entry) {
    if (file != null && !isKept) {
      attempt(() -> file.put(entry));
    }
  }

  /**
   * Keeps the entries of the session as they are now, as if the process was killed.
   *
   * @return false if the bot has no memory
   */
  boolean keepEntries() {
    isKept = true;
    return file != null;
  }

  /** Stores how far the handlers have come. */
  void handled(Position position) {
    if (file != null) {
      attempt(() -> file.handled(position));
    }
  }

  void close() {
    if (file != null) {
      attempt(file::close);
    }
  }

  /** Something that writes. */
  private interface Writing {
    void run() throws IOException;
  }

  private void attempt(Writing writing) {
    try {
      writing.run();
      isBroken = false;
    } catch (IOException failed) {
      if (!isBroken) {
        errors.accept(
            new BotException(
                "Cannot write the bot's memory ("
                    + failed
                    + "): until it can, what the bot sends is lost if it is killed.",
                failed));
      }
      isBroken = true;
    }
  }
}
