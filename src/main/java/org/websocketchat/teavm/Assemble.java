package org.websocketchat.teavm;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts together what is served: the compiled Java and what its {@code main} is given become a
 * classic script and an ES module, which lie with their compressed twins and their source map
 * beside the files of {@code webapp/}.
 */
public final class Assemble {
  private static final String TEMPLATES = "src/main/java/org/websocketchat/browser/templates";
  private static final String STYLE = "websocket-chat.css";
  private static final String SCRIPT = "websocket-chat.js";
  private static final String MODULE = "websocket-chat.mjs";

  /** Where there is no DOM, as on a server that renders pages, the class has nothing in it. */
  private static final String EXPORTS =
      "export const WebSocketChatElement="
          + "globalThis.customElements?.get(\"websocket-chat\")??class{};\n";

  private Assemble() {}

  /**
   * Writes the result to one or more folders.
   *
   * @param arguments the compiled script, the folder {@code webapp}, the version, and the target
   *     folders
   */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    var webapp = Path.of(arguments[1]);
    var given =
        List.of(
            Files.readString(webapp.resolve(STYLE)),
            Templates.compile(webapp.resolveSibling(TEMPLATES), TemplateWords.ofChat()));
    var optimized =
        Optimizer.optimize(
            Path.of(arguments[0]),
            "var exports={};",
            "typeof document>'u'||exports.main(" + literal(given) + ");",
            "/*! websocket-chat " + arguments[2] + ", MIT licence */\n",
            SCRIPT);
    var files = new TreeMap<String, byte[]>();
    addCompressed(files, SCRIPT, optimized.withLink(""));
    addCompressed(files, MODULE, optimized.withLink(EXPORTS));
    files.put("integrity.json", integrity(files).getBytes(StandardCharsets.UTF_8));
    files.put(SCRIPT + ".map", optimized.map().getBytes(StandardCharsets.UTF_8));
    files.forEach((name, bytes) -> System.out.printf("%s: %,d bytes%n", name, bytes.length));
    for (var folder : List.of(arguments).subList(3, arguments.length)) {
      copyFiles(webapp, Path.of(folder));
      for (var file : files.entrySet()) {
        Files.write(Path.of(folder, file.getKey()), file.getValue());
      }
    }
  }

  /** Adds a script and its compressed twins. */
  private static void addCompressed(Map<String, byte[]> files, String name, String script)
      throws IOException {
    var bytes = script.getBytes(StandardCharsets.UTF_8);
    var brotli = Compression.brotli(bytes);
    files.put(name, bytes);
    files.put(name + ".gz", Compression.gzip(bytes));
    if (brotli != null) {
      files.put(name + ".br", brotli);
    }
  }

  /** What stands in the attribute {@code integrity} of a page that loads a script, as JSON. */
  private static String integrity(Map<String, byte[]> files) throws GeneralSecurityException {
    var lines = new ArrayList<String>();
    for (var name : List.of(SCRIPT, MODULE)) {
      var hash = MessageDigest.getInstance("SHA-384").digest(files.get(name));
      var text = Base64.getEncoder().encodeToString(hash);
      lines.add("  \"%s\": \"sha384-%s\"".formatted(name, text));
    }
    return "{\n" + String.join(",\n", lines) + "\n}\n";
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
    try (var files = Files.walk(webapp)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(STYLE)) {
          var copy = target.resolve(webapp.relativize(file));
          Files.createDirectories(copy.resolveSibling(""));
          Files.write(copy, Files.readAllBytes(file));
        }
      }
    }
  }
}
