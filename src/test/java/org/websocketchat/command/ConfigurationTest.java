package org.websocketchat.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Options from the command line, the environment and a file. */
final class ConfigurationTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theCommandLineCountsBeforeVariablesAndThoseBeforeTheFile() throws IOException {
    var file = file("# a comment", "", "port = 1", "host=file.example", "keep-days = 3");
    var config = print(Map.of("WSC_PORT", "2", "WSC_HOST", "variable.example"), file, "--port=4");
    assertEquals("4", value(config, "port"));
    assertEquals("variable.example", value(config, "host"));
    assertEquals("3", value(config, "keep-days"));
    assertTrue(config.contains("#keep-messages = 100000"), config);
  }

  @Test
  void anOptionThatCanBeRepeatedTakesAllItsValuesFromOneSource() throws IOException {
    var file =
        file("origin = https://a.example", "origin = https://b.example", "reserve = Ann Lee");
    var inFile = List.of("https://a.example", "https://b.example");
    assertEquals(inFile, values(print(Map.of(), file), "origin"));
    assertEquals(List.of("Ann Lee"), values(print(Map.of(), file), "reserve"));
    var variable = Map.of("WSC_ORIGIN", " https://c.example\n https://d.example ");
    var inVariable = List.of("https://c.example", "https://d.example");
    assertEquals(inVariable, values(print(variable, file), "origin"));
    var given = print(variable, file, "--origin", "https://e.example");
    assertEquals(List.of("https://e.example"), values(given, "origin"));
  }

  @Test
  void aVariableCanNameTheFile() throws IOException {
    var file = file("slow = 5", "slow = garden-club=30");
    var config = print(Map.of("WSC_CONFIG", file.toString()), null);
    assertEquals(List.of("5", "garden-club=30"), values(config, "slow"));
  }

  @Test
  void whatIsPrintedIsAFileOfTheSameSettings() throws IOException {
    var first =
        print(
            Map.of("WSC_SLOW", "5 garden-club=30", "OTHER", "x"),
            null,
            "--origin=https://a.example",
            "--max-bytes=2048M",
            "--frames-per-room=64K,512K");
    var file = file(first.split("\n"));
    assertEquals(first, print(Map.of(), file));
  }

  @Test
  void everySettingIsPrintedButOrdersForOneStart() {
    var config = print(Map.of(), null);
    for (var option : new CommandLine(new Main()).getCommandSpec().options()) {
      var name = option.longestName().substring(2);
      boolean order =
          List.of("help", "version", "print-config", "restore", "backup", "config").contains(name);
      assertEquals(!order, config.contains("#" + name + " = "), name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "port",
        "= 8080",
        "prot = 8080",
        "--port = 8080",
        "help = true",
        "restore = backup.db",
        "config = other.conf",
        "port = eighty",
        "port = 70000",
        "keep-days = 0",
        "slow = 1\nslow = x",
      })
  void aWrongLineIsNamedWithItsPlace(String lines) throws IOException {
    var file = file("# the chat", lines);
    assertEquals(2, execute(Map.of(), "--config", file.toString(), "--print-config"));
    var line = lines.contains("\n") ? "line 3" : "line 2";
    assertTrue(err.toString().contains(file + ", " + line), err::toString);
    assertFalse(err.toString().contains("\tat "), err::toString);
    assertEquals("", out.toString());
  }

  @Test
  void twoValuesWhereOneIsMeantAreNamedWithBothPlaces() throws IOException {
    var file = file("port = 1", "port = 2");
    assertEquals(2, execute(Map.of(), "--config", file.toString(), "--print-config"));
    assertTrue(err.toString().contains("'port' stands twice"), err::toString);
    assertTrue(err.toString().contains(", line 1, and in " + file + ", line 2"), err::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WSC_PROT=1", "WSC_PORT=eighty", "WSC_PORT=70000", "WSC_RESTORE=x.db"})
  void aWrongVariableIsNamed(String variable) {
    var name = variable.substring(0, variable.indexOf('='));
    var value = variable.substring(variable.indexOf('=') + 1);
    assertEquals(2, execute(Map.of(name, value), "--print-config"));
    assertTrue(err.toString().contains("variable " + name), err::toString);
  }

  /** Compose makes one of {@code WSC_ORIGIN: ${ORIGIN:-}}. */
  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void anEmptyVariableIsAbsent(String empty) throws IOException {
    var environment = Map.of("WSC_ORIGIN", empty, "WSC_PORT", empty, "WSC_CONFIG", empty);
    var file = file("origin = https://a.example", "port = 1");
    assertEquals(List.of("https://a.example"), values(print(environment, file), "origin"));
    assertEquals("1", value(print(environment, file), "port"));
    assertEquals(print(Map.of(), null), print(environment, null));
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    assertEquals(2, execute(Map.of(), "--config", folder.resolve("no.conf").toString()));
    assertTrue(err.toString().contains("no.conf (there is no such file)"), err::toString);
    var binary = Files.write(folder.resolve("binary.conf"), new byte[] {(byte) 0xFF, 0});
    assertEquals(2, execute(Map.of(), "--config", binary.toString()));
    assertTrue(err.toString().contains("(it is not a text in UTF-8)"), err::toString);
    var huge = Files.writeString(folder.resolve("huge.conf"), "#".repeat((1 << 20) + 1));
    assertEquals(2, execute(Map.of(), "--config", huge.toString()));
    assertTrue(err.toString().contains("(it has more than 1 MiB)"), err::toString);
  }

  @Test
  void helpAndVersionNeedNoFile() {
    assertEquals(0, execute(Map.of(), "--config", "none.conf", "--help"));
    assertTrue(out.toString().contains("--config"), out::toString);
    assertEquals(0, execute(Map.of("WSC_CONFIG", "none.conf"), "--version"));
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("chat.conf"), Arrays.asList(lines), StandardCharsets.UTF_8);
  }

  private String print(Map<String, String> environment, @Nullable Path file, String... more) {
    var arguments = new ArrayList<>(List.of(more));
    arguments.add("--print-config");
    if (file != null) {
      arguments.addAll(List.of("--config", file.toString()));
    }
    int code = execute(environment, arguments.toArray(String[]::new));
    assertEquals(0, code, err::toString);
    return out.toString();
  }

  private int execute(Map<String, String> environment, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var command =
        new CommandLine(new Main())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return new Configuration(command, environment).execute(arguments);
  }

  private static String value(String config, String name) {
    return String.join("|", values(config, name));
  }

  private static List<String> values(String config, String name) {
    return config
        .lines()
        .filter(line -> line.startsWith(name + " = "))
        .map(line -> line.substring(name.length() + 3))
        .toList();
  }
}
