package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.examples.EchoBot;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Await;

/** The jar for bots needs jackson-core and nothing else, and its Javadoc has no warnings. */
final class BotJarTest {
  private static final Path JAR =
      Path.of(System.getProperty("build.dir"), "dist", "websocket-chat-bot.jar");

  @TempDir private Path folder;

  @Test
  void hasTheClassesOfBotsAndNoOthers() throws IOException {
    var packages = new TreeSet<String>();
    try (var jar = new JarFile(JAR.toFile())) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class"))
          .forEach(name -> packages.add(name.substring(0, name.lastIndexOf('/'))));
      assertEquals(
          "org.websocketchat.bot",
          jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
    }
    var own = Stream.of("bot", "json", "protocol", "session").map("org/websocketchat/"::concat);
    assertEquals(own.toList(), List.copyOf(packages));
  }

  @Test
  void runsOnTheClassPathWithJacksonCoreAlone() throws Exception {
    var path = String.join(File.pathSeparator, JAR.toString(), jackson(), program());
    assertEchoes("-cp", path);
  }

  @Test
  void runsAsAModuleWithJacksonCoreAlone() throws Exception {
    var modules = String.join(File.pathSeparator, JAR.toString(), jackson());
    assertEchoes("-p", modules, "--add-modules", "ALL-MODULE-PATH", "-cp", program());
  }

  /** The jar of jackson-core. */
  private static String jackson() {
    var path = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    return Stream.of(path).filter(jar -> jar.contains("jackson-core")).findFirst().orElseThrow();
  }

  /** A folder that has the echo bot and nothing else. */
  private String program() throws IOException {
    var name = EchoBot.class.getName().replace('.', '/') + ".class";
    var file = folder.resolve("program").resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    try (var bytes = EchoBot.class.getResourceAsStream("EchoBot.class")) {
      Files.write(file, bytes.readAllBytes());
    }
    return folder.resolve("program").toString();
  }

  private static void assertEchoes(String... options) throws Exception {
    try (var server = ChatServer.start(Settings.local());
        var ann = Bot.connect(server.socketUrl(), "lobby", "Ann")) {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of(options));
      command.addAll(List.of(EchoBot.class.getName(), server.socketUrl()));
      var process = new ProcessBuilder(command).inheritIO().start();
      try {
        var echoes = new CopyOnWriteArrayList<String>();
        ann.onMessage(message -> echoes.add(message.text()));
        Await.until("the bot", () -> ann.people().size() == 2 || !process.isAlive());
        assertTrue(process.isAlive());
        assertTrue(ann.say("hello").join() instanceof Outcome.Stored);
        Await.until("the echo", () -> echoes.contains("hello"));
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void theJavadocHasNoWarnings() {
    var out = new StringWriter();
    int code =
        ToolProvider.findFirst("javadoc")
            .orElseThrow()
            .run(
                new PrintWriter(out),
                new PrintWriter(out),
                "-quiet",
                "-Werror",
                "-Xdoclint:all,-missing",
                "-d",
                folder.resolve("javadoc").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-sourcepath",
                "src/main/java",
                "org.websocketchat.bot");
    assertEquals("0", code + out.toString());
  }
}
