package org.websocketchat.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.websocketchat.protocol.JsonWriter;

/**
 * Reads what a server keeps in its folder, while it runs or while it does not. Each call sees the
 * log as it is at one moment.
 */
public final class LogReader implements AutoCloseable {
  /** Stands for the name of a room: for all rooms, those that begin later included. */
  public static final String EVERY_ROOM = "*";

  /** The name of somebody with a general sanction, wherever one is remembered. */
  private static final String ANY_NAME =
      "coalesce((SELECT sender.name FROM room JOIN sender ON sender.room = room.key"
          + " AND sender.tag = general_sanction.who WHERE sender.name IS NOT NULL"
          + " ORDER BY seen DESC LIMIT 1), (SELECT act.name FROM room JOIN act"
          + " ON act.room = room.key AND act.who = general_sanction.who AND act.kind = 'sanction'"
          + " WHERE act.name <> '' ORDER BY act.date DESC LIMIT 1), '')";

  private static final String SANCTIONS =
      "SELECT room.name AS room, sanction.kind, sanction.who,"
          + " coalesce(sender.name, act.name, ''), until, sanction.reason, sanction.actor,"
          + " coalesce(act.actor_name, ''), address, sanction.date AS date FROM sanction"
          + " JOIN room ON room.key = sanction.room"
          + " LEFT JOIN act ON act.room = sanction.room AND act.kind = 'sanction'"
          + " AND act.who = sanction.who AND act.sanction = sanction.kind"
          + " AND act.date = sanction.date"
          + " LEFT JOIN sender ON sender.room = sanction.room AND sender.tag = sanction.who"
          + " WHERE until > ? UNION ALL SELECT '*', kind, who, "
          + ANY_NAME
          + ", until, reason, NULL, '', NULL, date FROM general_sanction"
          + " WHERE ended = 0 AND until > ? ORDER BY room, date, 3, 2";

  private static final String ACTS =
      "SELECT room.name AS room, date, actor, actor_name, kind, target, who, act.name, sanction,"
          + " lasts, reason, number FROM act JOIN room ON room.key = act.room UNION ALL"
          + " SELECT '*', date, NULL, '', 'sanction', 0, who, "
          + ANY_NAME
          + ", kind, iif(until = 9223372036854775807, 0, until - date), reason, number"
          + " FROM general_sanction ORDER BY date, room, number";

  private final Path file;
  private final Sqlite database;

  private LogReader(Path file, Sqlite database) {
    this.file = file;
    this.database = database;
  }

  /**
   * Opens the log in this folder.
   *
   * @throws StorageException if there is none, or another version has written it
   */
  public static LogReader open(Path folder) throws StorageException {
    var file = folder.resolve(DataDirectory.LOG);
    if (!Files.exists(file)) {
      throw new StorageException(
          "There is no log in "
              + folder.toAbsolutePath().normalize()
              + ": give the folder of a server with --data.",
          null);
    }
    try {
      var reader = new LogReader(file, openFile(file));
      int version = SqliteSchema.versionOf(reader.database);
      if (version == SqliteSchema.current().version()) {
        return reader;
      }
      reader.close();
      throw new StorageException(
          "Another version has written " + file + ": start the server of this version once.", null);
    } catch (SQLException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  /** A file that no server has open is read as it is; it has no files beside it. */
  private static Sqlite openFile(Path file) throws SQLException {
    return Files.exists(DataDirectory.walOf(file))
        ? Sqlite.open(file, Sqlite.Mode.READ)
        : Sqlite.openImmutable(file);
  }

  private static StorageException unreadable(Path file, SQLException why) {
    return new StorageException("Cannot read " + file + ": " + why.getMessage(), why);
  }

  /**
   * Gives the messages of a room as they are now, each as a line of JSON, the oldest first.
   *
   * @return whether there is such a room
   */
  public boolean export(String room, Consumer<String> line) throws StorageException {
    try {
      var key = database.first(row -> row.getLong(1), "SELECT key FROM room WHERE name = ?", room);
      if (key == null) {
        return false;
      }
      database.each(
          row -> {
            line.accept(message(row));
            return true;
          },
          "SELECT offset, date, who, name, text, re, edited, removed FROM message"
              + " WHERE room = ? AND kind IS NULL ORDER BY offset",
          key);
      return true;
    } catch (SQLException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  private static String message(ResultSet row) throws SQLException {
    var json =
        new JsonWriter()
            .field("offset", row.getLong(1))
            .field("date", row.getLong(2))
            .optional("who", row.getString(3))
            .field("name", row.getString(4));
    var removed = row.getString(8);
    if (removed != null) {
      return json.field("removed", removed).end();
    }
    json.field("text", row.getString(5));
    if (row.getLong(6) > 0) {
      json.field("re", row.getLong(6));
    }
    if (row.getLong(7) > 0) {
      json.field("edited", row.getLong(7));
    }
    return json.end();
  }

  /**
   * Gives the sanctions that hold at this time, one in each line.
   *
   * @param wallMillis milliseconds since 1970
   */
  public void sanctions(long wallMillis, Consumer<HeldSanction> each) throws StorageException {
    try {
      database.each(
          row -> {
            each.accept(
                new HeldSanction(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9) != null));
            return true;
          },
          SANCTIONS,
          wallMillis,
          wallMillis);
    } catch (SQLException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  /** The names of all rooms of the log, in alphabetical order. */
  public List<String> rooms() throws StorageException {
    var rooms = new ArrayList<String>();
    try {
      database.each(row -> rooms.add(row.getString(1)), "SELECT name FROM room ORDER BY name");
    } catch (SQLException unreadable) {
      throw unreadable(file, unreadable);
    }
    return rooms;
  }

  /** Counts the messages of a person that are not removed, in each room where some are. */
  void messagesOf(String who, BiConsumer<String, Integer> count) throws StorageException {
    try {
      database.each(
          row -> {
            count.accept(row.getString(1), row.getInt(2));
            return true;
          },
          "SELECT room.name, count(*) FROM message JOIN room ON room.key = message.room"
              + " WHERE who = ? AND kind IS NULL AND removed IS NULL GROUP BY room.name",
          who);
    } catch (SQLException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  /** Gives what moderators have done in the last year, and what was reported, the oldest first. */
  public void acts(Consumer<ModeratorAct> each) throws StorageException {
    try {
      database.each(
          row -> {
            each.accept(
                new ModeratorAct(
                    row.getString(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(9) == null ? row.getString(5) : row.getString(9),
                    row.getLong(6),
                    row.getString(7),
                    row.getString(8),
                    row.getLong(10),
                    row.getString(11)));
            return true;
          },
          ACTS);
    } catch (SQLException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  @Override
  public void close() throws StorageException {
    try {
      database.close();
    } catch (SQLException failed) {
      throw unreadable(file, failed);
    }
  }
}
