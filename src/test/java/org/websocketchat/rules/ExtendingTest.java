package org.websocketchat.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The patch that extending.md walks through fits today's code: in a copy, it applies and compiles,
 * and passes its own tests, those of what it touches, and the simulation.
 */
@Timeout(
    value = 15,
    unit = TimeUnit.MINUTES) // it compiles everything, and runs tests, beside others
final class ExtendingTest {
  private static final Path DOCUMENT = Path.of("docs/extending.md");
  private static final Path PATCH = Path.of("src/test/resources/extending/reactions.patch");
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Path BROWSER_TESTS = TESTS.resolve("org/websocketchat/browser");
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final String SEEDS = "100";
  private static final long LIMIT_MINUTES = 10;

  /** The tests of what the patch touches, besides those that it changes. */
  private static final List<String> OTHER_TESTS =
      List.of(
          "protocol/BodyCodecTest",
          "protocol/BodyTest",
          "protocol/ChatVectorsTest",
          "hub/ChatCorrectionsTest",
          "store/MemoryStorageTest",
          "store/SqliteStorageTest",
          "session/ChatCorrectionsTest",
          "view/TextsTest",
          "view/TranscriptTest");

  private static final String RENEWAL =
      PATCH
          + " does not fit today's code any more. See \"When the code moves on\" in "
          + DOCUMENT
          + " for how to renew it.\n";

  /** A file that the patch touches, as it is named behind {@code +++ b/}. */
  private static final Pattern TOUCHED = Pattern.compile("(?m)^\\+\\+\\+ b/(.+)$");

  private static final Pattern NAMED = Pattern.compile("src/main/java/[\\w/-]+\\.(java|html)");

  @TempDir private Path folder;

  /** {@code scripts/test} installs git where it can, and else says that this is not tried. */
  @Test
  void thePatchAppliesCompilesAndPassesItsTests() throws Exception {
    assumeTrue(isGitThere(), "git is missing");
    var copy = Files.createDirectory(folder.resolve("copy"));
    var touched = touched();
    apply(touched, copy);
    var tests = new TreeSet<String>();
    OTHER_TESTS.forEach(test -> tests.add("org/websocketchat/" + test));
    for (var file : touched) {
      boolean needsScript = file.startsWith(BROWSER_TESTS);
      if (file.startsWith(TESTS) && !needsScript && file.toString().endsWith("Test.java")) {
        tests.add(className(TESTS.relativize(file)));
      }
    }
    var classes = Files.createDirectory(folder.resolve("classes"));
    compile(copy, tests, classes);
    run(copy, tests, classes);
  }

  @Test
  void theDocumentNamesTheFilesThatThePatchTouches() throws IOException {
    var named = new TreeSet<String>();
    var names = NAMED.matcher(Files.readString(DOCUMENT));
    names.results().forEach(name -> named.add(name.group()));
    var touched = new TreeSet<String>();
    touched().stream().filter(it -> it.startsWith(MAIN)).forEach(it -> touched.add("" + it));
    assertEquals(touched, named);
  }

  private static boolean isGitThere() {
    return Stream.of(Objects.requireNonNull(System.getenv("PATH")).split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "git")));
  }

  private static List<Path> touched() throws IOException {
    var files = TOUCHED.matcher(Files.readString(PATCH)).results();
    return files.map(file -> Path.of(file.group(1))).toList();
  }

  /** Copies what the patch touches, and applies it there. */
  private void apply(List<Path> touched, Path copy) throws Exception {
    for (var file : touched) {
      var target = copy.resolve(file);
      Files.createDirectories(target.getParent());
      if (Files.exists(file)) {
        Files.copy(file, target);
      }
    }
    var command = List.of("git", "apply", "-C1", PATCH.toAbsolutePath().toString());
    var git = new ProcessBuilder(command).directory(copy.toFile());
    // The copy may lie within a repository, and the test may run in a hook of one.
    git.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    git.environment().put("GIT_CEILING_DIRECTORIES", folder.toRealPath().toString());
    end(git, RENEWAL);
  }

  /** Compiles the sources as the patch leaves them: all of the program, and the tests needed. */
  private void compile(Path copy, Iterable<String> tests, Path classes) throws IOException {
    var sources = new ArrayList<Path>();
    try (var today = Files.walk(MAIN);
        var patched = Files.walk(copy.resolve(MAIN))) {
      Stream.concat(today.filter(file -> !Files.exists(copy.resolve(file))), patched)
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(sources::add);
    }
    for (var test : tests) {
      var file = TESTS.resolve(test + ".java");
      sources.add(Files.exists(copy.resolve(file)) ? copy.resolve(file) : file);
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    var sourcePath =
        String.join(File.pathSeparator, copy.resolve(TESTS).toString(), TESTS.toString());
    var options =
        List.of(
            "-proc:none", "-Xprefer:source", "-sourcepath", sourcePath, "-d", classes.toString());
    try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      compiler.getTask(new StringWriter(), files, found, options, null, units).call();
    }
    var errors =
        found.getDiagnostics().stream()
            .filter(error -> error.getKind() == Diagnostic.Kind.ERROR)
            .map(error -> error.toString())
            .toList();
    assertEquals("", String.join("\n", errors), RENEWAL);
  }

  /** Runs the tests there where the files are that the patch has changed. */
  private void run(Path copy, Iterable<String> tests, Path classes) throws Exception {
    var path = new ArrayList<>(List.of(classes, copy.resolve(RESOURCES)));
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      path.add(Path.of(entry));
    }
    var classPath =
        path.stream()
            .map(entry -> entry.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1"));
    command.add("-Djunit.jupiter.execution.timeout.testable.method.default=5m");
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath));
    command.addAll(List.of(PatchedTests.class.getName(), SEEDS));
    tests.forEach(test -> command.add(test.replace('/', '.')));
    end(new ProcessBuilder(command).directory(copy.toFile()), RENEWAL);
  }

  /** The class in a file of sources, with slashes. */
  private static String className(Path file) {
    var name = file.toString().replace(File.separatorChar, '/');
    return name.substring(0, name.length() - ".java".length());
  }

  /** Runs this to its end; fails with this and what it prints if it does, or takes too long. */
  private void end(ProcessBuilder builder, String failure) throws Exception {
    var printed = Files.createTempFile(folder, "printed", ".txt");
    var process = builder.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        fail(failure + Files.readString(printed));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
