package org.websocketchat.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of code in a document in English; translations have the same ones.
 *
 * @param document its file
 * @param language as it is written behind the fence; may be empty
 */
public record Snippet(Path document, String language, String code) {
  private static final Pattern BLOCK =
      Pattern.compile("^( *)```([a-z]*)\\n(.*?)^\\1```$", Pattern.DOTALL | Pattern.MULTILINE);

  /** Those of README and CONTRIBUTING and below {@code docs}, in order. */
  public static List<Snippet> all() throws IOException {
    var snippets = new ArrayList<Snippet>();
    try (var docs = Files.walk(Path.of("docs"))) {
      var top = Stream.of("README.md", "CONTRIBUTING.md").map(Path::of);
      for (var document : Stream.concat(top, docs.sorted()).filter(Snippet::isOriginal).toList()) {
        BLOCK
            .matcher(Files.readString(document))
            .results()
            .map(
                block ->
                    new Snippet(
                        document,
                        block.group(2),
                        block.group(3).replaceAll("(?m)^" + block.group(1), "")))
            .forEach(snippets::add);
      }
    }
    return snippets;
  }

  private static boolean isOriginal(Path file) {
    return file.toString().endsWith(".md") && !file.startsWith(Path.of("docs", "zh-CN"));
  }

  /** Its first line that is not blank. */
  public String firstLine() {
    return code.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
