package org.websocketchat.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.scripts.Checkout.Running;
import org.websocketchat.testing.Await;

final class ScriptsTest {
  private static final Pattern ADDRESS = Pattern.compile("The chat is at (http://\\S+)");
  private static final long MAVEN_MILLIS = TimeUnit.MINUTES.toMillis(4);

  @TempDir private Path folder;
  private Checkout checkout;

  @BeforeEach
  void copy() throws IOException {
    checkout = new Checkout(Files.createDirectory(folder.resolve("a checkout")));
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void runsAfterABuildThatWasKilledAndBuildsNothingTwice() throws Exception {
    var build = checkout.start(Map.of(), "scripts/build");
    Await.until("half a build", MAVEN_MILLIS, () -> hasClasses() || !build.process().isAlive());
    assertTrue(build.process().isAlive(), build::said);
    build.kill();
    assertFalse(Files.exists(checkout.file("target/app")), "half a result");

    servesAndStops(checkout.start(Map.of(), "scripts/run", "--port", "0"));
    assertTrue(Files.exists(checkout.file("target/dist/websocket-chat.js")));
    var firstBuild = Path.of(System.getProperty("build.dir", "target"), "dist");
    assertEquals(hashes(firstBuild), hashes(checkout.file("target/dist")), "a build is repeated");
    try (var left = Files.list(checkout.file("target"))) {
      assertFalse(left.anyMatch(Checkout::isBuilding), "left over from the build");
    }

    var data = checkout.file("a folder").toString();
    var invite = checkout.start(Map.of(), "scripts/invite", "--name", "Ann", "--data", data);
    assertEquals(0, invite.exitCode(), invite::said);
    assertTrue(invite.said().startsWith("http://localhost:8080/#token="), invite::said);

    installsAndServes();

    var terminal =
        checkout.start(Map.of(), "scripts/run", "--name", "Ann", "--terminal", "ftp://a.example");
    assertEquals(2, terminal.exitCode(), terminal::said);
    assertTrue(terminal.said().startsWith("\"ftp://a.example\" begins with"), terminal::said);

    checkout.tool("mvn", "echo built again; exit 1");
    servesAndStops(checkout.start(Map.of(), "scripts/run", "--port", "0"));

    Files.writeString(checkout.file("webapp/new.txt"), "new");
    var stale = checkout.start(Map.of(), "scripts/run", "--port", "0");
    assertEquals(1, stale.exitCode());
    assertTrue(stale.said().contains("built again"), stale::said);
    assertTrue(Files.exists(checkout.file("target/app/classes")), "the old result stays");
  }

  /** The server in the zip needs nothing of the checkout, and Java alone. */
  private void installsAndServes() throws Exception {
    var packaging = checkout.start(Map.of(), "scripts/package");
    assertEquals(0, packaging.exitCode(), packaging::said);
    var zip = checkout.file(packaging.said().lines().toList().getLast());
    var home = unzipped(zip, Files.createDirectory(folder.resolve("an install")));
    var command = home.resolve("bin/websocket-chat").toString();
    var java = Map.of("JAVA_HOME", System.getProperty("java.home"));
    var data = folder.resolve("data of an install").toString();
    servesAndStops(checkout.start(java, command, "--port", "0", "--data", data));

    var invite = checkout.start(java, command, "invite", "--name", "Ann", "--data", data);
    assertEquals(0, invite.exitCode(), invite::said);
    assertTrue(invite.said().contains("/#token="), invite::said);
    var config = home.resolve("websocket-chat.conf").toString();
    var printed = checkout.start(java, command, "--config", config, "--print-config");
    assertEquals(0, printed.exitCode(), printed::said);
    assertTrue(printed.said().contains("data = /var/lib/websocket-chat\n"), printed::said);

    checkout.tool("java", "echo 'openjdk version \"17.0.9\" 2023-10-17' >&2");
    var old = checkout.start(Map.of("JAVA_HOME", ""), command);
    assertEquals(1, old.exitCode());
    assertTrue(
        old.said().startsWith("Java 21 or newer is missing (java is version 17)"), old::said);
    verifiesTheUnit(home);
    var packages = new ServerPackages(checkout, folder);
    servesAndStops(packages.oneJar());
    packages.isADebianPackage();
    packages.hasWhatAContainerCopies();
  }

  /** Where systemd is, its own check finds no fault in the unit. */
  private void verifiesTheUnit(Path home) throws Exception {
    if (!Files.exists(Path.of("/usr/bin/systemd-analyze"))) {
      return;
    }
    var unit = Files.readString(home.resolve("websocket-chat.service"));
    assertTrue(unit.contains("=/opt/websocket-chat/bin/"), unit);
    var here = folder.resolve("websocket-chat.service");
    Files.writeString(here, unit.replace("=/opt/websocket-chat/bin/", "=/bin/true #"));
    var check = checkout.start(Map.of(), "/usr/bin/systemd-analyze", "verify", here.toString());
    assertEquals(0, check.exitCode(), check::said);
    assertEquals("", check.said());
  }

  /** Unzips with the permissions; returns the one folder in it. */
  private static Path unzipped(Path zip, Path to) throws IOException {
    try (var inside = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
        var all = Files.walk(inside.getPath("/"))) {
      for (var file : all.toList()) {
        var target = to.resolve("." + file);
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
          Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
        }
      }
    }
    try (var folders = Files.list(to)) {
      return folders.findFirst().orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"21", "22.0.2", "25.0.1"})
  void takesTheJdkOfJavaHome(String version) throws IOException {
    var home = checkout.jdk(version).toString();
    assertEquals(home + "\n", jdkWith(home).said());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_402", "17.0.15", "26"})
  void looksFurtherWhereJavaHomeDoesNotFit(String version) throws IOException {
    var home = checkout.jdk(version).toString();
    var said = jdkWith(home).said();
    assertFalse(said.contains(home), said);
    assertTrue(Files.isExecutable(Path.of(said.strip(), "bin/javac")), said);
  }

  @Test
  void saysThatAJdkIsMissing() throws IOException {
    handTools();
    var home = withoutJdk(folder);
    for (var name : new String[] {"run", "build", "invite", "admin", "test", "format"}) {
      var command = checkout.startBare(home, "scripts/" + name);
      assertEquals(1, command.exitCode());
      assertTrue(
          command.said().startsWith("A JDK 21 to 25 with javac is missing."), command.said());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'ID=debian;VERSION_ID=\"12\";PRETTY_NAME=\"Debian 12\"', 'Debian 12 has none: take one from https://adoptium'",
    "'ID=debian;VERSION_ID=\"13\";PRETTY_NAME=\"Debian 13\"', 'Debian 13: apt-get install openjdk-21-jdk-headless'",
    "'ID=debian;PRETTY_NAME=\"Debian forky/sid\"', 'forky/sid: apt-get install openjdk-21-jdk-headless'",
    "'ID=ubuntu;ID_LIKE=debian;VERSION_ID=\"24.04\";PRETTY_NAME=Ubuntu', 'Ubuntu: apt-get install openjdk-21'",
    "'ID=linuxmint;ID_LIKE=\"ubuntu debian\";VERSION_ID=\"22\";PRETTY_NAME=Mint', 'Mint: apt-get install openjdk-21'",
    "'ID=raspbian;ID_LIKE=debian;VERSION_ID=\"11\";PRETTY_NAME=Raspbian', 'Raspbian has none: take one'",
    "'ID=fedora;VERSION_ID=42;PRETTY_NAME=\"Fedora 42\"', 'Fedora 42: dnf install java-21-openjdk-devel'",
    "'ID=\"rocky\";ID_LIKE=\"rhel centos fedora\";PRETTY_NAME=Rocky', 'Rocky: dnf install java-21-openjdk-devel'",
    "'ID=alpine;VERSION_ID=3.22.1;PRETTY_NAME=\"Alpine v3.22\"', 'Alpine v3.22: apk add openjdk21'",
    "'ID=arch;PRETTY_NAME=\"Arch Linux\"', 'Arch Linux: pacman -S jdk21-openjdk'",
    "'ID=\"opensuse-leap\";ID_LIKE=\"suse opensuse\";PRETTY_NAME=Leap', 'Leap: zypper install java-21-openjdk'",
    "'ID=plan9', 'https://adoptium.net has one for every system'",
    "'', 'https://adoptium.net has one for every system'",
  })
  void saysHowToGetAJdkOnTheSystemAtHand(String release, String said) throws IOException {
    if (!release.isEmpty()) {
      var etc = Files.createDirectories(folder.resolve("etc"));
      Files.writeString(etc.resolve("os-release"), release.replace(';', '\n') + "\n");
    }
    saysHowToGetAJdk(said);
  }

  @Test
  void saysHowToGetAJdkOnMacOs() throws IOException {
    var folderOfMac = folder.resolve("System/Library/CoreServices");
    Files.writeString(
        Files.createDirectories(folderOfMac).resolve("SystemVersion.plist"), "<plist/>");
    saysHowToGetAJdk("macOS: brew install openjdk@21");
  }

  private void saysHowToGetAJdk(String said) throws IOException {
    handTools();
    var command = checkout.startBare(withoutJdk(folder), "scripts/build");
    assertEquals(1, command.exitCode());
    assertTrue(command.said().contains(said), command.said());
    assertEquals(1, command.said().lines().count(), command.said());
  }

  private static Map<String, String> withoutJdk(Path root) {
    return Map.of("JAVA_HOME", "/none", "HOME", "/none", "SYSTEM_ROOT", root.toString());
  }

  @Test
  void saysThatMavenIsMissing() throws IOException {
    handTools();
    var build = checkout.startBare(Map.of(), "scripts/build");
    assertEquals(1, build.exitCode());
    assertTrue(build.said().startsWith("Maven 3.8 or newer is missing."), build::said);
  }

  @Test
  void saysThatChromiumIsMissing() throws IOException {
    handTools();
    checkout.tool("mvn", "exit 0");
    var test = checkout.startBare(Map.of("CHROMIUM", "/none"), "scripts/test");
    assertEquals(1, test.exitCode());
    assertTrue(test.said().startsWith("Chromium is missing."), test::said);
  }

  @Test
  void passesAndFailsAsMavenDoes() throws IOException {
    checkout.tool("chromium", "");
    checkout.tool("mvn", "echo '[INFO] Tests run: 3'; echo noise");
    var passed = checkout.start(Map.of(), "scripts/test");
    assertEquals(0, passed.exitCode(), passed::said);
    assertTrue(passed.said().endsWith("Tests run: 3\n"), passed::said);
    checkout.tool("mvn", "echo '[ERROR] broken'; exit 1");
    var failed = checkout.start(Map.of(), "scripts/test");
    assertEquals(1, failed.exitCode(), failed::said);
    assertTrue(failed.said().endsWith("[ERROR] broken\n"), failed::said);
  }

  private void handTools() throws IOException {
    for (var name : new String[] {"sh", "dirname", "readlink", "sed", "grep", "id"}) {
      checkout.hand(name);
    }
  }

  /** The SHA-256 of each file, by its place. */
  private static Map<String, String> hashes(Path folder) throws Exception {
    var hashes = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        hashes.put(folder.relativize(file).toString(), HexFormat.of().formatHex(hash));
      }
    }
    return hashes;
  }

  private boolean hasClasses() {
    try (var files = Files.walk(checkout.file("target"))) {
      return files.anyMatch(file -> file.toString().endsWith(".class"));
    } catch (IOException | UncheckedIOException changing) {
      return false;
    }
  }

  private Running jdkWith(String home) throws IOException {
    checkout.tool("show", "cd \"$(dirname \"$0\")/..\"; . scripts/jdk; echo \"$JAVA_HOME\"");
    var running = checkout.start(Map.of("JAVA_HOME", home), "tools/show");
    assertEquals(0, running.exitCode(), running::said);
    return running;
  }

  private static void servesAndStops(Running run) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      Await.until(
          "address",
          MAVEN_MILLIS,
          () -> ADDRESS.matcher(run.said()).find() || !run.process().isAlive());
      var address = ADDRESS.matcher(run.said());
      assertTrue(address.find(), run::said);
      var health = URI.create(address.group(1)).resolve("/health");
      var answer = client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());
      assertEquals(200, answer.statusCode());
      run.process().destroy();
      assertEquals(0, run.exitCode(), run::said);
    } finally {
      run.kill();
    }
  }
}
