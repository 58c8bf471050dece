package org.websocketchat.scripts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A copy of the files that the scripts need, with its own tools on the path. */
final class Checkout {
  private static final List<String> COPIED =
      List.of(
          "pom.xml",
          ".mvn",
          "CHANGELOG.md",
          "CONTRIBUTING.md",
          "LICENSE",
          "README.md",
          "SECURITY.md",
          "docs",
          "scripts",
          "src",
          "webapp");

  private final Path root;
  private final Path tools;

  Checkout(Path root) throws IOException {
    this.root = root;
    tools = Files.createDirectories(root.resolve("tools"));
    for (var name : COPIED) {
      copy(Path.of(name));
    }
  }

  private void copy(Path from) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = root.resolve(file.toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  static boolean isBuilding(Path file) {
    return file.getFileName().toString().startsWith("building.");
  }

  Path file(String name) {
    return root.resolve(name);
  }

  /** Adds a tool that hides the machine's. */
  void tool(String name, String script) throws IOException {
    var file = tools.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + file);
    }
  }

  /** Provides a tool of the machine to a command that sees no others. */
  void hand(String name) throws IOException {
    for (var folder : List.of("/usr/bin", "/bin")) {
      var original = Path.of(folder, name);
      if (Files.exists(original)) {
        tool(name, "exec " + original + " \"$@\"");
        return;
      }
    }
    throw new IOException("not found: " + name);
  }

  /** A directory that looks like a JDK of this version. */
  Path jdk(String version) throws IOException {
    var home = root.resolve("jdk-" + version);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    var compiler = Files.writeString(home.resolve("bin/javac"), "");
    if (!compiler.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + compiler);
    }
    return home;
  }

  /** Starts a command in another directory than the checkout. */
  Running start(Map<String, String> variables, String... command) throws IOException {
    return start(tools + ":" + System.getenv("PATH"), variables, command);
  }

  /** Starts a command with only the provided tools on the path. */
  Running startBare(Map<String, String> variables, String... command) throws IOException {
    return start(tools.toString(), variables, command);
  }

  private Running start(String path, Map<String, String> variables, String... command)
      throws IOException {
    var words = new ArrayList<>(List.of(command));
    words.set(0, root.resolve(words.getFirst()).toString());
    var output = Files.createTempFile(root, "output", ".txt");
    var builder =
        new ProcessBuilder(words)
            .directory(tools.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile());
    builder.environment().put("PATH", path);
    builder.environment().putAll(variables);
    return new Running(builder.start(), output);
  }

  /** A started command. */
  record Running(Process process, Path output) {
    String said() {
      try {
        return Files.readString(output);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    int exitCode() {
      try {
        return process.waitFor();
      } catch (InterruptedException stop) {
        throw new IllegalStateException(stop);
      }
    }

    /** Kills the command, and all processes that it started, as by {@code kill -9}. */
    void kill() {
      var all = process.descendants().toList();
      process.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
      exitCode();
    }
  }
}
