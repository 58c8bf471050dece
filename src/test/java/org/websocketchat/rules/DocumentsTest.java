package org.websocketchat.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents agree with the files that they name. */
final class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)[^)]*\\)");
  private static final Pattern CODE = Pattern.compile("```.*?```", Pattern.DOTALL);
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\| `([a-z]+)` \\|");

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    var dead = new ArrayList<String>();
    int links = 0;
    for (var document : documents()) {
      var text = CODE.matcher(Files.readString(document)).replaceAll("");
      for (var link : LINK.matcher(text).results().map(found -> found.group(1)).toList()) {
        if (!link.startsWith("https:")) {
          links++;
          if (!Files.exists(document.resolveSibling(link))) {
            dead.add(document + ": " + link);
          }
        }
      }
    }
    assertEquals(List.of(), dead);
    assertTrue(links > 20, "the links were found");
  }

  private static List<Path> documents() throws IOException {
    try (var docs = Files.walk(Path.of("docs"))) {
      var all = Stream.concat(Stream.of(Path.of("README.md"), Path.of("CHANGELOG.md")), docs);
      return all.filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  @Test
  void theTableOfPackagesNamesAllOfThem() throws IOException {
    var named = new TreeSet<String>();
    var architecture = Files.readString(Path.of("docs", "architecture.md"));
    PACKAGE.matcher(architecture).results().forEach(found -> named.add(found.group(1)));
    var packages = new TreeSet<String>();
    try (var folders = Files.list(Path.of("src/main/java/org/websocketchat"))) {
      folders
          .filter(Files::isDirectory)
          .forEach(folder -> packages.add(folder.getFileName().toString()));
    }
    assertEquals(packages, named);
  }
}
