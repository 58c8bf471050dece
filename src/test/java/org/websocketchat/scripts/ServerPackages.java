package org.websocketchat.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.websocketchat.scripts.Checkout.Running;

/** What scripts/package makes besides the zip. */
final class ServerPackages {
  private static final Pattern COPY = Pattern.compile("(?m)^COPY (.*) /opt/websocket-chat/$");

  private final Checkout checkout;
  private final Path folder;

  /**
   * Looks at the packages of a checkout.
   *
   * @param folder for what is unpacked
   */
  ServerPackages(Checkout checkout, Path folder) {
    this.checkout = checkout;
    this.folder = folder;
  }

  /** Starts the one jar: it finds SQLite's library and driver, and the page, in itself. */
  Running oneJar() throws IOException {
    var jar = checkout.file("target/server/websocket-chat-all.jar");
    var alone = Files.copy(jar, Files.createDirectory(folder.resolve("alone")).resolve("chat.jar"));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var data = folder.resolve("data of the jar").toString();
    var command = List.of(java, "-jar", alone.toString(), "--port", "0", "--data", data);
    return checkout.start(Map.of(), command.toArray(String[]::new));
  }

  /** Where dpkg is, it reads the package. */
  void isADebianPackage() throws Exception {
    if (!Files.exists(Path.of("/usr/bin/dpkg-deb"))) {
      return;
    }
    String deb;
    try (var files = Files.list(checkout.file("target/server"))) {
      deb = files.map(Path::toString).filter(name -> name.endsWith(".deb")).findFirst().orElse("");
    }
    var info = checkout.start(Map.of(), "/usr/bin/dpkg-deb", "--info", deb);
    assertEquals(0, info.exitCode(), info::said);
    assertTrue(info.said().contains("Depends: openjdk-21-jre-headless | "), info::said);
    assertTrue(info.said().contains("conffiles"), info::said);
    var contents = checkout.start(Map.of(), "/usr/bin/dpkg-deb", "--contents", deb);
    assertEquals(0, contents.exitCode(), contents::said);
    var root = Files.createDirectory(folder.resolve("debian"));
    var unpacked = checkout.start(Map.of(), "/usr/bin/dpkg-deb", "-x", deb, root.toString());
    assertEquals(0, unpacked.exitCode(), unpacked::said);
    try (var top = Files.list(root)) {
      var names = top.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals(List.of("etc", "usr"), names, contents::said);
    }
    var unit = Files.readString(root.resolve("usr/lib/systemd/system/websocket-chat.service"));
    var command = "/usr/share/websocket-chat/bin/websocket-chat";
    assertTrue(unit.contains("ExecStart=" + command + " --config /etc/websocket-chat.conf"), unit);
    assertEquals(
        command, Files.readSymbolicLink(root.resolve("usr/bin/websocket-chat")).toString());
    var java = Map.of("JAVA_HOME", System.getProperty("java.home"));
    var printed =
        checkout.start(
            java,
            root.resolve(command.substring(1)).toString(),
            "--config",
            root.resolve("etc/websocket-chat.conf").toString(),
            "--print-config");
    assertEquals(0, printed.exitCode(), printed::said);
    try (var scripts = Files.list(checkout.file("src/install/deb"))) {
      for (var script : scripts.filter(file -> file.toString().contains("/p")).toList()) {
        var checked = checkout.start(Map.of(), "/bin/sh", "-n", script.toString());
        assertEquals(0, checked.exitCode(), checked::said);
      }
    }
  }

  /** An engine that builds it is rarely there; what its lines copy is. */
  void hasWhatAContainerCopies() throws IOException {
    var file = Files.readString(checkout.file("src/install/Containerfile"));
    var copies = COPY.matcher(file).results().map(found -> found.group(1)).toList();
    assertEquals(1, copies.size());
    for (var name : copies.getFirst().split(" ", -1)) {
      assertTrue(Files.exists(checkout.file("target/server").resolve(name)), name);
    }
    assertTrue(file.contains("\nUSER 10001\n"), file);
    assertTrue(file.contains("\nVOLUME /var/lib/websocket-chat\n"), file);
    assertTrue(file.contains("\nHEALTHCHECK "), file);
  }
}
