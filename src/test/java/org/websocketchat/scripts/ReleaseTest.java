package org.websocketchat.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.scripts.Checkout.Running;

/**
 * What {@code scripts/release} refuses and tells; the tools that it calls only say that they ran.
 */
final class ReleaseTest {
  @TempDir private Path folder;
  private Checkout checkout;

  @BeforeEach
  void commitAVersion() throws IOException {
    checkout = new Checkout(Files.createDirectory(folder.resolve("a checkout")));
    checkout.tool(
        "mvn",
        """
        for word; do
          case $word in -Dbuild.dir=*) new=${word#*=} ;; esac
        done
        if [ -n "${new:-}" ]; then
          mkdir -p "$new/classes" "$new/dist/npm" "$new/app/lib"
          touch "$new/dist/websocket-chat-1.2.3-web.zip" "$new/dist/websocket-chat-1.2.3-webjar.jar" \\
            "$new/dist/websocket-chat-bot.jar"
        else
          mkdir -p target/server
          touch target/server/websocket-chat-1.2.3.zip target/server/websocket-chat-all.jar \\
            target/server/websocket-chat.deb
        fi""");
    checkout.tool("npm", "echo \"npm was called: $*\"");
    Files.writeString(checkout.file(".gitignore"), "/target/\n/tools/\n/output*\n");
    replace("pom.xml", "<version>.+-SNAPSHOT</version>", "<version>1.2.3</version>");
    replace("CHANGELOG.md", "## Unreleased", "## 1.2.3 - 2026-12-01");
    git("init", "--quiet");
    commit();
  }

  private void replace(String name, String pattern, String text) throws IOException {
    var file = checkout.file(name);
    Files.writeString(file, Files.readString(file).replaceFirst(pattern, text));
  }

  private void commit() throws IOException {
    git("add", "--all");
    git("-c", "user.name=Ann", "-c", "user.email=ann@a.example", "commit", "--quiet", "-m", "all");
  }

  private String git(String... words) throws IOException {
    checkout.tool("in-checkout", "cd \"$(dirname \"$0\")/..\"; exec git \"$@\"");
    var command = new String[words.length + 1];
    command[0] = "tools/in-checkout";
    System.arraycopy(words, 0, command, 1, words.length);
    var running = checkout.start(Map.of(), command);
    assertEquals(0, running.exitCode(), running::said);
    return running.said().strip();
  }

  private Running release(String... options) throws IOException {
    var command = new String[options.length + 1];
    command[0] = "scripts/release";
    System.arraycopy(options, 0, command, 1, options.length);
    // Who the tag is by.
    return checkout.start(
        Map.of("GIT_COMMITTER_NAME", "Ann", "GIT_COMMITTER_EMAIL", "ann@a.example"), command);
  }

  private void assertRefused(String reason) throws IOException {
    var running = release("--publish");
    assertEquals(1, running.exitCode(), running::said);
    assertTrue(running.said().startsWith("No release: " + reason), running::said);
    assertFalse(running.said().contains("npm was called"), running::said);
    assertEquals("", git("tag"));
  }

  @Test
  void tellsWhatItWouldPublishAndPublishesNothing() throws IOException {
    var running = release();
    assertEquals(0, running.exitCode(), running::said);
    var said = running.said();
    for (var part :
        new String[] {
          "\nwebsocket-chat 1.2.3, of commit " + git("rev-parse", "--short", "HEAD") + ":\n",
          "\n  git tag v1.2.3\n",
          "\n  npm publish target/dist/npm\n",
          "  target/dist/websocket-chat-1.2.3-web.zip\n",
          "  target/dist/websocket-chat-1.2.3-webjar.jar\n",
          "  target/dist/websocket-chat-bot.jar\n",
          "  target/server/websocket-chat-1.2.3.zip\n",
          "  target/server/websocket-chat-all.jar\n",
          "  target/server/websocket-chat.deb\n",
          "\nNothing was published."
        }) {
      assertTrue(said.contains(part), said);
    }
    assertFalse(said.contains("npm was called"), said);
    assertEquals("", git("tag"));
  }

  @Test
  void publishesWhenAsked() throws IOException {
    var running = release("--publish");
    assertEquals(0, running.exitCode(), running::said);
    assertTrue(running.said().contains("npm was called: publish target/dist/npm\n"), running::said);
    assertEquals("v1.2.3", git("tag"));
    var again = release("--publish");
    assertEquals(1, again.exitCode(), again::said);
    assertTrue(again.said().startsWith("No release: the tag v1.2.3 is there"), again::said);
  }

  @Test
  void refusesASnapshot() throws IOException {
    replace("pom.xml", "<version>1.2.3</version>", "<version>1.2.3-SNAPSHOT</version>");
    commit();
    assertRefused("the version is 1.2.3-SNAPSHOT. Set the one to release in pom.xml, as in 1.2.3.");
  }

  @Test
  void refusesAVersionThatTheChangelogDoesNotHave() throws IOException {
    replace("CHANGELOG.md", "## 1.2.3", "## 1.2.30");
    commit();
    assertRefused("CHANGELOG.md has no section \"## 1.2.3\".");
  }

  @Test
  void refusesWhatIsNotCommitted() throws IOException {
    Files.writeString(checkout.file("webapp/new.txt"), "new");
    assertRefused("these files are not as they were committed.");
  }

  @Test
  void refusesAnUnknownOption() throws IOException {
    var running = release("--yes");
    assertEquals(2, running.exitCode(), running::said);
  }
}
