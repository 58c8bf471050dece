package org.websocketchat.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents agree with the files that they name. */
final class DocumentsTest {
  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^)\\s]+)[^)]*\\)|(?:src|href)=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\n]+`", Pattern.DOTALL);
  private static final Pattern BLOCK = Pattern.compile("```.*?```", Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?) *#*$");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\| `([a-z]+)` \\|");

  @Test
  void everyLinkLeadsToAFileAndAHeading() throws IOException {
    var dead = new ArrayList<String>();
    int links = 0;
    for (var document : documents()) {
      for (var link : links(Files.readString(document))) {
        links++;
        if (!leadsSomewhere(document, link)) {
          dead.add(document + ": " + link);
        }
      }
    }
    assertEquals(List.of(), dead);
    assertTrue(links > 40, "the links were found: " + links);
  }

  private static List<Path> documents() throws IOException {
    try (var top = Files.list(Path.of("."));
        var docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(top.map(Path::normalize), docs)
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }

  /** The links and pictures of a document that do not lead to other sites. */
  private static List<String> links(String text) {
    return LINK.matcher(CODE.matcher(text).replaceAll("code"))
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .filter(link -> !link.startsWith("https:"))
        .toList();
  }

  private static boolean leadsSomewhere(Path document, String link) throws IOException {
    int hash = link.indexOf('#');
    var path = hash < 0 ? link : link.substring(0, hash);
    var target = path.isEmpty() ? document : document.resolveSibling(path);
    if (hash < 0) {
      return Files.exists(target);
    }
    return Files.isRegularFile(target)
        && anchors(Files.readString(target)).contains(link.substring(hash + 1));
  }

  /** The anchors of a document's headings, as GitHub names them. */
  private static Set<String> anchors(String text) {
    var anchors = new HashSet<String>();
    var counts = new HashMap<String, Integer>();
    HEADING
        .matcher(BLOCK.matcher(text).replaceAll(""))
        .results()
        .forEach(
            found -> {
              var anchor =
                  found
                      .group(1)
                      .toLowerCase(Locale.ROOT)
                      .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                      .replace(' ', '-');
              int before = counts.merge(anchor, 1, Integer::sum) - 1;
              anchors.add(before == 0 ? anchor : anchor + "-" + before);
            });
    return anchors;
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
