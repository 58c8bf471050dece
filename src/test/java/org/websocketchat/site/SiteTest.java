package org.websocketchat.site;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The site that is made of the documents of this project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SiteTest {
  private static final Pattern SCHEME = Pattern.compile("[a-z]+:.*|//.*");

  private final Map<String, Document> pages = new HashMap<>();
  private Path folder = Path.of("");

  @BeforeAll
  void build(@TempDir Path temporary) throws IOException {
    folder = temporary.resolve("docs");
    BuildSite.main(new String[] {".", "--server=", folder.toString()});
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(file -> file.toString().endsWith(".html")).toList()) {
        pages.put(folder.relativize(file).toString(), Jsoup.parse(file));
      }
    }
  }

  @Test
  void everyDocumentIsAPage() throws IOException {
    try (var top = Files.list(Path.of("."));
        var docs = Files.walk(Path.of("docs"))) {
      long documents =
          Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).count();
      assertEquals(documents + 1, pages.size(), "with the list of the decisions");
    }
  }

  @Test
  void everyLinkLeadsToAPageAndAnAnchor() {
    var dead = new ArrayList<String>();
    pages.forEach(
        (place, page) ->
            page.select("a[href]").stream()
                .map(link -> link.attr("href"))
                .filter(href -> !SCHEME.matcher(href).matches())
                .filter(href -> !leadsSomewhere(place, href))
                .forEach(href -> dead.add(place + ": " + href)));
    assertEquals(List.of(), dead);
  }

  private boolean leadsSomewhere(String place, String href) {
    int hash = href.indexOf('#');
    var file = hash < 0 ? href : href.substring(0, hash);
    var page = pages.get(file.isEmpty() ? place : resolve(place, file));
    return page != null && (hash < 0 || page.getElementById(href.substring(hash + 1)) != null);
  }

  private static String resolve(String place, String file) {
    return Path.of(place).resolveSibling(file).normalize().toString();
  }

  @Test
  void everyPageIsFoundFromTheFirst() {
    var found = new TreeSet<String>();
    var next = new ArrayDeque<>(List.of("index.html"));
    while (!next.isEmpty()) {
      var place = next.pop();
      if (pages.containsKey(place) && found.add(place)) {
        page(place).select("a[href]").stream()
            .map(link -> link.attr("href").replaceFirst("#.*", ""))
            .filter(href -> !href.isEmpty() && !SCHEME.matcher(href).matches())
            .forEach(href -> next.add(resolve(place, href)));
      }
    }
    assertEquals(new TreeSet<>(pages.keySet()), found);
  }

  @Test
  void nothingIsLoadedThatIsNotBeside() {
    var elsewhere = new ArrayList<String>();
    pages.forEach(
        (place, page) ->
            page.select("link, script, img").stream()
                .map(part -> part.attr(part.hasAttr("src") ? "src" : "href"))
                .filter(address -> !address.endsWith("../websocket-chat.js"))
                .filter(
                    address ->
                        SCHEME.matcher(address).matches()
                            || !Files.isRegularFile(folder.resolve(resolve(place, address))))
                .forEach(address -> elsewhere.add(place + ": " + address)));
    assertEquals(List.of(), elsewhere);
  }

  @Test
  void noPageNeedsMoreThanTheServersPolicyAllows() {
    pages.forEach(
        (place, page) -> {
          assertEquals(0, page.select("[style], style, script:not([src]), iframe").size(), place);
          var text = page.clone();
          text.select("pre").remove(); // in which code may have such braces
          assertFalse(text.html().contains("{{"), place);
          boolean isHome = place.equals("index.html") || place.equals("zh-CN/index.html");
          assertEquals(isHome ? 2 : 0, page.select("script").size(), place);
        });
  }

  @Test
  void aPageSaysWhereItIsAndWhatItIs() {
    pages.forEach(
        (place, page) ->
            assertAll(
                place,
                () -> assertEquals(1, page.select("h1").size()),
                () -> assertFalse(page.title().isBlank()),
                () -> assertEquals(1, page.select("#pages [aria-current]").size()),
                () -> assertEquals("#content", page.select("a").getFirst().attr("href")),
                () -> assertEquals(language(place), page.select("html").attr("lang")),
                () -> assertEquals(1, page.select("header > [hreflang]").size())));
  }

  private static String language(String place) {
    return place.startsWith("zh-CN/") ? "zh-CN" : "en";
  }

  @Test
  void whatIsWiderThanAPhoneScrollsByKeys() {
    pages.forEach(
        (place, page) -> {
          assertEquals(0, page.select("pre:not([tabindex])").size(), place);
          assertEquals(0, page.select(":not(.table) > table").size(), place);
        });
  }

  @Test
  void theListForLanguageModelsFollowsItsConvention() throws IOException {
    var lines = Files.readAllLines(folder.resolve("llms.txt"));
    assertEquals("# websocket-chat", lines.getFirst());
    assertTrue(lines.get(2).startsWith("> A chat"), lines.get(2));
    var item = Pattern.compile("- \\[[^]]+]\\(([^)]+)\\)(: .+)?");
    var listed = new TreeSet<String>();
    for (var line : lines) {
      var found = item.matcher(line);
      if (found.matches()) {
        listed.add(found.group(1));
      } else {
        assertTrue(line.isEmpty() || line.startsWith("#") || line.startsWith(">"), line);
      }
    }
    assertTrue(pages.keySet().containsAll(listed), listed.toString());
    assertTrue(listed.containsAll(Set.of("index.html", "server.html", "decisions/index.html")));
    var whole = Files.readString(folder.resolve("llms-full.txt"));
    assertTrue(whole.contains(Files.readString(Path.of("docs/server.md"))));
  }

  private Document page(String place) {
    var page = pages.get(place);
    if (page == null) {
      throw new AssertionError("no page: " + place);
    }
    return page;
  }
}
