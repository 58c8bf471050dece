package org.websocketchat.packages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Resources;

/** What is in {@code target/dist} besides what is served: all of one version, and of one script. */
final class DistTest {
  private static final Path DIST = Path.of(System.getProperty("build.dir", "target"), "dist");
  private static final Pattern VERSION = Pattern.compile("<version>(.+?)</version>");
  private static final Pattern TIME = Pattern.compile("outputTimestamp>(.+?)</");
  private static final String MAP_LINK = "//# sourceMappingURL=websocket-chat.js.map\n";

  private final String pom = Files.readString(Path.of("pom.xml"));
  private final String version = first(VERSION);

  DistTest() throws IOException {}

  private String first(Pattern pattern) {
    var found = pattern.matcher(pom);
    assertTrue(found.find());
    return found.group(1);
  }

  @Test
  void theModuleIsTheScriptWithAnExport() throws IOException {
    var script = Resources.built("dist/websocket-chat.js");
    assertTrue(script.startsWith("/*! websocket-chat " + version + ", MIT licence */\n"));
    assertTrue(script.endsWith(MAP_LINK));
    var module = Resources.built("dist/websocket-chat.mjs");
    var code = script.substring(0, script.length() - MAP_LINK.length());
    assertTrue(module.startsWith(code + "export const WebSocketChatElement="));
    assertTrue(module.endsWith(MAP_LINK));
    assertEquals(4, module.lines().count());
  }

  @Test
  void theHashesAreThoseOfTheScripts() throws Exception {
    var hashes = new Gson().fromJson(Resources.built("dist/integrity.json"), JsonObject.class);
    assertEquals(2, hashes.size());
    for (var name : hashes.keySet()) {
      var hash =
          MessageDigest.getInstance("SHA-384").digest(Files.readAllBytes(DIST.resolve(name)));
      var text = "sha384-" + Base64.getEncoder().encodeToString(hash);
      assertEquals(text, hashes.get(name).getAsString(), name);
    }
  }

  @Test
  void thePackageForNpmHasItsVersionAndTheSameFiles() throws IOException {
    var about = new Gson().fromJson(Resources.built("dist/npm/package.json"), JsonObject.class);
    assertEquals(version, about.get("version").getAsString());
    assertTrue(Resources.built("dist/npm/websocket-chat.cjs").contains(version));
    for (var name : List.of("js", "mjs", "js.map", "d.ts")) {
      var file = "websocket-chat." + name;
      assertArrayEquals(
          Files.readAllBytes(DIST.resolve(file)),
          Files.readAllBytes(DIST.resolve("npm").resolve(file)),
          file);
    }
  }

  @Test
  void theWebJarHasItsFilesWhereServersLook() throws IOException {
    try (var jar = new ZipFile(archive("webjar.jar"))) {
      var folder = "META-INF/resources/webjars/websocket-chat/" + version + "/";
      for (var name : List.of("websocket-chat.js", "websocket-chat.mjs", "websocket-chat.js.map")) {
        assertArrayEquals(Files.readAllBytes(DIST.resolve(name)), bytes(jar, folder + name), name);
      }
      var locator = new Properties();
      locator.load(
          jar.getInputStream(jar.getEntry("META-INF/resources/webjars-locator.properties")));
      assertEquals(version, locator.getProperty("websocket-chat.version"));
    }
  }

  @Test
  void theZipHasWhatIsServed() throws IOException {
    try (var zip = new ZipFile(archive("web.zip"));
        var files = Files.walk(Path.of("webapp"))) {
      var folder = "websocket-chat-" + version + "/";
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("websocket-chat.css")) {
          var name = folder + Path.of("webapp").relativize(file);
          assertArrayEquals(Files.readAllBytes(file), bytes(zip, name), name);
        }
      }
      var script = Resources.built("dist/websocket-chat.js").getBytes(StandardCharsets.UTF_8);
      assertArrayEquals(script, bytes(zip, folder + "websocket-chat.js"));
      assertTrue(zip.getEntry(folder + "LICENSE") != null);
      assertTrue(
          zip.stream().noneMatch(entry -> entry.getName().matches(".*([.]jar|[.]zip|/npm/.*)")));
    }
  }

  /** Two builds give the same bytes; ScriptsTest compares them. */
  @Test
  void theArchivesHaveTheTimeOfThePom() throws IOException {
    var time = LocalDateTime.ofInstant(Instant.parse(first(TIME)), ZoneOffset.UTC);
    for (var name : List.of("web.zip", "webjar.jar")) {
      try (var zip = new ZipFile(archive(name))) {
        assertTrue(zip.stream().allMatch(entry -> entry.getTimeLocal().equals(time)), name);
      }
    }
  }

  private File archive(String end) {
    return DIST.resolve("websocket-chat-" + version + "-" + end).toFile();
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    var entry = zip.getEntry(name);
    assertTrue(entry != null, name);
    try (var bytes = zip.getInputStream(entry)) {
      return bytes.readAllBytes();
    }
  }
}
