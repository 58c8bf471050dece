package org.websocketchat.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.hub.RoomRules;
import org.websocketchat.hub.StartRules;
import org.websocketchat.server.Settings;
import picocli.CommandLine;

/** The options for what holds in the rooms, in all of them or in one. */
final class RuleOptionsTest {
  private final StringWriter err = new StringWriter();
  private final List<Settings> seen = new ArrayList<>();

  private int run(String... arguments) {
    var main =
        new Main(
            settings -> {
              seen.add(settings);
              throw new IOException("enough");
            });
    return new CommandLine(main).setErr(new PrintWriter(err, true)).execute(arguments);
  }

  private Settings.Rooms rooms(String... arguments) {
    run(arguments);
    assertEquals(1, seen.size(), err::toString);
    return seen.getFirst().rooms();
  }

  @Test
  void withoutOptionsTheUsualRulesHold() {
    assertEquals(
        new Settings.Rooms(new StartRules(RoomRules.usual()), List.of(), null, Map.of()), rooms());
  }

  @Test
  void eachOptionReachesTheRooms() {
    var rooms =
        rooms(
            ("--guests off --read-only on --slow 10 --links off --json off --edit-minutes 45"
                    + " --reserve Ann --reserve Bob=x --words w.txt --words club=./v=2.txt")
                .split(" "));
    var rules =
        RoomRules.usual()
            .withSigned(true)
            .withReadonly(true)
            .withSlowSeconds(10)
            .withLinks(false)
            .withJson(false)
            .withEditMillis(45 * 60_000);
    assertEquals(new StartRules(rules), rooms.start());
    assertEquals(List.of("Ann", "Bob=x"), rooms.reservedNames());
    assertEquals(Path.of("w.txt"), rooms.words());
    assertEquals(Map.of("club", Path.of("./v=2.txt")), rooms.wordsByRoom());
  }

  /** A room takes what is said of it, and the rest from what is said of all, in any order. */
  @Test
  void aRoomTakesWhatIsSaidOfIt() {
    var rooms = rooms("--slow", "club=10", "--links", "club=off", "--slow", "3", "--json", "x=off");
    var slow = RoomRules.usual().withSlowSeconds(3);
    assertEquals(slow, rooms.start().everywhere());
    assertEquals(RoomRules.usual().withSlowSeconds(10).withLinks(false), rooms.start().of("club"));
    assertEquals(slow.withJson(false), rooms.start().of("x"));
    assertEquals(slow, rooms.start().of("other"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--slow -1",
        "--slow x",
        "--slow 3601",
        "--slow club=",
        "--slow Club=3",
        "--links maybe",
        "--links club=maybe",
        "--edit-minutes -1",
        "--edit-minutes 1h",
        "--guests",
        "--reserve \u0007"
      })
  void aWrongValueIsNamed(String arguments) {
    var words = arguments.split(" ");
    assertEquals(2, run(words));
    assertTrue(err.toString().contains(words[0]), err::toString);
    assertEquals(List.of(), seen);
  }
}
