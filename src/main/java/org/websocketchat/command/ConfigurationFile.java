package org.websocketchat.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file with values of options: lines such as {@code port = 8080}, blank lines, and comments that
 * begin with {@code #}.
 *
 * @param values in the order of the file
 */
record ConfigurationFile(List<Value> values) {
  private static final long MAX_BYTES = 1 << 20;

  /**
   * One line of the file.
   *
   * @param name the option without its hyphens
   * @param source the file and the number of the line, for people
   */
  record Value(String name, String value, String source) {}

  ConfigurationFile {
    values = List.copyOf(values);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it cannot be read, or a line is none of these; the message
   *     names the file and the line
   */
  static ConfigurationFile read(Path file) {
    var values = new ArrayList<Value>();
    int number = 0;
    for (var line : lines(file)) {
      number++;
      var text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      var source = file + ", line " + number;
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "'" + text + "' in " + source + " is not a line such as 'port = 8080'");
      }
      var name = text.substring(0, equals).strip();
      values.add(new Value(name, text.substring(equals + 1).strip(), source));
    }
    return new ConfigurationFile(values);
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
        throw unreadable(file, "it has more than 1 MiB");
      }
      return Files.readAllLines(file);
    } catch (NoSuchFileException none) {
      throw unreadable(file, "there is no such file");
    } catch (CharacterCodingException binary) {
      throw unreadable(file, "it is not a text in UTF-8");
    } catch (IOException fault) {
      throw unreadable(file, String.valueOf(fault.getMessage()));
    }
  }

  private static IllegalArgumentException unreadable(Path file, String why) {
    return new IllegalArgumentException("Cannot read the configuration " + file + " (" + why + ")");
  }
}
