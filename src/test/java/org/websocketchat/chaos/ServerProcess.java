package org.websocketchat.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The real server in a process of its own, always on the same port and folder. */
final class ServerProcess implements AutoCloseable {
  private static final Duration HEALTH_LIMIT = Duration.ofMillis(500);

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = freePort();
  private final List<String> command;
  private final Path folder;
  private final File log;
  private final Trace trace;

  /** Null while it is down. */
  private @Nullable Process process;

  private boolean up;
  private int starts;

  /**
   * Starts nothing yet.
   *
   * @param folder for its data and its log
   */
  ServerProcess(Path folder, List<String> options, Trace trace) {
    this.folder = folder;
    log = folder.resolve("server.log").toFile();
    this.trace = trace;
    command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dorg.sqlite.tmpdir=" + folder); // what a killed process cannot remove
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ServerUnderTest.class.getName());
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--data", data().toString()));
    command.addAll(options);
  }

  int port() {
    return port;
  }

  /** The folder for its data. */
  Path data() {
    return folder.resolve("data");
  }

  /** What it has printed. */
  Path log() {
    return log.toPath();
  }

  /** How often it was started. */
  int starts() {
    return starts;
  }

  /** Starts it and does not wait for it. */
  void start() {
    try {
      starts++;
      trace.add("server", "start " + starts);
      up = false;
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether it was started and not killed since. */
  boolean isStarted() {
    return process != null;
  }

  /** Whether it answers; a process that has ended by itself is a failure. */
  boolean isUp() {
    if (process != null && !process.isAlive()) {
      throw new AssertionError("the server has ended by itself with " + process.exitValue());
    }
    if (process != null && !up && isHealthy()) {
      up = true;
      trace.add("server", "up");
    }
    return up;
  }

  private boolean isHealthy() {
    var address = URI.create("http://127.0.0.1:" + port + "/health");
    var request = HttpRequest.newBuilder(address).timeout(HEALTH_LIMIT).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException hurried) {
      throw new IllegalStateException(hurried);
    }
  }

  /** SIGKILL; returns when the process is gone. */
  void kill() {
    if (process != null) {
      trace.add("server", "kill");
      process.destroyForcibly().onExit().join();
      process = null;
      up = false;
    }
  }

  @Override
  public void close() {
    kill();
    http.shutdownNow();
  }

  /** Below those that outgoing connections get, which could take it while the server is down. */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException taken) {
        // Another one, then.
      }
    }
  }
}
