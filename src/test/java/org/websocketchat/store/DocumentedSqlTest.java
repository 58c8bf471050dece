package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.websocketchat.store.Answers.draft;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.testing.Snippet;

/**
 * The commands of server.md for {@code sqlite3} do what stands there, beside a server that runs.
 */
final class DocumentedSqlTest {
  private static final Pattern COMMAND = Pattern.compile("sqlite3 data/chat.db \"(.*)\"");

  @TempDir private Path folder;

  @Test
  void showAndRemoveAMessage() throws Exception {
    var commands = commands();
    assertEquals(2, commands.size());
    var answers = new Answers();
    var file = SqliteFile.open(folder, SqliteSchema.current(), 0);
    var clocks = new TestClocks().clocks();
    try (var storage =
            SqliteStorage.start(file, Retention.unlimited(), clocks, answers, answers::end);
        var beside = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chat.db"));
        var statement = beside.createStatement()) {
      for (int i = 0; i < 18; i++) {
        answers.append(storage, "lobby", draft("x"));
      }
      assertEquals(1, statement.executeUpdate(commands.get(1)));
      var left = new ArrayList<Long>();
      try (var rows = statement.executeQuery(commands.get(0))) {
        while (rows.next()) {
          assertEquals("x", rows.getString("text"));
          left.add(rows.getLong("offset"));
        }
      }
      assertEquals(17, left.size());
      assertEquals(List.of(16L, 18L), left.subList(15, 17));
    }
  }

  private static List<String> commands() throws Exception {
    return Snippet.all().stream()
        .filter(snippet -> snippet.document().endsWith("server.md"))
        .flatMap(snippet -> COMMAND.matcher(snippet.code()).results())
        .map(found -> found.group(1))
        .toList();
  }
}
