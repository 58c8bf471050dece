package org.websocketchat.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The link that invites somebody. */
final class InviteTest {
  private static final long NOW = 1_763_878_400_000L;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  /** As if a server had used the folder. */
  @BeforeEach
  void serve() throws IOException {
    Files.createFile(folder.resolve("chat.db"));
  }

  @Test
  void printsALinkToTheRoomWithATokenThatSaysWhoComes() {
    assertEquals(
        0,
        invite("--role", "moderator", "--name", "Ann Lee", "--room", "garden-club", "--days", "7"));
    var start = "http://localhost:8080/?room=garden-club#token=";
    assertTrue(out.toString().startsWith(start), out::toString);
    assertEquals(
        "{\"iss\":\"websocket-chat\",\"aud\":\"websocket-chat\",\"sub\":\"Ann Lee\",\"exp\":"
            + (NOW / 1000 + 7 * 86_400)
            + ",\"name\":\"Ann Lee\",\"role\":\"moderator\",\"rooms\":[\"garden-club\"]}",
        claims(out.toString().strip()));
    assertEquals("", err.toString());
  }

  @Test
  void warnsWhereNoServerHasKeptItsData() throws IOException {
    Files.delete(folder.resolve("chat.db"));
    for (int i = 0; i < 2; i++) { // the key is there the second time
      err.getBuffer().setLength(0);
      assertEquals(0, invite("--name", "Ann"));
      assertTrue(out.toString().startsWith("http://localhost:8080/#token="), out::toString);
      assertTrue(err.toString().contains("no chat database in " + folder), err::toString);
      assertTrue(err.toString().contains("with --data"), err::toString);
    }
    assertFalse(Files.exists(folder.resolve("chat.db")));
  }

  @Test
  void invitesAMemberIntoEveryRoomForThirtyDays() {
    assertEquals(0, invite("--name", "Ann", "--url", "https://chat.example/club/?lang=zh"));
    var link = out.toString().strip();
    assertTrue(link.startsWith("https://chat.example/club/?lang=zh#token="), link);
    var claims = claims(link);
    assertTrue(claims.contains("\"role\":\"member\""), claims);
    assertTrue(claims.contains("\"exp\":" + (NOW / 1000 + 30 * 86_400)), claims);
    assertFalse(claims.contains("rooms"), claims);
  }

  @Test
  void theRoomComesBehindTheParametersOfTheAddress() {
    assertEquals(
        0,
        invite("--name", "Ann", "--room", "a", "--room", "b", "--url", "https://c.example/?x=1"));
    assertTrue(out.toString().startsWith("https://c.example/?x=1&room=a#token="), out::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "--name, ' '",
    "--name, 'a\nb'",
    "--name, 123456789012345678901234567890123",
    "--role, king",
    "--room, Garden",
    "--days, 0",
    "--days, 3651",
    "--days, soon",
    "--url, chat.example",
    "--url, 'https://a.example/#x'",
    "--url, 'https://a.example/ x'",
  })
  void saysWhatIsWrong(String option, String value) {
    var arguments = new ArrayList<>(List.of(option, value));
    if (!option.equals("--name")) {
      arguments.addAll(List.of("--name", "Ann"));
    }
    assertEquals(2, invite(arguments.toArray(String[]::new)));
    assertTrue(err.toString().contains("Invalid value for option '" + option), err::toString);
    assertFalse(Files.exists(folder.resolve("token-key.json")), "nothing is made");
    assertEquals("", out.toString());
  }

  @Test
  void needsAName() {
    assertEquals(2, invite("--role", "owner"));
    assertTrue(err.toString().contains("--name"), err::toString);
  }

  @Test
  void saysThatTheKeyCannotBeUsed() throws IOException {
    Files.writeString(folder.resolve("token-key.json"), "{}");
    assertEquals(1, invite("--name", "Ann"));
    assertTrue(err.toString().startsWith("Cannot use the server's own key"), err::toString);
    assertEquals("", out.toString());
  }

  private int invite(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.toString()));
    return new CommandLine(new Invite(() -> NOW))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private static String claims(String link) {
    var payload = link.substring(link.indexOf("#token=") + 7).split("\\.", -1)[1];
    return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
  }
}
