package org.websocketchat.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Snippet;

/**
 * Each block of code in README, CONTRIBUTING and {@code docs} is tried by a test, or there is a
 * reason why none does: {@code src/test/resources/snippets.txt} says which.
 *
 * <p>A line there is {@code document | language | beginning of the block | test} or {@code ... |
 * no: reason}; an empty beginning stands for every other block of that language in the document.
 */
final class SnippetsTest {
  private static final Path LIST = Path.of("src/test/resources/snippets.txt");

  /** A line of the list. */
  private record Line(String document, String language, String beginning, String test) {
    static Line of(String text) {
      var parts = text.split("\\|", 4);
      if (parts.length != 4) {
        throw new AssertionError(LIST + ": not four parts: " + text);
      }
      return new Line(parts[0].strip(), parts[1].strip(), parts[2].strip(), parts[3].strip());
    }

    boolean isAbout(Snippet snippet) {
      return document.equals(snippet.document().toString().replace('\\', '/'))
          && language.equals(snippet.language())
          && snippet.firstLine().startsWith(beginning);
    }

    boolean isReason() {
      return test.startsWith("no: ") && test.length() > 15;
    }
  }

  @Test
  void eachBlockIsTriedOrSaysWhyNot() throws IOException {
    var lines = lines();
    var open =
        Snippet.all().stream()
            .filter(snippet -> lines.stream().noneMatch(line -> line.isAbout(snippet)))
            .map(
                snippet ->
                    snippet.document() + " | " + snippet.language() + " | " + snippet.firstLine())
            .toList();
    assertEquals(List.of(), open, LIST + " does not say which test tries these blocks");
  }

  @Test
  void noLineOfTheListIsLeftOver() throws IOException {
    var snippets = Snippet.all();
    var leftOver =
        lines().stream()
            .filter(line -> snippets.stream().noneMatch(line::isAbout))
            .map(Line::toString)
            .toList();
    assertEquals(List.of(), leftOver, LIST + " names blocks that are not there");
  }

  @Test
  void theTestsExist() throws IOException {
    var missing = new ArrayList<String>();
    for (var line : lines()) {
      if (!line.isReason() && !exists(line.test() + ".java")) {
        missing.add(line.test());
      }
    }
    assertEquals(List.of(), missing);
  }

  private static boolean exists(String name) throws IOException {
    try (var sources = Files.walk(Path.of("src/test/java/org/websocketchat"))) {
      return sources.anyMatch(file -> file.endsWith(Path.of(name)));
    }
  }

  private static List<Line> lines() throws IOException {
    try (Stream<String> lines = Files.lines(LIST)) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Line::of)
          .collect(Collectors.toList());
    }
  }
}
