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

  /** Reads the keys in the text of a file. */
  interface Format {
    KeySet read(String text) throws JoseException;
  }

  private final Path path;
  private final Format format;
  private final boolean mayBeMissing;
  private final Consumer<String> warn;

  private KeySet keys = KeySet.EMPTY;

  /** What was known of the file when it was last looked at; null before that. */
  private @Nullable String stamp;

  /**
   * Reads a file.
   *
   * @param mayBeMissing whether a file that does not exist counts as one without keys
   * @param warn is told one line whenever a changed file cannot be used
   * @throws TokenKeysException if the file cannot be used
   */
  KeyFile(Path path, Format format, boolean mayBeMissing, Consumer<String> warn)
      throws TokenKeysException {
    this.path = path;
    this.format = format;
    this.mayBeMissing = mayBeMissing;
    this.warn = warn;
    refresh();
  }

  /** The keys in the file now; those of before if it has changed and cannot be used. */
  KeySet keys() {
    try {
      refresh();
    } catch (TokenKeysException unusable) {
      warn.accept(unusable.getMessage() + " The keys of before stay in use.");
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
      keys = read();
    } catch (NoSuchFileException missing) {
      missing(missing);
    } catch (IOException unreadable) {
      throw unusable(unreadable.toString(), unreadable);
    } catch (JoseException damaged) {
      throw unusable(String.valueOf(damaged.getMessage()), damaged);
    }
  }

  private void missing(NoSuchFileException missing) throws TokenKeysException {
    if (mayBeMissing) {
      stamp = null;
      keys = KeySet.EMPTY;
    } else if (!"missing".equals(stamp)) { // told once
      stamp = "missing";
      throw unusable("there is no such file", missing);
    }
  }

  private KeySet read() throws IOException, JoseException {
    if (Files.size(path) > MOST_BYTES) {
      throw new JoseException("it has more than " + MOST_BYTES + " bytes");
    }
    return format.read(Files.readString(path));
  }

  private String stampNow() throws IOException {
    var now = Files.readAttributes(path, BasicFileAttributes.class);
    return now.lastModifiedTime().toInstant() + " " + now.size() + " " + now.fileKey();
  }

  private TokenKeysException unusable(String why, Exception cause) {
    return new TokenKeysException(
        "Cannot use the keys in "
            + path.toAbsolutePath().normalize()
            + " ("
            + why
            + "): it has to be a JWK set (RFC 7517) with public keys for EdDSA, ES256 or RS256.",
        cause);
  }
}
