package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.testing.Snippet;

/**
 * The frames that protocol.md shows are frames: our codecs read them. Where fields are left out,
 * the type at least is known.
 */
final class FrameExamplesTest {
  private static final Path DOCUMENT = Path.of("docs", "protocol.md");
  private static final Pattern LINE =
      Pattern.compile("(?:old|new)? *([CS])(->[CS*])? +(\\{.*)", Pattern.DOTALL);
  private static final Pattern IN_STRING = Pattern.compile("(\"[^\",{}]*)\\.\\.\\.([^\",{}]*\")");

  private final JacksonJson json = new JacksonJson();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void ourCodecsReadThem() throws IOException {
    int frames = 0;
    for (var snippet : Snippet.all()) {
      if (snippet.document().equals(DOCUMENT)) {
        for (var line : snippet.code().replace("\n    ", "").lines().toList()) {
          var found = LINE.matcher(line);
          if (found.matches()) {
            frames++;
            boolean isClients = found.group(1).equals("C");
            check(frame(found.group(3)), isClients, found.group(2) != null);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(frames > 50, "the frames were found: " + frames);
  }

  /** The object at the beginning of a line, with something in the place of each value left out. */
  private static String frame(String line) {
    int depth = 0;
    int end = 0;
    do {
      depth += line.charAt(end) == '{' ? 1 : line.charAt(end) == '}' ? -1 : 0;
      end++;
    } while (depth > 0 && end < line.length());
    return IN_STRING
        .matcher(line.substring(0, end))
        .replaceAll("$1xxx$2")
        .replace(":...", ":1763878400000");
  }

  private void check(String text, boolean isClients, boolean isGuides) {
    boolean isWhole = !text.contains("...");
    var shown = isWhole ? text : text.replaceFirst(",.*", "}");
    Object frame =
        isGuides
            ? new GuideCodec(json).decode(shown)
            : isClients
                ? ClientFrameCodec.decode(json, shown)
                : ServerFrameCodec.decode(json, shown);
    var kind = frame.getClass().getSimpleName();
    if (kind.equals("Unknown")
        || kind.equals("Unreadable")
        || (isWhole && kind.equals("Malformed"))) {
      wrong.add(kind + ": " + text);
    }
  }
}
