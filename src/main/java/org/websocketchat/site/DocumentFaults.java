package org.websocketchat.site;

import java.util.ArrayList;
import java.util.List;

/** What is wrong in the documents, each with file and line. */
final class DocumentFaults {
  private final List<String> found = new ArrayList<>();

  /** Notes a fault at an index of a file's text. */
  void add(String file, String text, int at, String fault) {
    long line = 1 + text.substring(0, Math.max(at, 0)).chars().filter(c -> c == '\n').count();
    found.add(file + ":" + line + ": " + fault);
  }

  /** Notes a fault in the first line of a file that contains this part, or else in line 1. */
  void add(String file, String text, String part, String fault) {
    add(file, text, text.indexOf(part), fault);
  }

  /**
   * Ends the build if there is a fault.
   *
   * @throws IllegalArgumentException names all of them
   */
  void check() {
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", found));
    }
  }
}
