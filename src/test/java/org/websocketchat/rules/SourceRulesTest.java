package org.websocketchat.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceRulesTest {
  private static final Path BREACH = Path.of("src/test/java/org/websocketchat/rules/breach");

  /** How many lines a file of the page has at most, so that it can be read at once. */
  private static final int MOST_LINES = 280;

  @ParameterizedTest
  @ValueSource(strings = {"src/main", "webapp"})
  void noTextBecomesMarkup(String folder) throws IOException {
    assertEquals(List.of(), SourceRules.markup(Path.of(folder)));
  }

  @Test
  void everyPlantedMarkupIsSeen() throws IOException {
    var report = String.join("\n", SourceRules.markup(BREACH));
    for (var word : SourceRules.FORBIDDEN) {
      assertTrue(report.contains("WritesMarkup.java:"), report);
      assertTrue(report.contains(": " + word), word);
    }
  }

  @Test
  void everyPackageStatesItsInvariant() throws IOException {
    assertEquals(List.of(), SourceRules.withoutInvariant(Path.of("src/main/java")));
  }

  @Test
  void filesOfThePageCanBeReadAtOnce() throws IOException {
    var longFiles = new ArrayList<String>();
    for (var part : List.of("browser", "view")) {
      var folder = Path.of("src/main/java/org/websocketchat", part);
      longFiles.addAll(SourceRules.longFiles(folder, MOST_LINES));
    }
    assertEquals(List.of(), longFiles);
  }

  @Test
  void longFilesAreSeen() throws IOException {
    var found = SourceRules.longFiles(BREACH, 10);
    assertTrue(found.stream().anyMatch(line -> line.contains(".java: ")), "found: " + found);
    assertEquals(List.of(), SourceRules.longFiles(BREACH, 1_000));
  }

  @Test
  void packagesWithoutInvariantAreSeen() throws IOException {
    var found = SourceRules.withoutInvariant(BREACH);
    assertTrue(found.contains(BREACH.resolve("hub")), "no package-info: " + found);
    assertTrue(found.contains(BREACH.resolve("json")), "none that says it: " + found);
  }
}
