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
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.RoomState;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.store.Retention;
import org.websocketchat.store.Storage;
import org.websocketchat.store.Storages;
import picocli.CommandLine;

/** What scripts/admin prints and mends, beside a server that runs and without one. */
final class AdminTest {
  private static final long NOW = 1_763_878_400_000L;
  private static final long HOUR = 3_600_000;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final LinkedBlockingQueue<HubInput> answers = new LinkedBlockingQueue<>();

  @TempDir private Path folder = Path.of("");

  /**
   * As docs/server.md tells it: backed up while a server runs, and restored into another folder.
   */
  @Test
  void aBackupIsWrittenBesideAServerThatRunsAndStartsAnotherOne(@TempDir Path other)
      throws Exception {
    var backup = other.resolve("backup.db");
    try (var running = storage()) {
      append(running, "lobby", text("ann", "Ann", "newest"));
      assertEquals(0, admin("backup", backup.toString()), err::toString);
      assertTrue(out.toString().endsWith(" kB to " + backup + "\n"), out::toString);
      assertEquals(1, admin("backup", backup.toString()));
      assertTrue(err.toString().startsWith("There is a file already: " + backup), err::toString);
    }
    var restored = other.resolve("data");
    Storages.restore(backup, restored);
    Storages.onDisk(restored, Retention.unlimited()).start(answers::add, fault -> {}).close();
    assertEquals(0, admin("export", "lobby"));
    var before = out.toString();
    folder = restored;
    assertEquals(0, admin("export", "lobby"), err::toString);
    assertEquals(before, out.toString());
    assertTrue(before.contains("newest"), before);
  }

  @Test
  void theServersOwnOptionWritesABackupAndEnds(@TempDir Path other) {
    var backup = other.resolve("b.db");
    int code =
        new CommandLine(new Main())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute("--data", folder.toString(), "--backup", backup.toString());
    assertEquals(0, code, err::toString);
    assertTrue(Files.exists(backup));
    assertTrue(out.toString().startsWith("Wrote "), out::toString);
  }

