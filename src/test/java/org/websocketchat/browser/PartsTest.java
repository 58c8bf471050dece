package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The parts that a page's style can reach are those that the document tells of. */
final class PartsTest {
  private static final Path BROWSER = Path.of("src/main/java/org/websocketchat/browser");
  private static final Path DOCUMENT = Path.of("docs/styling.md");
  private static final Pattern QUOTED = Pattern.compile("`([a-z-]+)`");
  private static final Pattern SET_BY_CODE = Pattern.compile("\"part\", \"([a-z -]+)\"");

  private static Set<String> documented() throws IOException {
    var document = Files.readString(DOCUMENT);
    var list = document.substring(document.indexOf("- Around all"));
    return QUOTED
        .matcher(list)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As the script makes them: the classes, unless an element names its parts itself. */
  private static Set<String> ofTemplates() throws IOException {
    var parts = new TreeSet<String>();
    try (var files = Files.newDirectoryStream(BROWSER.resolve("templates"), "*.html")) {
      for (var file : files) {
        for (var element :
            Jsoup.parseBodyFragment(Files.readString(file)).body().getAllElements()) {
          parts.addAll(partsOf(element));
        }
      }
    }
    return parts;
  }

  private static Set<String> partsOf(Element element) {
    var named = element.attr(element.hasAttr("part") ? "part" : "class");
    return named.isBlank() ? Set.of() : Set.of(named.strip().split("\\s+"));
  }

  private static String code() throws IOException {
    var code = new StringBuilder();
    try (var files = Files.newDirectoryStream(BROWSER, "*.java")) {
      for (var file : files) {
        code.append(Files.readString(file));
      }
    }
    return code.toString();
  }

  @Test
  void everyPartIsDocumented() throws IOException {
    var made = ofTemplates();
    assertFalse(made.isEmpty());
    SET_BY_CODE
        .matcher(code())
        .results()
        .forEach(found -> made.addAll(Set.of(found.group(1).split(" "))));
    made.removeAll(documented());
    assertEquals(Set.of(), made, "not in " + DOCUMENT);
  }

  @Test
  void everyDocumentedPartExists() throws IOException {
    var missing = documented();
    assertFalse(missing.isEmpty());
    missing.removeAll(ofTemplates());
    var code = code();
    // Kinds of rows, which the code puts together: "event line new".
    missing.removeIf(
        part -> Pattern.compile("\"(?:[a-z ]* )?" + part + "(?: [a-z ]*)?\"").matcher(code).find());
    assertEquals(Set.of(), missing, "only in " + DOCUMENT);
  }
}
