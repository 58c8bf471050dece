package org.websocketchat.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/faults.md names is there, and each fault has a test. */
class FaultsTest {
  private static final Pattern NAME = Pattern.compile("`([A-Za-z]+\\.\\w+|[A-Z_]{4,}|[a-z-]+)`");

  @Test
  void everyFaultHasItsTestsRulesAndPlants() throws IOException {
    var missing = new ArrayList<String>();
    int faults = 0;
    for (var line : Files.readAllLines(Path.of("docs/faults.md"))) {
      if (line.startsWith("| ") && !line.startsWith("| fault")) {
        faults++;
        assertTrue(line.contains("Test.") || line.contains("Contract."), line);
        NAME.matcher(line)
            .results()
            .map(found -> found.group(1))
            .filter(name -> !isThere(name))
            .forEach(missing::add);
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(faults > 20, "the table was found");
  }

  private static boolean isThere(String name) {
    int point = name.indexOf('.');
    if (point > 0) {
      var source = source(name.substring(0, point) + ".java");
      return source.contains("void " + name.substring(point + 1) + "(");
    }
    return name.equals("json")
        || List.of(Rule.values()).toString().contains(name)
        || List.of(Plant.values()).stream().anyMatch(plant -> plant.label().equals(name));
  }

  private static String source(String file) {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      var path = files.filter(found -> found.endsWith(file)).findFirst();
      return path.isEmpty() ? "" : Files.readString(path.get());
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
