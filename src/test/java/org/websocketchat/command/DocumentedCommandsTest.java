package org.websocketchat.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Snippet;
import picocli.CommandLine;

/**
 * The commands of the documents are taken as they stand there: their options are read, not what
 * they do (the tests of each command try that). A test that is named exists.
 */
final class DocumentedCommandsTest {
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:nice )?(?:scripts/|.*/bin/websocket-chat )?(run|invite|admin|test|build|format|gallery"
              + "|bench|package|release|simulate)\\b(.*)");

  private final List<String> wrong = new ArrayList<>();

  @Test
  void areTaken() throws IOException {
    int commands = 0;
    for (var snippet : Snippet.all()) {
      for (var line : snippet.code().lines().toList()) {
        var found = COMMAND.matcher(line);
        boolean isOurs = line.contains("scripts/") || line.contains("/bin/websocket-chat ");
        if (isOurs && found.matches()) {
          commands++;
          check(snippet.document() + ": " + line, found.group(1), words(found.group(2)));
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(commands > 20, "the commands were found: " + commands);
  }

  /** What stands before a comment, a pipe or an explanation in a column of its own. */
  private static List<String> words(String line) {
    return Stream.of(line.split(" #|  | \\|", 2)[0].strip().split(" +", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private void check(String where, String command, List<String> words) {
    try {
      switch (command) {
        case "run" -> run(words);
        case "invite" -> new CommandLine(new Invite()).parseArgs(words.toArray(String[]::new));
        case "admin" -> new CommandLine(new Admin()).parseArgs(words.toArray(String[]::new));
        case "test" -> words.forEach(DocumentedCommandsTest::findTests);
        default -> assertTrue(Files.isExecutable(Path.of("scripts", command)), command);
      }
    } catch (CommandLine.ParameterException | AssertionError fault) {
      wrong.add(where + ": " + fault.getMessage());
    }
  }

  private static void run(List<String> words) {
    if (words.contains("--terminal")) {
      new CommandLine(new TerminalClient()).parseArgs(words.toArray(String[]::new));
      return;
    }
    var err = new StringWriter();
    var command =
        new CommandLine(new Main())
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err, true));
    var all = new ArrayList<>(words);
    all.add("--print-config");
    int code = new Configuration(command, Map.of()).execute(all.toArray(String[]::new));
    assertEquals(0, code, err::toString);
  }

  private static void findTests(String option) {
    if (option.startsWith("-Dtest=")) {
      var name = option.substring("-Dtest=".length());
      try (var sources = Files.walk(Path.of("src/test/java"))) {
        assertTrue(sources.anyMatch(file -> file.endsWith(name + ".java")), option);
      } catch (IOException unreadable) {
        throw new AssertionError(unreadable);
      }
    }
  }
}
