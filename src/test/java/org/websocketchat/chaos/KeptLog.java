package org.websocketchat.chaos;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.websocketchat.chaos.Ledger.StoredMessage;

/**
 * What the database of a server says of a room, read from outside.
 *
 * @param messages in the order of their offsets
 */
record KeptLog(String epoch, long first, long head, List<StoredMessage> messages) {

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
                "SELECT offset, text FROM message WHERE room = ? AND offset <= ? ORDER BY offset")) {
      roomOf.setString(1, room);
      try (var found = roomOf.executeQuery()) {
        if (!found.next()) {
          throw new SQLException("no room " + room);
        }
        messagesOf.setLong(1, found.getLong("key"));
        messagesOf.setLong(2, found.getLong("head"));
        var messages = new ArrayList<StoredMessage>();
        try (var rows = messagesOf.executeQuery()) {
          while (rows.next()) {
            messages.add(new StoredMessage(rows.getLong(1), rows.getString(2)));
          }
        }
        return new KeptLog(
            found.getString("epoch"), found.getLong("first"), found.getLong("head"), messages);
      }
    }
  }
}
