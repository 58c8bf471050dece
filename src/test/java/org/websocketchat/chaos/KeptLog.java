package org.websocketchat.chaos;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What the database of a server says of a room, read from outside.
 *
 * @param entries in the order of their offsets
 */
record KeptLog(String epoch, long first, long head, List<Entry> entries) {
  /** The text of a message that was removed. */
  static final String REMOVED = "(removed)";

  /** What the sanctions in it are called, which are bans. */
  static final String BAN = "ban";

  static final String PURGE = "purge";

  /**
   * A message or a correction.
   *
   * @param text what the message says now, or the {@link #label} of the correction, or {@link #BAN}
   *     or {@link #PURGE}
   * @param who the public id of its sender
   */
  record Entry(long offset, boolean isMessage, String text, String who) {
    /** Of somebody whose id is of no importance. */
    Entry(long offset, boolean isMessage, String text) {
      this(offset, isMessage, text, "");
    }
  }

  /** What a correction is called that edits or removes the message at this offset. */
  static String label(boolean removes, long target) {
    return (removes ? "remove " : "edit ") + target;
  }

  /** Reads it, whether the server runs or not; the room must be there. */
  static KeptLog read(Path folder, String room) throws SQLException {
    var properties = new Properties();
    properties.setProperty("open_mode", "1"); // to read only
    properties.setProperty("busy_timeout", "10000");
    var file = folder.resolve("data").resolve("chat.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri(), properties);
        var roomOf = connection.prepareStatement("SELECT * FROM room WHERE name = ?");
        var messagesOf =
            connection.prepareStatement(
                """
                SELECT offset, kind, target, text, removed, who FROM message
                WHERE room = ? AND offset <= ? ORDER BY offset
                """)) {
      roomOf.setString(1, room);
      try (var found = roomOf.executeQuery()) {
        if (!found.next()) {
          throw new SQLException("no room " + room);
        }
        messagesOf.setLong(1, found.getLong("key"));
        messagesOf.setLong(2, found.getLong("head"));
        var entries = new ArrayList<Entry>();
        try (var rows = messagesOf.executeQuery()) {
          while (rows.next()) {
            entries.add(entry(rows));
          }
        }
        return new KeptLog(
            found.getString("epoch"), found.getLong("first"), found.getLong("head"), entries);
      }
    }
  }

  private static Entry entry(ResultSet row) throws SQLException {
    var kind = row.getString("kind");
    boolean removed = row.getString("removed") != null;
    var text =
        switch (kind) {
          case null -> removed ? REMOVED : row.getString("text");
          case "sanction" -> BAN;
          case "purge" -> PURGE;
          default -> label(kind.equals("remove"), row.getLong("target"));
        };
    return new Entry(row.getLong("offset"), kind == null, text, row.getString("who"));
  }
}
