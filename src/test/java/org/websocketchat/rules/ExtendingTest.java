package org.websocketchat.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What extending.md says is true of today's code: with the record that it begins with, the compiler
 * reports exactly the files that it lists for that, in a copy of the sources.
 */
final class ExtendingTest {
  private static final Path DOCUMENT = Path.of("docs", "extending.md");
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path BODY = SOURCES.resolve("org/websocketchat/protocol/Body.java");
  private static final Pattern RECORD = Pattern.compile("(?s)```java\\n(/\\*\\*.*?)```");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\[[^]]+]\\(\\.\\./(src/main/java/[^)]+)\\) \\| compiler \\|");

  @TempDir private Path folder;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES) // it compiles everything
  void theCompilerReportsTheFilesThatTheDocumentLists() throws IOException {
    var document = Files.readString(DOCUMENT);
    var listed = new TreeSet<String>();
    ROW.matcher(document).results().forEach(row -> listed.add(row.group(1)));
    var record = RECORD.matcher(document);
    assertTrue(record.find(), "the record is in the document");
    assertEquals(listed, reported(record.group(1)));
  }

  /** The files for which the compiler has an error, once the record is in Body. */
  private Set<String> reported(String record) throws IOException {
    var body = folder.resolve("Body.java");
    var text = Files.readString(BODY);
    Files.writeString(body, text.substring(0, text.lastIndexOf('}')) + record + "}\n");
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      compiler
          .getTask(
              new StringWriter(),
              files,
              found,
              List.of(
                  "-proc:none",
                  "-XDcompilePolicy=simple",
                  "--should-stop=ifError=FLOW",
                  "-Xmaxerrs",
                  "1000",
                  "-d",
                  folder.toString()),
              null,
              files.getJavaFileObjectsFromPaths(sources(body)))
          .call();
    }
    var reported = new TreeSet<String>();
    for (var error : found.getDiagnostics()) {
      if (error.getKind() == Diagnostic.Kind.ERROR) {
        reported.add(Path.of(error.getSource().toUri()).toString());
      }
    }
    var root = Path.of("").toAbsolutePath();
    var relative = new TreeSet<String>();
    reported.forEach(file -> relative.add(root.relativize(Path.of(file)).toString()));
    return relative;
  }

  private static List<Path> sources(Path body) throws IOException {
    var sources = new ArrayList<>(List.of(body));
    try (var all = Files.walk(SOURCES)) {
      all.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.equals(BODY))
          .forEach(sources::add);
    }
    return sources;
  }
}
