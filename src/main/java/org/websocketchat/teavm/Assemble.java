package org.websocketchat.teavm;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts together what is served: the compiled Java and what its {@code main} is given become one
 * classic script, which lies with its compressed twins and its source map beside the files of
 * {@code webapp/}.
 */
public final class Assemble {
  private static final String TEMPLATES = "src/main/java/org/websocketchat/browser/templates";
  private static final String STYLE = "websocket-chat.css";
  private static final String SCRIPT = "websocket-chat.js";

  private Assemble() {}

  /**
   * Writes the result to one or more folders.
   *
   * @param arguments the compiled script, the folder {@code webapp}, the version, and the target
   *     folders
   */
  public static void main(String[] arguments) throws IOException {
    var webapp = Path.of(arguments[1]);
    var given =
        List.of(
            Files.readString(webapp.resolve(STYLE)),
            Templates.compile(webapp.resolveSibling(TEMPLATES), TemplateWords.ofChat()));
    var optimized =
        Optimizer.optimize(
            Path.of(arguments[0]),
            "var exports={};",
            "exports.main(" + literal(given) + ");",
            "/*! websocket-chat " + arguments[2] + ", MIT licence */\n",
            SCRIPT);
    var script = optimized.script().getBytes(StandardCharsets.UTF_8);
    var zipped = Compression.gzip(script);
    var brotli = Compression.brotli(script);
    for (var folder : List.of(arguments).subList(3, arguments.length)) {
      var target = Path.of(folder);
      Files.createDirectories(target);
      copyFiles(webapp, target);
      Files.write(target.resolve(SCRIPT), script);
      Files.write(target.resolve(SCRIPT + ".gz"), zipped);
      if (brotli != null) {
        Files.write(target.resolve(SCRIPT + ".br"), brotli);
      }
      Files.writeString(target.resolve(SCRIPT + ".map"), optimized.map());
    }
    System.out.printf(
        "%s: %,d bytes, %,d with gzip -9, %s%n",
        SCRIPT,
        script.length,
        zipped.length,
        brotli == null
            ? "no Brotli, since its encoder does not run on this system"
            : "%,d with Brotli".formatted(brotli.length));
  }

  /** An array literal for the script, where what is quoted for JSON is a string, too. */
  private static String literal(List<String> texts) {
    return texts.stream()
        .map(
            text -> '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"')
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** Copies the files that are served as they are; the style of the element is in the script. */
  private static void copyFiles(Path webapp, Path target) throws IOException {
    try (var files = Files.list(webapp)) {
      for (var file : files.sorted().toList()) {
        if (!file.endsWith(STYLE)) {
          Files.write(target.resolve(file.getFileName().toString()), Files.readAllBytes(file));
        }
      }
    }
  }
}
