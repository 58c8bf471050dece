package org.websocketchat.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No translation falls behind its original unnoticed: under each heading there are as many
 * paragraphs, points and rows as in English, and the same code.
 */
final class TranslationsTest {
  private static final Path CHINESE = Path.of("docs", "zh-CN");

  static List<Path> translations() throws IOException {
    try (var files = Files.list(CHINESE)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("translations")
  void saysAsMuchAsItsOriginal(Path translation) throws IOException {
    var name = translation.getFileName().toString();
    var inDocs = Path.of("docs", name);
    var original = sections(Files.exists(inDocs) ? inDocs : Path.of(name));
    var translated = sections(translation);
    for (int i = 0; i < Math.min(original.size(), translated.size()); i++) {
      var section = original.get(i);
      assertEquals(
          section.parts(),
          translated.get(i).parts(),
          translation
              + ": \""
              + translated.get(i).heading()
              + "\" is not \""
              + section.heading()
              + "\" any more");
    }
    assertEquals(headings(original), headings(translated), translation + ": as many headings");
  }

  /** So that bold text beside Chinese punctuation is read as such. */
  @ParameterizedTest
  @MethodSource("translations")
  void leavesNoMarkBehind(Path translation) throws IOException {
    var body = new Markdown().body(Files.readString(translation));
    body.select("pre, code").remove();
    assertFalse(body.text().contains("*"), body.text());
  }

  private static List<String> headings(List<Section> sections) {
    return sections.stream().map(section -> section.level).toList();
  }

  /** One heading, and what is below it up to the next one. */
  private record Section(String level, String heading, List<String> parts) {}

  private static List<Section> sections(Path file) throws IOException {
    var sections = new ArrayList<Section>();
    var body = new Markdown().body(Files.readString(file));
    sections.add(new Section("", file.toString(), new ArrayList<>()));
    for (var part : body.select("h1, h2, h3, h4, p, li, tr, pre, img")) {
      if (part.tagName().startsWith("h")) {
        sections.add(new Section(part.tagName(), part.text(), new ArrayList<>()));
      } else {
        sections.getLast().parts.add(part(part));
      }
    }
    return sections;
  }

  private static String part(Element part) {
    return switch (part.tagName()) {
      case "pre" -> part.wholeText();
      case "tr" -> "row of " + part.select("td:has(code), th:has(code)").size();
      default -> part.tagName();
    };
  }
}
