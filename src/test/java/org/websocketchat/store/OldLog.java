package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.websocketchat.testing.Resources;

/** Logs of earlier versions. */
final class OldLog {
  private OldLog() {}

  /** Makes a database by a script in {@code src/test/resources/storage}. */
  static void make(String script, Path log) throws IOException, SQLException {
    try (var database = Sqlite.open(log, Sqlite.Mode.CREATE)) {
      for (var statement : Resources.text("storage/" + script).strip().split(";\n|;$", 0)) {
        database.run(statement);
      }
    }
    assertEquals(SqliteSchema.APPLICATION_ID, ByteBuffer.wrap(Files.readAllBytes(log)).getInt(68));
  }
}
