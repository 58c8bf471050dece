package org.websocketchat.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Faulty;
import org.websocketchat.server.RawSocket;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Resources;
import picocli.CommandLine;

class MainTest {
  @TempDir private Path folder;

  @Test
  void atSigtermEverySocketIsTold1001AndTheProcessEndsWith0() throws Exception {
    var process = started("--port", "0");
    try (var out = reader(process)) {
      var ready = out.readLine();
      assertTrue(ready.matches("The chat is at http://127\\.0\\.0\\.1:\\d+/"), ready);
      int port = Integer.parseInt(ready.replaceAll(".*:(\\d+)/", "$1"));
      try (var peer = new RawSocket(port)) {
        peer.upgrade("/chat", "");
        peer.next();
        process.toHandle().destroy();
        var close = peer.awaitClose();
        assertEquals(1001, close.code());
        peer.frame(RawSocket.CLOSE, new byte[] {3, (byte) 0xE9});
      }
      assertTrue(process.waitFor(5, TimeUnit.SECONDS), "still there");
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void atSigtermAPeerThatDoesNotAnswerIsNotAwaitedForLong() throws Exception {
    var process = started("--port", "0");
    try (var out = reader(process)) {
      int port = Integer.parseInt(out.readLine().replaceAll(".*:(\\d+)/", "$1"));
      try (var peer = new RawSocket(port)) {
        peer.upgrade("/chat", "");
        process.toHandle().destroy();
        assertTrue(process.waitFor(5, TimeUnit.SECONDS), "still there");
        assertEquals(0, process.exitValue());
      }
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void afterAFaultThatItCannotSurviveTheProcessEndsWith3AndSaysSo() throws Exception {
    var process = started(FaultyMain.class, "--port", "0");
    try (var out = reader(process);
        var err = process.errorReader(StandardCharsets.UTF_8)) {
      int port = Integer.parseInt(out.readLine().replaceAll(".*:(\\d+)/", "$1"));
      try (var peer = new RawSocket(port)) {
        peer.upgrade("/chat", "");
        peer.send(Faulty.FRAME);
        assertTrue(peer.isEnded());
      }
      assertTrue(process.waitFor(20, TimeUnit.SECONDS), "still there");
      assertEquals(3, process.exitValue());
      var said = err.lines().toList();
      var faults = said.stream().filter(line -> line.contains("SEVERE")).toList();
      assertEquals(1, faults.size(), said::toString);
      assertTrue(faults.getFirst().contains("SEVERE the hub cannot go on"), said::toString);
      assertTrue(faults.getFirst().contains(FaultyMain.class.getName()), said::toString);
      assertFalse(said.toString().contains("\tat "), said::toString);
      assertTrue(said.getLast().contains("(StackOverflowError)"), said::toString);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The pipe is full before the server writes its first line, and nobody reads from it. */
  @Test
  void aLogThatNobodyReadsStopsNobody() throws Exception {
    var command =
        new ArrayList<>(
            List.of("sh", "-c", "(head -c 1000000 /dev/zero >&2 &); exec \"$@\"", "sh"));
    command.addAll(command(Main.class, "--port", "0"));
    var process = new ProcessBuilder(command).start();
    try {
      var out = reader(process); // is not closed: that would wait for a line that never comes
      var ready = CompletableFuture.supplyAsync(() -> out.lines().findFirst().orElse(""));
      var line = ready.get(30, TimeUnit.SECONDS);
      int port = Integer.parseInt(line.replaceAll(".*:(\\d+)/", "$1"));
      try (var wrong = new RawSocket(port);
          var ann = new RawSocket(port)) {
        wrong.upgrade("/chat", "");
        wrong.frame(RawSocket.TEXT, new byte[] {(byte) 0xFF}); // a close, which is logged
        assertEquals(1007, wrong.awaitClose().code());
        ann.upgrade("/chat", "");
        ann.send("{\"type\":\"username\",\"name\":\"Ann\"}");
        ann.await("\"userlist\"");
        ann.say("hello");
        ann.await("\"hello\"");
      }
      process.toHandle().destroy();
      assertTrue(process.waitFor(10, TimeUnit.SECONDS), "still there");
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void keysThatCannotBeUsedAreToldInOneSentenceWithoutAStackTrace() throws Exception {
    var process = started("--token-keys", folder.resolve("none.json").toString());
    try (var err = process.errorReader(StandardCharsets.UTF_8)) {
      var said = err.lines().toList();
      assertTrue(process.waitFor(10, TimeUnit.SECONDS), "still there");
      assertEquals(1, process.exitValue());
      assertEquals(1, said.size(), said::toString);
      assertTrue(said.getFirst().contains("none.json (there is no such file)"), said::toString);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aTakenPortIsToldInOneSentenceWithoutAStackTrace() throws Exception {
    try (var first = ChatServer.start(Settings.local())) {
      var process = started("--port", Integer.toString(first.port()));
      try (var err = process.errorReader(StandardCharsets.UTF_8)) {
        var said = err.lines().toList();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS), "still there");
        assertEquals(1, process.exitValue());
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.getFirst().contains("port " + first.port()), said::toString);
        assertTrue(said.getFirst().contains("--port"), said::toString);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void aTakenPortForMetricsIsToldInOneSentence() throws Exception {
    try (var first = ChatServer.start(Settings.local())) {
      cannotStart(
          "Cannot listen for metrics on port " + first.port(),
          "--metrics-port",
          Integer.toString(first.port()));
    }
  }

  @Test
  void aLogThatCannotBeUsedIsToldInOneSentenceWithoutAStackTrace() throws Exception {
    var log = folder.resolve("data").resolve("chat.db");
    var first = started("--port", "0");
    try (var out = reader(first)) {
      assertTrue(out.readLine().startsWith("The chat is at "));
      assertEquals("Messages are kept in " + log.getParent(), out.readLine());
      cannotStart("Another server keeps its log in " + log.getParent());
      cannotStart("Another server keeps its log in " + log.getParent(), "--restore", "x.db");
    } finally {
      first.destroyForcibly().waitFor();
    }
    cannotStart("There is a log already: " + log, "--restore", "x.db");
    Files.writeString(log, "a shopping list");
    cannotStart("Cannot use " + log + ": it is not an SQLite database");
    assertEquals("a shopping list", Files.readString(log));
  }

  private void cannotStart(String why, String... options) throws Exception {
    var process = started(options);
    try (var err = process.errorReader(StandardCharsets.UTF_8)) {
      var said = err.lines().toList();
      assertTrue(process.waitFor(10, TimeUnit.SECONDS), "still there");
      assertEquals(1, process.exitValue());
      assertEquals(1, said.size(), said::toString);
      assertTrue(said.getFirst().startsWith(why), said::toString);
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--port,eighty",
    "--host,' '",
    "--port,70000",
    "--port,-1",
    "--origin,chat.example",
    "--origin,https://chat.example/page",
    "--origin,https://a b",
    "--connect,ftp://chat.example",
    "--connect,wss:",
    "--frame-ancestors,null",
    "--frame-ancestors,ftp://chat.example",
    "--frame-ancestors,https://chat.example/page",
    "--sockets-per-address,0",
    "--people-per-room,0",
    "--rooms-in-all,-1",
    "--messages-per-address,50",
    "'--messages-per-address','0,200'",
    "'--frames-per-room','10,19'",
    "'--message-bytes-in-all','1K,64K'",
    "'--hellos-per-address','x,1'",
    "--trust-proxy,proxy.example",
    "--trust-proxy,10.0.0.0/33",
    "--keep-days,0",
    "--keep-messages,-1",
    "--max-bytes,1023K",
    "--max-bytes,lots",
    "--max-bytes,9999999999G",
    "--max-bytes-per-room,-1M",
    "--max-bytes-per-room,M",
    "--max-queued-bytes,3M",
    "--guests,maybe",
    "--token-audience,' '",
    "--metrics-port,70000",
    "--metrics-port,ninety",
    "--redis,redis://x"
  })
  void aWrongOptionIsNamedWithItsValue(String option, String value) {
    var err = new StringWriter();
    int code =
        new CommandLine(new Main()).setErr(new PrintWriter(err, true)).execute(option, value);
    assertEquals(2, code);
    assertTrue(err.toString().contains(option), err::toString);
    assertTrue(err.toString().contains(value), err::toString);
    assertFalse(err.toString().contains("\tat "), err::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "--metrics-host 0.0.0.0, --metrics-port",
    "--port 9090 --metrics-port 9090, the port of the chat",
    "--backup a.db --restore b.db, give one of them",
    "--guests off --json on, contradicts --guests off",
    "--guests off --json club=on, contradicts --guests off",
    "--guests club=off --json club=on, contradicts --guests off",
    "--guests off --guests on, for every room; give one",
    "--json club=off --json club=on, for room club",
  })
  void settingsThatContradictAreNamedWithWhatToDo(String options, String said) {
    var err = new StringWriter();
    int code =
        new CommandLine(new Main())
            .setErr(new PrintWriter(err, true))
            .execute(options.split(" ", -1));
    assertEquals(2, code, err::toString);
    var first = err.toString().lines().findFirst().orElse("");
    assertTrue(first.matches(".*--(metrics-host|metrics-port|backup|guests|json).*"), first);
    assertTrue(first.contains(said), first);
  }

  @Test
  void tellsTheVersionThatWasBuilt() throws IOException {
    var out = new StringWriter();
    new CommandLine(new Main()).setOut(new PrintWriter(out, true)).execute("--version");
    var script = Resources.built("dist/websocket-chat.js");
    assertTrue(script.startsWith("/*! " + out.toString().strip() + ", "), out::toString);
  }

  @Test
  void helpNamesEveryOption() {
    var out = new StringWriter();
    int code = new CommandLine(new Main()).setOut(new PrintWriter(out, true)).execute("--help");
    assertEquals(0, code);
    for (var option :
        List.of(
            "--port",
            "--host",
            "--origin",
            "--connect",
            "--trust-proxy",
            "--data",
            "--restore",
            "--token-keys",
            "--token-audience",
            "--guests")) {
      assertTrue(out.toString().contains(option), out::toString);
    }
  }

  private Process started(String... options) throws IOException {
    return started(Main.class, options);
  }

  private Process started(Class<?> main, String... options) throws IOException {
    return new ProcessBuilder(command(main, options)).start();
  }

  private List<String> command(Class<?> main, String... options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.add("-Dorg.sqlite.tmpdir=" + folder); // a killed process cannot remove its files
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of("--data", folder.resolve("data").toString()));
    if (!List.of(options).contains("--port")) {
      command.addAll(List.of("--port", "0"));
    }
    command.addAll(List.of(options));
    return command;
  }

  private static BufferedReader reader(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }
}
