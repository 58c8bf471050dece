package org.websocketchat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.websocketchat.testing.Await;

/** A server in a process of its own, on a core of its own where {@code taskset} can give it one. */
final class MeasuredProcess implements AutoCloseable {
  /** The prefix that runs a command on the servers' core; empty for none. */
  private static final String PIN = System.getProperty("bench.pin", "");

  private static final int CLOCK_TICKS = 100; // a second, on every Linux

  // Fields of /proc/PID/stat, counted behind the name of the command.
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final long STOP_SECONDS = 10;

  private final Process process;
  private final Path output;

  /** Starts a command whose output goes to a file. */
  MeasuredProcess(Path output, List<String> command) throws IOException {
    this.output = output;
    var words = new ArrayList<String>();
    if (!PIN.isEmpty()) {
      words.addAll(List.of(PIN.split(" ", -1)));
    }
    words.addAll(command);
    process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** Waits until the process has printed such a line; returns its first group. */
  String await(Pattern line) {
    return awaitAfter(line, 0);
  }

  private String awaitAfter(Pattern line, int from) {
    var found = new Matcher[1];
    Await.until(
        "the line " + line + " in " + output,
        TimeUnit.SECONDS.toMillis(30),
        () -> {
          var text = printed();
          found[0] = line.matcher(text).region(Math.min(from, text.length()), text.length());
          return found[0].find();
        });
    return found[0].group(1);
  }

  private String printed() {
    try {
      return Files.readString(output);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  long pid() {
    return process.pid();
  }

  /**
   * Sends a signal and waits for the line that the process prints then; returns its first group.
   */
  String signal(String name, Pattern line) throws IOException {
    int from = printed().length();
    run("kill", "-" + name, Long.toString(pid()));
    return awaitAfter(line, from);
  }

  /** Runs a command and returns what it printed. */
  static String run(String... command) throws IOException {
    var run = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The processor time of all threads of the process, in milliseconds. */
  long processorMillis() throws IOException {
    var stat = Files.readString(Path.of("/proc/" + pid() + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    return ticks * 1_000 / CLOCK_TICKS;
  }

  /** The resident memory of the process, in kilobytes. */
  long residentKilobytes() throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc/" + pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no VmRSS of " + pid());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
