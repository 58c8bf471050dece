package org.websocketchat.testing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that tests read. */
public final class Resources {
  private Resources() {}

  /** A file of {@code src/test/resources}. */
  public static String text(String name) throws IOException {
    try (var in = Resources.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A file that the build wrote, by its path in {@code target}. */
  public static String built(String path) throws IOException {
    return Files.readString(Path.of(System.getProperty("build.dir", "target")).resolve(path));
  }
}
