package org.websocketchat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.command.Main;
import org.websocketchat.protocol.Role;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Settings;
import org.websocketchat.store.LogReader;
import org.websocketchat.token.Invitation;
import org.websocketchat.token.TokenKeysException;

/** Hooks as docs/hooks.md tells them, and a server that is killed while they are posted. */
final class HooksTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(curl.*?)```");
  private static final int KILLS = 6;
  private static final int MOST_MILLIS_TO_THE_KILL = 60;

  @TempDir private Path folder = Path.of("");

  private String token() throws TokenKeysException {
    long expires = System.currentTimeMillis() + TimeUnit.HOURS.toMillis(1);
    return new Invitation("Build", Role.BOT, null, expires).sign(folder);
  }

  @Test
  void theRequestsInTheDocumentAreMessages() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is missing");
    var blocks =
        BLOCK
            .matcher(Files.readString(Path.of("docs/hooks.md")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertEquals(2, blocks.size());
    try (var server = ChatServer.start(Settings.builder().data(folder).build())) {
      for (int i = 0; i < blocks.size(); i++) {
        assertEquals("{\"offset\":" + (i + 1) + "}", ran(server, blocks.get(i)));
        assertEquals("{\"offset\":" + (i + 1) + "}", ran(server, blocks.get(i)), "again");
      }
    }
    var log = log();
    assertTrue(log.getFirst().contains("\"text\":\"Build 1234 is *green*\""), log::toString);
    assertTrue(log.getLast().contains("\"name\":\"Watchdog\""), log::toString);
    assertTrue(log.getLast().contains("\"text\":\"The disk of db1 is 91 % full\""), log::toString);
  }

  private String ran(ChatServer server, String script) throws Exception {
    var shell = new ProcessBuilder("sh", "-eu", "-c", script).redirectErrorStream(true);
    shell.environment().put("URL", server.url().replaceAll("/$", ""));
    shell.environment().put("TOKEN", token());
    var process = shell.start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      return String.join("\n", out.lines().toList());
    } finally {
      process.waitFor();
    }
  }

  private List<String> log() throws IOException {
    var lines = new ArrayList<String>();
    try (var log = LogReader.open(folder)) {
      log.export("lobby", lines::add);
    }
    return lines;
  }

  /** Each time, the client has no answer and posts the same again, until it has one. */
  @Test
  void whatIsPostedWhileTheServerIsKilledIsStoredOnce() throws Exception {
    var token = token();
    var random = new Random(7);
    for (int i = 0; i < KILLS; i++) {
      var server = started();
      try {
        var url = url(server);
        var first = post(url, token, i);
        Thread.ofVirtual().start(() -> kill(server, random.nextInt(MOST_MILLIS_TO_THE_KILL)));
        first.exceptionally(lost -> -1).get(20, TimeUnit.SECONDS);
        server.waitFor();
      } finally {
        server.destroyForcibly().waitFor();
      }
      var again = started();
      try {
        assertEquals(201, post(url(again), token, i).get(20, TimeUnit.SECONDS));
      } finally {
        again.destroyForcibly().waitFor();
      }
    }
    var log = log();
    for (int i = 0; i < KILLS; i++) {
      var text = "\"text\":\"message " + i + "\"";
      assertEquals(1, log.stream().filter(line -> line.contains(text)).count(), log::toString);
    }
  }

  private static void kill(Process server, int afterMillis) {
    try {
      Thread.sleep(Duration.ofMillis(afterMillis)); // anywhere between the request and its answer
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    server.destroyForcibly();
  }

  private static CompletableFuture<Integer> post(String url, String token, int number) {
    var request =
        HttpRequest.newBuilder(URI.create(url + "rooms/lobby/messages"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", "key-" + number)
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"message " + number + "\"}"))
            .build();
    return HttpClient.newHttpClient()
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  private Process started() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.sqlite.tmpdir=" + folder, // a killed process cannot remove its files
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--port",
            "0",
            "--data",
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String url(Process server) throws IOException {
    var line = server.inputReader(StandardCharsets.UTF_8).readLine();
    return String.valueOf(line).replace("The chat is at ", "");
  }
}
