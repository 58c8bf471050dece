package org.websocketchat.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A file with keys, which is read again when it has changed. It is for one thread at a time. */
final class KeyFile {
  private static final long MOST_BYTES = 1 << 20;

  /** Reads the keys in a file. */
  interface Format {
    KeySet read(Path file) throws IOException, JoseException;
  }

  private final Path path;
  private final Format format;
  private final boolean mayBeMissing;

  /** What the file has to be, and what to do if it is not. */
  private final String advice;

  private final Consumer<String> warn;

  private KeySet keys = KeySet.EMPTY;

  /** What was known of the file when it was last looked at; null before that. */
  private @Nullable String stamp;

  /** The last warning, which is not repeated; null if the file could be used since. */
  private @Nullable String warned;

  /**
   * Reads a file.
   *
   * @param mayBeMissing whether a file that does not exist counts as one without keys
   * @param advice a sentence that says what the file has to be
   * @param warn is told one line whenever a changed file cannot be used
   * @throws TokenKeysException if the file cannot be used
   */
  KeyFile(Path path, Format format, boolean mayBeMissing, String advice, Consumer<String> warn)
      throws TokenKeysException {
    this.path = path;
    this.format = format;
    this.mayBeMissing = mayBeMissing;
    this.advice = advice;
    this.warn = warn;
    refresh();
  }

  /** The keys in the file now; those of before if it has changed and cannot be used. */
  KeySet keys() {
    try {
      refresh();
    } catch (TokenKeysException unusable) {
      var warning = unusable.getMessage() + " The keys of before stay in use.";
      if (!warning.equals(warned)) {
        warn.accept(warning);
      }
      warned = warning;
    }
    return keys;
  }

  private void refresh() throws TokenKeysException {
    try {
      var now = stampNow();
      if (now.equals(stamp)) {
        return;
      }
      stamp = now; // before it is read: what changes meanwhile is read the next time
      keys = format.read(path);
      warned = null;
    } catch (NoSuchFileException missing) {
      missing(missing);
    } catch (IOException unreadable) {
      stamp = null; // who may read it can change without another sign
      throw unusable(unreadable.toString(), unreadable);
    } catch (JoseException damaged) {
      throw unusable(String.valueOf(damaged.getMessage()), damaged);
    }
  }

  private void missing(NoSuchFileException missing) throws TokenKeysException {
    stamp = null;
    if (!mayBeMissing) {
      throw unusable("there is no such file", missing);
    }
    keys = KeySet.EMPTY;
    warned = null;
  }

  /** The text of a file of keys. */
  static String text(Path file) throws IOException, JoseException {
    if (Files.size(file) > MOST_BYTES) {
      throw new JoseException("it has more than " + MOST_BYTES + " bytes");
    }
    return Files.readString(file);
  }

  private String stampNow() throws IOException {
    var now = Files.readAttributes(path, BasicFileAttributes.class);
    return now.lastModifiedTime().toInstant() + " " + now.size() + " " + now.fileKey();
  }

  private TokenKeysException unusable(String why, Exception cause) {
    return new TokenKeysException(
        "Cannot use the keys in " + path.toAbsolutePath().normalize() + " (" + why + "): " + advice,
        cause);
  }
}
