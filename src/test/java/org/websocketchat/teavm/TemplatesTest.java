package org.websocketchat.teavm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build makes of templates, and how it names what is wrong with one. */
final class TemplatesTest {
  private static final TemplateWords WORDS =
      new TemplateWords(Map.of("JOIN", "Join|加入"), Set.of("list", "join-form"), Set.of("join"));

  private static final String USED = "<i data-place=list></i><i data-place=join-form></i>";

  @TempDir private Path folder;

  private String compile(String html) throws IOException {
    Files.writeString(folder.resolve("part.html"), html);
    return Templates.compile(folder, WORDS);
  }

  private String fault(String html) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> compile(html)).getMessage());
  }

  @Test
  void anElementKeepsItsAttributesAndItsClassesAreParts() throws IOException {
    Files.writeString(folder.resolve("other.html"), USED + "<b data-action=join>x</b>");
    assertEquals(
        """
        {"other":[["i",["data-place","list"]],["i",["data-place","join-form"]],["b",["data-action","join"],"x"]],\
        "part":[["p",["class","a b","hidden",""],"one",["b",["part","c","class","d"],"two"],"three"]]}""",
        compile(
            "<!-- no part of it -->\n<p class='a b' hidden>\n one <b part=c class=d>two</b>\n three</p>\n"));
  }

  @Test
  void textsAndLabelsStandForAllLanguages() throws IOException {
    assertTrue(
        compile(USED + "<b data-action=join data-label='{{JOIN}}'>{{JOIN}}</b>")
            .endsWith(
                "[\"b\",[\"data-action\",\"join\",\"title\",\"Join|加入\",\"aria-label\",\"Join|加入\"],\"Join|加入\"]]}"));
  }

  @Test
  void picturesKeepTheirCaseAndAreNotReadOut() throws IOException {
    assertTrue(
        compile(USED + "<b data-action=join></b><svg viewBox='0 0 24 24'><path d='M1 1'/></svg>")
            .endsWith(
                "[\"svg\",[\"viewBox\",\"0 0 24 24\",\"aria-hidden\",\"true\"],[\"path\",[\"d\",\"M1 1\"]]]]}"));
  }

  @Test
  void aTemplateContainsAnother() throws IOException {
    Files.writeString(folder.resolve("inner.html"), USED + "<b data-action=join></b>");
    assertTrue(
        compile("<p><include template=inner></include></p>")
            .endsWith(
                "\"part\":[[\"p\",[],[\"i\",[\"data-place\",\"list\"]],[\"i\",[\"data-place\",\"join-form\"]],[\"b\",[\"data-action\",\"join\"]]]]}"));
  }

  @Test
  void whatIsUnknownIsNamedWithFileAndLine() {
    var file = folder.resolve("part.html");
    assertEquals(file + ":2: there is no text JION", fault("<p>\n<b title='{{JION}}'></b></p>"));
    assertEquals(file + ":3: there is no text JION", fault("<p>\n\n<b>{{JION}}</b></p>"));
    assertEquals(file + ":1: there is no place \"lsit\"", fault("<p data-place=lsit></p>"));
    assertEquals(file + ":1: there is no action \"jion\"", fault("<p data-action=jion></p>"));
    assertEquals(
        file + ":1: there is no template \"gone\"", fault("<include template=gone></include>"));
  }

  @Test
  void aPlaceThatTheCodeKnowsAndNoTemplateHasIsNamed() {
    assertEquals(folder + ": no template has the place or action \"join\"", fault(USED));
  }
}
