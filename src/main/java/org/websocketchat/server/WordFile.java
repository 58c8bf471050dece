package org.websocketchat.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;

/**
 * A file of literal words, one in each line; a line that begins with {@code #} is a comment. A
 * changed file that cannot be used leaves the words of before in use.
 */
final class WordFile {
  private static final long MOST_BYTES = 1 << 20;
  private static final int MOST_LENGTH = 200;

  private final Path path;
  private final Consumer<String> warn;

  /** What the file looked like when it was last looked at: changed, damaged or missing alike. */
  private String stamp = "";

  private volatile WordList words;

  private WordFile(Path path, Consumer<String> warn) throws IOException {
    this.path = path;
    this.warn = warn;
    stamp = stampNow();
    words = read();
  }

  /**
   * Reads a file.
   *
   * @throws UnusableFileException if it cannot be used
   */
  static WordFile open(Path path, Consumer<String> warn) throws UnusableFileException {
    try {
      return new WordFile(path, warn);
    } catch (IOException unusable) {
      throw new UnusableFileException(sentence(path, unusable), unusable);
    }
  }

  /** The words at present; for any thread. */
  WordList words() {
    return words;
  }

  /** Reads the file again if it has changed; for one thread at a time. */
  void look() {
    var before = stamp;
    try {
      stamp = stampNow();
      if (!stamp.equals(before)) {
        words = read();
      }
    } catch (IOException unusable) {
      if (stamp.equals(before)) {
        stamp = "missing";
      }
      if (!stamp.equals(before)) { // told once
        warn.accept(sentence(path, unusable) + " The words of before stay in use.");
      }
    }
  }

  private String stampNow() throws IOException {
    var now = Files.readAttributes(path, BasicFileAttributes.class);
    return now.lastModifiedTime().toInstant() + " " + now.size() + " " + now.fileKey();
  }

  private WordList read() throws IOException {
    if (Files.size(path) > MOST_BYTES) {
      throw new IOException("it has more than " + MOST_BYTES + " bytes");
    }
    var lines = Files.readAllLines(path);
    for (var line : lines) {
      if (line.length() > MOST_LENGTH) {
        throw new IOException("a line has more than " + MOST_LENGTH + " characters");
      }
    }
    return new WordList(lines.stream().filter(line -> !line.startsWith("#")).toList());
  }

  private static String sentence(Path path, IOException why) {
    return "Cannot use the words in "
        + path.toAbsolutePath().normalize()
        + " ("
        + why
        + "): it has to be a text in UTF-8 with one word in each line.";
  }
}
