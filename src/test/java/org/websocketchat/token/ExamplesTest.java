package org.websocketchat.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.hub.TokenVerdict;
import org.websocketchat.protocol.Role;

/** The server takes what the code in docs/tokens.md signs. */
final class ExamplesTest {
  private static final Pattern BLOCK = Pattern.compile("```(js|java)\\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void theServerTakesTheTokensOfTheExamples() throws Exception {
    assumeTrue(run("--version") == 0, "there is no Node here");
    var blocks = blocks();
    script("key.js", blocks.get(0));
    assertEquals(0, run("key.js"));
    var call = "process.stdout.write(chatToken({ id: 7, name: 'Ann \"Ü\"', isModerator: true }));";
    script("token.js", blocks.get(1) + call);
    assertEquals(0, run("token.js"));
    assertSigned("7", "Ann \"Ü\"", Role.MODERATOR, Files.readString(folder.resolve("out")));
    assertSigned("8", "Bob", Role.MEMBER, signedByJava(blocks.get(2)));
  }

  private static List<String> blocks() throws IOException {
    var blocks = new ArrayList<String>();
    var matcher = BLOCK.matcher(Files.readString(Path.of("docs", "tokens.md")));
    while (matcher.find()) {
      blocks.add(matcher.group(2));
    }
    assertEquals(3, blocks.size());
    return blocks;
  }

  private void script(String name, String code) throws IOException {
    Files.writeString(folder.resolve(name), code);
  }

  /** Runs Node in the folder; returns its exit code, or -1 if there is none. */
  private int run(String argument) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder("node", argument)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("out").toFile())
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) ? process.exitValue() : -1;
    } catch (IOException missing) {
      return -1;
    }
  }

  private String signedByJava(String code) throws Exception {
    var source = Files.writeString(folder.resolve("ChatTokens.java"), code);
    var compiler = ToolProvider.getSystemJavaCompiler();
    var path = System.getProperty("java.class.path");
    assertEquals(
        0, compiler.run(null, null, null, "-cp", path, "-proc:none", source.toString()), code);
    try (var loader = URLClassLoader.newInstance(new URL[] {folder.toUri().toURL()})) {
      var method =
          loader
              .loadClass("ChatTokens")
              .getMethod("chatToken", Path.class, String.class, String.class, String.class);
      var key = folder.resolve("private-key.json");
      return String.valueOf(method.invoke(null, key, "8", "Bob", "member"));
    }
  }

  private void assertSigned(String subject, String name, Role role, String token)
      throws IOException, JoseException {
    var keys = KeySet.read(Files.readString(folder.resolve("token-keys.json")));
    var trust = new JwtVerifier.Trust(keys, "websocket-chat", null);
    var verdict = JwtVerifier.verify(token, List.of(trust), System.currentTimeMillis());
    var identity =
        assertInstanceOf(TokenVerdict.Accepted.class, verdict, verdict.toString()).identity();
    assertEquals("https://my-site.example", identity.issuer());
    assertEquals(subject, identity.subject());
    assertEquals(name, identity.name());
    assertEquals(role, identity.role());
  }
}
