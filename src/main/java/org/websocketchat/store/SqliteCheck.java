package org.websocketchat.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Checks whether a file is an intact log of this server. */
final class SqliteCheck {
  private static final byte[] MAGIC = {
    'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', 0
  };

  /** SQLite's header; see "Database File Format" of its documentation. */
  private static final int HEADER_BYTES = 100;

  private static final int APPLICATION_ID_AT = 68;

  private SqliteCheck() {}

  /** Why a file cannot be used, found without writing to it; null if it can. */
  static @Nullable String fault(Path file, SqliteSchema schema) throws IOException {
    byte[] header;
    try (var content = Files.newInputStream(file)) {
      header = content.readNBytes(HEADER_BYTES);
    }
    if (header.length < HEADER_BYTES || !ByteBuffer.wrap(header, 0, 16).equals(magic())) {
      return "is not an SQLite database, or its beginning is damaged";
    }
    if (ByteBuffer.wrap(header).getInt(APPLICATION_ID_AT) != SqliteSchema.APPLICATION_ID) {
      return "is the database of another application";
    }
    try (var database = readOnly(file)) {
      int version = SqliteSchema.versionOf(database);
      if (version > schema.version()) {
        return "was written by a newer server (its schema is %d, ours %d)"
            .formatted(version, schema.version());
      }
      var found = database.answer("PRAGMA quick_check(1)");
      return found.equals("ok") ? null : "is damaged (" + found.replace('\n', ' ') + ")";
    } catch (SQLException unreadable) {
      return "is damaged or cannot be read (" + unreadable.getMessage() + ")";
    }
  }

  private static ByteBuffer magic() {
    return ByteBuffer.wrap(MAGIC);
  }

  /** Opens a file for reading alone, without a file beside it where nobody has it open. */
  static Sqlite readOnly(Path file) throws SQLException {
    return Files.exists(DataDirectory.walOf(file))
        ? Sqlite.open(file, Sqlite.Mode.READ)
        : Sqlite.openImmutable(file);
  }
}
