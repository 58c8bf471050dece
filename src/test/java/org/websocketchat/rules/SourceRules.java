package org.websocketchat.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Rules for the text of the sources. */
final class SourceRules {
  /**
   * Members that turn text into elements or code, in lower case: text must stay text in the page.
   */
  static final List<String> FORBIDDEN =
      List.of(
          "innerhtml",
          "outerhtml",
          "insertadjacenthtml",
          "sethtml",
          "document.write",
          "createcontextualfragment",
          "domparser",
          "parsefromstring",
          "srcdoc",
          "javascript:",
          "eval(",
          "new function(");

  /** Writes the pages of our own documents while the project is built, and never runs in a page. */
  private static final String SITE = "src/main/java/org/websocketchat/site";

  private SourceRules() {}

  /** The places of forbidden members in a directory: {@code file:line: member}. */
  static List<String> markup(Path folder) throws IOException {
    var found = new ArrayList<String>();
    for (var file : files(folder)) {
      if (file.startsWith(SITE)) {
        continue;
      }
      var lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        var line = lines.get(i).toLowerCase(Locale.ROOT);
        int number = i + 1;
        FORBIDDEN.stream()
            .filter(line::contains)
            .forEach(word -> found.add(file + ":" + number + ": " + word));
      }
    }
    return found;
  }

  /** The directories with Java files whose package-info is missing or names no invariant. */
  static List<Path> withoutInvariant(Path folder) throws IOException {
    var found = new ArrayList<Path>();
    for (var file : files(folder)) {
      var info = file.resolveSibling("package-info.java");
      boolean told =
          !file.toString().endsWith(".java")
              || (Files.exists(info) && Files.readString(info).contains("<p>Invariant: "));
      if (!told && !found.contains(file.getParent())) {
        found.add(file.getParent());
      }
    }
    return found;
  }

  /** The Java files in a directory that are too long to be read at once, with their lengths. */
  static List<String> longFiles(Path folder, int mostLines) throws IOException {
    var found = new ArrayList<String>();
    for (var file : files(folder)) {
      int lines = file.toString().endsWith(".java") ? Files.readAllLines(file).size() : 0;
      if (lines > mostLines) {
        found.add(file + ": " + lines + " lines");
      }
    }
    return found;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
