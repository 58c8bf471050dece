package org.websocketchat.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A folder of somebody else with the package for npm in it, and the tools and frameworks of {@code
 * src/test/npm}, which later runs use again.
 */
final class Installation {
  private static final Path TARGET = Path.of(System.getProperty("build.dir", "target"));
  private static final Path SOURCE = Path.of("src/test/npm");
  private static final long LIMIT_SECONDS = 300;

  private final Path folder = TARGET.resolve("npm-test").toAbsolutePath();

  /** What a command left. */
  record Ended(int code, String output) {}

  /**
   * Installs what is missing and the package as it was built. Where the registry cannot be reached,
   * the test is skipped, except on a server for continuous integration.
   */
  Installation() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var lock = Files.readString(SOURCE.resolve("package-lock.json"));
    var installed = folder.resolve("installed");
    if (!Files.exists(installed) || !Files.readString(installed).equals(lock)) {
      for (var name : List.of("package.json", "package-lock.json")) {
        Files.writeString(folder.resolve(name), Files.readString(SOURCE.resolve(name)));
      }
      npm(true, "ci");
      Files.writeString(installed, lock);
    }
    var built = TARGET.resolve("dist/npm").toAbsolutePath().toString();
    var packed = run(folder, "npm", "pack", "--silent", built);
    assertEquals(0, packed.code, packed.output);
    npm(false, "install", "--no-save", "--prefer-offline", "./" + packed.output.strip());
    Files.move(
        folder.resolve(packed.output.strip()), packed(), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Runs npm.
   *
   * @param isNetworkNeeded whether a failure may be the network's, and not ours
   */
  private void npm(boolean isNetworkNeeded, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("npm"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--ignore-scripts", "--no-audit", "--no-fund"));
    var ended = run(folder, command.toArray(String[]::new));
    if (isNetworkNeeded && ended.code != 0 && System.getenv("CI") == null) {
      abort("The package for npm is not tried: npm is missing or finds no registry: " + ended);
    }
    assertEquals(0, ended.code, ended.output);
  }

  /** The package as npm has packed it. */
  Path packed() {
    return folder.resolve("websocket-chat.tgz");
  }

  /** The folder of a project beside the installed packages. */
  Path project(String name) {
    return folder.resolve(name);
  }

  /** Copies the files of a project, with another address of the chat server. */
  void copy(Path from, String name, String address) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = project(name).resolve(from.relativize(file));
        Files.createDirectories(copy.resolveSibling(""));
        var text = Files.readString(file).replace("wss://chat.example.org/chat", address);
        Files.writeString(copy, text);
      }
    }
  }

  /** Runs an installed tool, which must succeed; returns what it said. */
  String tool(String name, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(project("node_modules/.bin/" + name).toString()));
    command.addAll(List.of(arguments));
    var ended = run(folder, command.toArray(String[]::new));
    assertEquals(0, ended.code, ended.output);
    return ended.output;
  }

  /** Runs JavaScript in Node; returns what it printed. */
  String node(String script) throws IOException, InterruptedException {
    var ended = run(folder, "node", "--input-type=module", "-e", script);
    assertEquals(0, ended.code, ended.output);
    return ended.output.strip();
  }

  private static Ended run(Path folder, String... command)
      throws IOException, InterruptedException {
    var output = Files.createTempFile(folder, "output", ".txt");
    try {
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      return new Ended(process.exitValue(), Files.readString(output));
    } catch (IOException missing) {
      return new Ended(-1, String.valueOf(missing.getMessage()));
    } finally {
      Files.delete(output);
    }
  }
}
