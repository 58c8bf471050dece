package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The declarations, the code and the manifest have the same attributes, members and events. Run
 * with {@code -Delement.manifest=write} to write the manifest anew.
 */
final class ElementManifestTest {
  private static final Path MANIFEST = Path.of("webapp", "custom-elements.json");
  private static final Path BROWSER = Path.of("src/main/java/org/websocketchat/browser");
  private static final Pattern OURS =
      Pattern.compile("(?:add|method|property|methodAndAttribute)\\(\\s*\"(\\w+)\"");
  private static final Pattern FIRED = Pattern.compile("(?:fire|ask)\\([^\"()]*\"(chat-[a-z-]+)\"");

  private final ElementManifest made;

  ElementManifestTest() throws IOException {
    made = new ElementManifest();
  }

  private static Set<String> found(Pattern pattern, String file) throws IOException {
    var names = new TreeSet<String>();
    pattern
        .matcher(Files.readString(BROWSER.resolve(file)))
        .results()
        .forEach(found -> names.add(found.group(1)));
    return names;
  }

  @Test
  void theManifestSaysWhatTheDeclarationsSay() throws IOException {
    if (System.getProperty("element.manifest", "").equals("write")) {
      Files.writeString(MANIFEST, made.json());
    }
    assertEquals(
        made.json(),
        Files.readString(MANIFEST),
        MANIFEST + " is out of date; write it anew with -Delement.manifest=write");
  }

  @Test
  void theDeclarationsHaveTheMembersOfTheCode() throws IOException {
    var ours = found(OURS, "ElementMembers.java");
    Arrays.stream(Attribute.values())
        .forEach(
            attribute -> ours.add(attribute == Attribute.LANG ? "lang" : attribute.property()));
    var declared = new TreeSet<String>();
    made.members().forEach(member -> declared.add(member.group(3)));
    assertEquals(ours, declared);
  }

  @Test
  void theDeclarationsHaveTheEventsOfTheCode() throws IOException {
    var declared = new TreeSet<String>();
    made.events().forEach(event -> declared.add(event.group(2)));
    assertEquals(found(FIRED, "Events.java"), declared);
  }

  @Test
  void everyMemberAndEventIsExplained() {
    var unexplained =
        made.members().stream()
            .filter(member -> member.group(1) == null)
            .map(member -> member.group(3));
    var silent =
        made.events().stream().filter(event -> event.group(1) == null).map(event -> event.group(2));
    assertEquals(List.of(), unexplained.toList());
    assertEquals(List.of(), silent.toList());
  }

  @Test
  void theStyleSheetHasTheTokens() throws IOException {
    var css = Files.readString(Path.of("webapp", "websocket-chat.css"));
    assertFalse(made.tokens().isEmpty());
    made.tokens().forEach(token -> assertTrue(css.contains(token), token));
  }

  @Test
  void everyAttributeMemberAndEventStandsInTheGuide() throws IOException {
    var guide = Files.readString(Path.of("docs", "embedding.md"));
    var missing = new TreeSet<String>();
    made.members().forEach(member -> missing.add(member.group(3)));
    made.events().forEach(event -> missing.add(event.group(2)));
    Arrays.stream(Attribute.values()).forEach(attribute -> missing.add(attribute.attribute()));
    missing.removeIf(name -> Pattern.compile("`" + name + "[`(,]").matcher(guide).find());
    assertEquals(Set.of(), missing);
  }
}
