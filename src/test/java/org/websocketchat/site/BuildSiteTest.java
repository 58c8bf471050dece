package org.websocketchat.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small project whose documents each test changes. */
final class BuildSiteTest {
  @TempDir private Path root;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(root.resolve("webapp"));
    Files.writeString(root.resolve("webapp/icon.svg"), "<svg/>");
    try (var files = Files.list(Path.of("docs/site"))) {
      Files.createDirectories(root.resolve("docs/site"));
      for (var file : files.toList()) {
        Files.copy(file, root.resolve(file.toString()));
      }
    }
    file("docs/site/navigation.txt", "| Start | 开始\nREADME.md | Try | 试\ndocs/a.md | A | 甲\n");
    file("README.md", "# Small\n\nIt is small.\n\n![Chat](docs/chat.png)\n\n[A](docs/a.md#two)\n");
    file("docs/a.md", "# A\n\n## Two\n\n[home](../README.md), [source](../src/Main.java)\n");
    file("docs/chat.png", "");
    file("src/Main.java", "");
    file("webapp/served.html", "");
  }

  private void file(String name, String text) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void build(String server) throws IOException {
    BuildSite.main(
        new String[] {root.toString(), "--server=" + server, root.resolve("dist/docs").toString()});
  }

  private Element main(String page) throws IOException {
    return Jsoup.parse(root.resolve("dist/docs").resolve(page)).selectXpath("//main").getFirst();
  }

  @Test
  void linksLeadFromPageToPage() throws IOException {
    file("dist/served.html", "");
    file("docs/a.md", "# A\n\n## Two\n\n[home](../README.md#small) [s](../webapp/served.html)\n");
    build("");
    assertEquals("a.html#two", main("index.html").select("a[href^=a.html]").attr("href"));
    var links = main("a.html").select("a").eachAttr("href");
    assertEquals("index.html#small", links.get(0));
    assertEquals("../served.html", links.get(1));
  }

  @Test
  void aSourceIsNamedInsteadOfLinked() throws IOException {
    build("");
    assertEquals("source (src/Main.java)", main("a.html").select("span.source").text());
    assertFalse(main("a.html").html().contains("href=\"../src"));
  }

  @Test
  void aClassOfOursIsNamedByItsPackage() throws IOException {
    file("src/main/java/org/websocketchat/hub/Hub.java", "");
    file(
        "docs/a.md", "# A\n\n## Two\n\n[`Hub`](../src/main/java/org/websocketchat/hub/Hub.java)\n");
    build("");
    assertEquals("hub/Hub.java", main("a.html").select("span.source").text());
  }

  @Test
  void aLinkToTheTranslationAloneIsInTheHeaderOnly() throws IOException {
    file("docs/zh-CN/a.md", "# 甲\n\n[English](../a.md)\n\n文字\n");
    build("");
    assertEquals("甲 文字", main("zh-CN/a.html").text().strip());
  }

  @Test
  void thePictureOfTheFirstPageIsWhatStandsThereWithoutAServer() throws IOException {
    build("wss://chat.example/?a=1&b=2");
    var live = main("index.html").select(".live");
    assertEquals("chat.png", live.select("img").attr("src"));
    assertEquals(0, live.select("[hidden] img").size());
    assertTrue(live.select("websocket-chat").hasAttr("hidden"));
    assertEquals("wss://chat.example/?a=1&b=2", live.select("[data-server]").attr("data-server"));
  }

  @Test
  void aTranslationStandsInForItsOriginal() throws IOException {
    file("docs/zh-CN/README.md", "# 小\n\n[甲](../a.md) 和 [English](../../README.md)\n第二行，\n第三行\n");
    build("");
    var chinese = Jsoup.parse(root.resolve("dist/docs/zh-CN/index.html"));
    assertEquals("zh-CN", chinese.select("html").attr("lang"));
    assertEquals("../index.html", chinese.select("header > [hreflang=en]").attr("href"));
    assertEquals("../a.html", chinese.select("#pages [hreflang=en]").attr("href"));
    assertEquals("甲英文", chinese.select("#pages [hreflang=en]").text());
    assertEquals("en", chinese.select("main a[href=../a.html]").attr("hreflang"));
    assertTrue(chinese.text().contains("第二行，第三行"), chinese.text());
    var english = Jsoup.parse(root.resolve("dist/docs/a.html"));
    assertEquals("zh-CN/index.html", english.select("header > [hreflang]").attr("href"));
  }

  @Test
  void aFolderHasAPageThatListsIt() throws IOException {
    file("docs/more/1-x.md", "# 1. X\n");
    file("docs/a.md", "# A\n\n## Two\n\n[more](more/)\n");
    var navigation = Files.readString(root.resolve("docs/site/navigation.txt"));
    file("docs/site/navigation.txt", navigation + "docs/more/* | More | 更多\n");
    build("");
    assertEquals("more/index.html", main("a.html").select("a").attr("href"));
    assertEquals("1. X", main("more/index.html").select("a[href=../more/1-x.html]").text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "docs/a.md | # A\\n## Two\\n\\n[x](b.md) | docs/a.md:4: \"b.md\" leads to no file",
        "docs/a.md | # A\\n## Two\\n[x](#b) | docs/a.md:3: \"#b\" leads to no heading",
        "docs/a.md | # A\\n## Two\\n![x](b.png) | docs/a.md:3: \"b.png\" is no picture of the project",
        "docs/a.md | # A\\n## Two\\n![x](../../b.png) | docs/a.md:3: \"../../b.png\" is no picture of the project",
        "docs/a.md | # A\\n## Two\\n## Two | docs/a.md:3: the heading \"Two\" is there twice",
        "docs/a.md | # A\\n## Three | README.md:7: \"docs/a.md#two\" leads to no heading",
        "docs/b.md | # B | docs/b.md:1: docs/site/navigation.txt does not have it",
        "docs/zh-CN/b.md | # B | docs/zh-CN/b.md:1: it is a translation of nothing",
        "docs/zh-CN/a.md | # A\\n[x](../a.md) [x](../../README.md) | ",
      })
  void aFaultEndsTheBuildWithFileAndLine(String name, String text, String fault)
      throws IOException {
    file("docs/zh-CN/README.md", "# 小\n");
    file(name, text.replace("\\n", "\n") + "\n");
    var thrown = assertThrows(IllegalArgumentException.class, () -> build(""));
    var expected =
        fault == null
            ? "docs/zh-CN/a.md:2: \"../../README.md\" has a translation: docs/zh-CN/README.md"
            : fault;
    assertEquals(expected, thrown.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "README.md | Try | 试; 1; a line is \"place | English | 中文\", below \"| group | 组\"",
        "| Start | 始 | x; 1; a line is \"place | English | 中文\", below \"| group | 组\"",
      })
  void aLineOfTheNavigationThatIsNoneIsAFault(String line, int number, String fault)
      throws IOException {
    file("docs/site/navigation.txt", line + "\n| More | 更多\nREADME.md|A|B\ndocs/a.md|A|B\n");
    var thrown = assertThrows(IllegalArgumentException.class, () -> build(""));
    assertEquals("docs/site/navigation.txt:" + number + ": " + fault, thrown.getMessage());
  }

  @Test
  void anEntryWithoutADocumentIsAFault() throws IOException {
    Files.delete(root.resolve("docs/a.md"));
    file("README.md", "# Small\n");
    var thrown = assertThrows(IllegalArgumentException.class, () -> build(""));
    assertEquals("docs/site/navigation.txt:3: there is no such file", thrown.getMessage());
  }
}