  private int admin(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.toString()));
    return new CommandLine(new Admin(() -> NOW))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private Storage storage() throws IOException {
    return Storages.onDisk(folder, Retention.unlimited()).start(answers::add, fault -> {});
  }

  private HubInput append(Storage storage, String room, Draft... drafts)
      throws InterruptedException {
    storage.append(new HubOutput.Append(1, room, List.of(drafts)));
    return answer();
  }

  private HubInput answer() throws InterruptedException {
    var answer = answers.poll(20, TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("no answer");
    }
    return answer;
  }

  private static Draft draft(String who, String name, Body body, String address) {
    var covered = address.isEmpty() ? null : address;
    return new Draft(7, who, name, body, NOW, null, null, covered, RoomMode.USUAL);
  }

  private static Draft text(String who, String name, String text) {
    return draft(who, name, new Body.Text(text), "");
  }

  /** Ann wrote, Bob spammed, and Ann has banned Bob and made Cat quiet. */
  @BeforeEach
  void talk() throws IOException, InterruptedException {
    try (var storage = storage()) {
      append(
          storage, "lobby", text("ann", "Ann", "h\u009b\u202ei"), text("bob", "Bob", "SPAMSPAM"));
      append(storage, "club", text("bob", "Bob", "SPAMSPAM too"));
      var ban = new Body.Sanction(SanctionKind.BAN, "bob", HOUR, "sp\u009bam\u202e");
      append(storage, "lobby", draft("ann", "Ann", ban, "#1"));
      var quiet = new Body.Sanction(SanctionKind.QUIET, "cat", 0, "");
      append(storage, "lobby", draft("ann", "Ann", quiet, ""));
    }
  }

  @Test
  void exportsARoomWhileTheServerRunsAndNot() throws IOException {
    var lines =
        "{\"offset\":1,\"date\":1763878400000,\"who\":\"ann\",\"name\":\"Ann\",\"text\":\"h\\u009b\\u202ei\"}\n"
            + "{\"offset\":2,\"date\":1763878400000,\"who\":\"bob\",\"name\":\"Bob\","
            + "\"text\":\"SPAMSPAM\"}\n";
    assertEquals(0, admin("export", "lobby"), err::toString);
    assertEquals(lines, out.toString().replace("\r", ""));
    try (var running = storage()) {
      assertEquals(0, admin("export", "lobby"), err::toString);
      assertEquals(lines, out.toString().replace("\r", ""));
      assertFalse(running.isFailing());
    }
    assertEquals(1, admin("export", "nowhere"));
  }

  @Test
  void printsSanctionsAndActs() {
    assertEquals(0, admin("bans"), err::toString);
    assertEquals(
        """
        lobby ban bob "Bob" until 2025-11-23T07:13:20Z by ann "Ann", with the address: sp\ufffdam\ufffd
        lobby quiet cat for ever by ann "Ann"
        """,
        out.toString().replace("\r", ""));
    assertEquals(0, admin("acts"), err::toString);
    assertEquals(
        """
        2025-11-23T06:13:20Z lobby ann "Ann": ban bob "Bob" for 60 minutes: sp\ufffdam\ufffd
        2025-11-23T06:13:20Z lobby ann "Ann": quiet cat for ever
        """,
        out.toString().replace("\r", ""));
  }

  @Test
  void printsWhomAPurgeWasAbout() throws Exception {
    try (var storage = storage()) {
      append(storage, "club", draft("ann", "Ann", new Body.Purge("bob", 1), ""));
      append(storage, "club", new Draft(8, null, "Json", new Body.Text("x"), NOW, null, null));
      append(storage, "club", draft("ann", "Ann", new Body.Purge(null, 3), ""));
    }
    assertEquals(0, admin("acts"), err::toString);
    assertEquals(
        """
        2025-11-23T06:13:20Z club ann "Ann": purge bob "Bob" 1
        2025-11-23T06:13:20Z club ann "Ann": purge guests 3
        """,
        out.toString()
            .replace("\r", "")
            .lines()
            .filter(line -> line.contains("purge"))
            .map(line -> line + "\n")
            .collect(java.util.stream.Collectors.joining()));
  }

  @Test
  void pardonsOnTheStoppedServerOnly() throws IOException, InterruptedException {
    try (var running = storage()) {
      assertEquals(1, admin("pardon", "bob"));
      assertTrue(err.toString().contains("Another server"), err::toString);
      assertFalse(running.isFailing());
    }
    assertEquals(1, admin("pardon", "bob", "--room", "club"));
    assertEquals(0, admin("pardon", "bob"), err::toString);
    assertEquals(0, admin("bans"));
    assertTrue(out.toString().startsWith("lobby quiet cat"), out::toString);
    admin("acts");
    assertTrue(out.toString().contains("scripts/admin: pardon bob"), out::toString);
    try (var storage = storage()) {
      storage.open(new HubOutput.Open(1, "lobby", null, 0, Long.MAX_VALUE));
      var state = answer() instanceof HubInput.Opened opened ? opened.state() : RoomState.USUAL;
      assertEquals(1, state.sanctions().size());
    }
  }

  private RoomState state(Storage storage, String room) throws InterruptedException {
    storage.open(new HubOutput.Open(1, room, null, 0, Long.MAX_VALUE));
    return answer() instanceof HubInput.Opened opened ? opened.state() : RoomState.USUAL;
  }

  @Test
  void printsNamesSoThatTheyChangeNoLineAndNoTerminal() throws Exception {
    try (var storage = storage()) {
      storage.remember(new HubOutput.Remember("club", "cat", "C\u001b[2J\" for ever\\", 1, NOW));
      var quiet = new Body.Sanction(SanctionKind.QUIET, "cat", 0, "");
      append(storage, "club", draft("ann", "A\u202enn", quiet, ""));
    }
    admin("ban", "cat");
    var name = " cat \"C\ufffd[2J\\\" for ever\\\\\"";
    admin("bans");
    assertTrue(
        out.toString().contains("club quiet" + name + " for ever by ann \"A\ufffdnn\"\n"),
        out::toString);
    assertTrue(out.toString().contains("* ban" + name + " for ever\n"), out::toString);
    admin("acts");
    assertTrue(
        out.toString().contains(" club ann \"A\ufffdnn\": quiet" + name + " for ever\n"),
        out::toString);
    assertTrue(out.toString().contains(" * scripts/admin: ban" + name + " for ever\n"));
  }

  @Test
  void bansFromOneRoom() throws Exception {
    assertEquals(0, admin("ban", "eve", "--room", "club", "--reason", "spam"), err::toString);
    assertEquals("Banned eve in club\n", out.toString().replace("\r", ""));
    admin("bans");
    assertTrue(out.toString().contains("club ban eve for ever: spam\n"), out::toString);
    assertFalse(out.toString().contains("lobby ban eve"), out::toString);
    assertEquals(1, admin("ban", "eve", "--room", "nowhere"));
    assertEquals(1, admin("ban", "no/who"));
    assertEquals(1, admin("ban", "eve", "--days", "-1"));
    assertEquals(1, admin("ban", "eve", "--reason", "x".repeat(501)));
  }

  @Test
  void sanctionsForEveryRoomBindRoomsThatBeginLater() throws Exception {
    try (var running = storage()) {
      assertEquals(1, admin("ban", "dan"));
      assertTrue(err.toString().contains("Another server"), err::toString);
      assertFalse(running.isFailing());
    }
    assertEquals(0, admin("ban", "dan", "--days", "2", "--reason", "spam"), err::toString);
    assertEquals(
        "Banned dan in every room, also in those that begin later\n",
        out.toString().replace("\r", ""));
    assertEquals(0, admin("quiet", "cat"), err::toString);
    for (int start = 0; start < 2; start++) {
      try (var storage = storage()) {
        for (var room : List.of("lobby", "club", "later" + start)) {
          var ban = state(storage, room).sanctions().getFirst();
          assertEquals("dan ban spam", ban.who() + " " + ban.kind().word() + " " + ban.reason());
          assertEquals(48 * HOUR, ban.untilMillis() - ban.dateMillis());
        }
        assertEquals(2, state(storage, "later0").sanctions().size());
        assertEquals(4, state(storage, "lobby").sanctions().size(), "with its own");
      }
    }
    admin("bans");
    assertTrue(out.toString().contains("* quiet cat for ever\n"), out::toString);
    admin("acts");
    assertTrue(
        out.toString().contains(" * scripts/admin: ban dan for 2880 minutes: spam"), out::toString);
  }

  @Test
  void aPardonForEveryRoomEndsEverything() throws Exception {
    admin("ban", "bob");
    assertEquals(1, admin("pardon", "bob", "--room", "club"));
    assertTrue(err.toString().contains("without --room"), err::toString);
    assertEquals(0, admin("pardon", "bob"), err::toString);
    assertEquals("Pardoned in every room\n", out.toString().replace("\r", ""));
    admin("bans");
    assertFalse(out.toString().contains("bob"), out::toString);
    admin("acts");
    assertTrue(out.toString().contains(" * scripts/admin: pardon bob \"Bob\"\n"), out::toString);
    try (var storage = storage()) {
      for (var room : List.of("lobby", "club", "later")) {
        assertTrue(
            state(storage, room).sanctions().stream().noneMatch(each -> each.who().equals("bob")));
      }
    }
  }

  @Test
  void aBanOfOneRoomEndsAloneWhereOneForEveryRoomHoldsToo() throws Exception {
    admin("ban", "bob");
    assertEquals(0, admin("pardon", "bob", "--room", "lobby", "--room", "club"), err::toString);
    assertEquals(
        "Pardoned in lobby; what is for every room still holds\n",
        out.toString().replace("\r", ""));
    admin("bans");
    assertTrue(out.toString().contains("* ban bob"), out::toString);
    assertFalse(out.toString().contains("lobby ban bob"), out::toString);
  }

  @Test
  void erasesAPerson() throws IOException {
    assertEquals(0, admin("erase", "bob"), err::toString);
    assertEquals("Removed 2 messages of bob\n", out.toString().replace("\r", ""));
    admin("export", "lobby");
    assertTrue(
        out.toString().contains("\"name\":\"\u2013\",\"removed\":\"moderator\"}"), out::toString);
    assertTrue(out.toString().contains("\\u202ei"), out::toString);
    for (var file : List.of("chat.db", "chat.db-wal")) {
      var path = folder.resolve(file);
      var bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
      assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains("SPAMSPAM"), file);
    }
    assertEquals(0, admin("erase", "bob"));
    assertEquals("Removed 0 messages of bob\n", out.toString().replace("\r", ""));
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertEquals(2, admin());
    folder = Files.createDirectory(folder.resolve("empty"));
    for (var command : List.of("bans", "acts")) {
      assertEquals(1, admin(command));
      assertTrue(err.toString().contains("There is no log"), err::toString);
    }
    assertEquals(1, admin("erase", "bob"));
    assertFalse(Files.exists(folder.resolve("chat.db")), "nothing was made");
  }
}
