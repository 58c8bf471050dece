package org.websocketchat.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.Body;

/** What is left of a person who was erased: nothing. */
final class LogEditorTest {
  private static final String SIZES =
      "SELECT sum(octet_length(text) + octet_length(name) + 100) FROM message WHERE kind IS NULL"
          + " OR kind NOT IN ('edit', 'report')"; // these have limits of their own

  @TempDir private Path folder = Path.of("");

  private static Draft draft(long n, Body body) {
    return new Draft(7, "bob", "Bobby", body, 0, new Draft.Sequence("key", n, n - 1), null);
  }

  /** Bob, whose token says who he is, wrote, and reported what Ann had written. */
  @BeforeEach
  void talk() throws IOException {
    var answers = new Answers();
    try (var storage =
        Storages.onDisk(folder, Retention.unlimited()).start(answers, answers::end)) {
      answers.append(
          storage, "lobby", new Draft(1, "ann", "Ann", new Body.Text("hi"), 0, null, null));
      answers.append(storage, "lobby", draft(1, new Body.Text("SPAM")));
      answers.append(storage, "lobby", draft(2, new Body.Report(1, "my own words")));
      storage.remember(new HubOutput.Remember("lobby", "key", "Bobby", 1, 1));
      answers.open(storage, "lobby");
    }
  }

  private Connection beside() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chat.db"));
  }

  private String answer(String question) throws SQLException {
    try (var file = beside();
        var statement = file.createStatement();
        var rows = statement.executeQuery(question)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "none";
    }
  }

  private int erase() throws StorageException {
    try (var editor = LogEditor.open(folder)) {
      return editor.erase("bob");
    }
  }

  @Test
  void aMessageThatNoPurgeOfTheServerReachesGoesToo() throws Exception {
    try (var file = beside();
        var statement = file.createStatement()) {
      statement.executeUpdate("UPDATE room SET head = head + 200000");
    }
    assertEquals(1, erase());
    assertEquals("0", answer("SELECT count(*) FROM message WHERE text = 'SPAM'"));
  }

  @Test
  void theNameAndTheWordsOfAReportGoToo() throws Exception {
    assertEquals("Bobby", answer("SELECT name FROM sender WHERE tag = 'key'"));
    assertEquals(answer(SIZES), answer("SELECT bytes FROM room"));
    assertEquals(1, erase());
    assertEquals("null", answer("SELECT name FROM sender WHERE tag = 'key'"));
    assertEquals("", answer("SELECT text FROM message WHERE kind = 'report'"));
    assertEquals("0", answer("SELECT count(*) FROM message WHERE name = 'Bobby'"));
    assertEquals(answer(SIZES), answer("SELECT bytes FROM room"), "the size of the room");
  }

  @Test
  void theNameThatIsRememberedWithAKeyWithoutMessagesGoesToo() throws Exception {
    var answers = new Answers();
    try (var storage =
        Storages.onDisk(folder, Retention.unlimited()).start(answers, answers::end)) {
      storage.remember(new HubOutput.Remember("lobby", "other", "Bobby Lee", 1, 1, "bob"));
      answers.open(storage, "lobby");
    }
    assertEquals(1, erase());
    assertEquals("0", answer("SELECT count(*) FROM sender WHERE name IS NOT NULL OR who = 'bob'"));
  }

  /** Bob was a moderator, too, and somebody has acted upon Bob. */
  @Test
  void theNamesAndTheReasonsOfActsGoToo() throws Exception {
    var answers = new Answers();
    try (var storage =
        Storages.onDisk(folder, Retention.unlimited()).start(answers, answers::end)) {
      var quiet = new Body.Sanction(Body.SanctionKind.QUIET, "ann", 0, "my own reason");
      answers.append(storage, "lobby", draft(3, quiet));
      var ban = new Body.Sanction(Body.SanctionKind.BAN, "bob", 0, "spam");
      answers.append(storage, "lobby", new Draft(1, "mia", "Mia", ban, 0, null, null));
      answers.open(storage, "lobby");
    }
    assertEquals("Bobby", answer("SELECT actor_name FROM act WHERE kind = 'sanction'"));
    assertEquals("Bobby", answer("SELECT name FROM act WHERE who = 'bob'"));
    assertEquals(1, erase());
    assertEquals(
        "", answer("SELECT group_concat(reason || actor_name, '') FROM act WHERE actor = 'bob'"));
    assertEquals("", answer("SELECT group_concat(name, '') FROM act WHERE who = 'bob'"));
    assertEquals("", answer("SELECT reason FROM sanction WHERE actor = 'bob'"));
    assertEquals(
        "spam", answer("SELECT reason FROM sanction WHERE who = 'bob'"), "another's words");
    assertEquals("", answer("SELECT group_concat(text, '') FROM message WHERE who = 'bob'"));
    assertEquals(answer(SIZES), answer("SELECT bytes FROM room"), "the size of the room");
    var file = new String(Files.readAllBytes(folder.resolve("chat.db")), ISO_8859_1);
    assertFalse(file.contains("my own"), "no copy is left");
    assertFalse(file.contains("Bobby"), "no copy is left");
  }

  @Test
  void itSaysWhenCopiesMayBeLeft() throws Exception {
    try (var editor = LogEditor.open(folder);
        var reader = beside();
        var statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      try (var rows = statement.executeQuery("SELECT text FROM message")) {
        assertTrue(rows.next());
        var left = assertThrows(StorageException.class, () -> editor.erase("bob"));
        assertTrue(
            String.valueOf(left.getMessage()).contains("copies may be left"), left::toString);
      }
      reader.commit();
    }
    assertEquals(List.of(0), List.of(erase()), "once more, with nobody who reads");
  }
}
