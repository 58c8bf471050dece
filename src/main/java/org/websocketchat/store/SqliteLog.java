package org.websocketchat.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.Kept;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;

/** The log in SQL. Each method is part of a transaction that its caller began and will commit. */
final class SqliteLog {
  /** What a message counts for besides name and text; {@link HubOutput.Read}. */
  private static final int OVERHEAD_BYTES = 100;

  /** A row of table room. */
  record RoomRow(long key, String name, String epoch, long first, long head, long lastId) {
    static RoomRow of(ResultSet row) throws SQLException {
      return new RoomRow(
          row.getLong(1),
          row.getString(2),
          row.getString(3),
          row.getLong(4),
          row.getLong(5),
          row.getLong(6));
    }
  }

  private static final String SELECT_ROOM =
      "SELECT key, name, epoch, first, head, last_id FROM room ";

  private final Sqlite database;
  private final SqliteTrim trim;
  private final long maxMessages;
  private final SqliteIds ids;

  SqliteLog(Sqlite database, Retention retention, AgeClock ages, SqliteIds ids) {
    this.ids = ids;
    this.database = database;
    this.maxMessages = retention.maxMessages();
    this.trim = new SqliteTrim(database, retention, ages);
  }

  HubInput.Opened open(HubOutput.Open ask) throws SQLException {
    var room = room(ask.room());
    long id = nextId(room);
    var sender = ask.tag() == null ? null : sender(room, ask.tag());
    return new HubInput.Opened(
        ask.ask(),
        ask.room(),
        room.epoch,
        room.first,
        room.head,
        id,
        behindBytes(room, ask.after()),
        sender,
        seenSince(room, ask.seenSinceMillis()));
  }

  private long nextId(RoomRow room) throws SQLException {
    long known = ids.next(room.name, room.epoch);
    if (known > 0) {
      return known;
    }
    database.update(
        "UPDATE room SET last_id = ? WHERE key = ?", room.lastId + SqliteIds.BLOCK, room.key);
    return ids.begin(room.name, room.epoch, room.lastId);
  }

  /** Counted from the newest on, no further than makes a difference. */
  private long behindBytes(RoomRow room, long after) throws SQLException {
    var bytes = new long[1];
    database.each(
        row -> {
          bytes[0] += row.getLong(1) + OVERHEAD_BYTES;
          return bytes[0] <= Limits.REPLAY_BYTES;
        },
        "SELECT octet_length(text) + octet_length(name) FROM message"
            + " WHERE room = ? AND offset > ? ORDER BY offset DESC",
        room.key,
        after);
    return bytes[0];
  }

  private List<HubInput.Seen> seenSince(RoomRow room, long sinceMillis) throws SQLException {
    var seen = new ArrayList<HubInput.Seen>();
    database.each(
        row ->
            seen.add(
                new HubInput.Seen(
                    row.getString(1), row.getString(2), row.getLong(3), row.getLong(4))),
        "SELECT tag, name, attempt, seen FROM sender"
            + " WHERE room = ? AND name IS NOT NULL AND seen >= ? ORDER BY seen",
        room.key,
        sinceMillis);
    return seen;
  }

  /** Keeps all of the drafts or, if one does not follow the last kept of its sender, none. */
  HubInput append(HubOutput.Append ask) throws SQLException {
    var room = room(ask.room());
    if (!follows(room, ask.drafts())) {
      return new HubInput.AppendFailed(ask.room());
    }
    long offset = room.head;
    for (var draft : ask.drafts()) {
      keep(room, ++offset, draft);
    }
    database.update("UPDATE room SET head = ? WHERE key = ?", offset, room.key);
    long tooMany = offset - room.first + 1 - maxMessages;
    if (tooMany > 0) { // twice as many as came: a lowered limit is reached without a stall
      trim.to(room, room.first + Math.min(tooMany, 2L * ask.drafts().size()));
    }
    return new HubInput.Appended(ask.room(), room.head + 1);
  }

  private boolean follows(RoomRow room, List<Draft> drafts) throws SQLException {
    var last = new LinkedHashMap<String, Long>();
    for (var draft : drafts) {
      var mark = draft.mark();
      if (mark != null) {
        long before = lastN(room, mark.tag(), last);
        if (mark.after() != before || mark.n() <= before) {
          return false;
        }
        last.put(mark.tag(), mark.n());
      }
    }
    return true;
  }

  private long lastN(RoomRow room, String tag, Map<String, Long> last) throws SQLException {
    var known = last.get(tag);
    if (known != null) {
      return known;
    }
    var sender = sender(room, tag);
    return sender == null ? 0 : sender.lastN();
  }

  private void keep(RoomRow room, long offset, Draft draft) throws SQLException {
    var mark = draft.mark();
    database.update(
        "INSERT INTO message (room, offset, id, name, text, date, tag, n)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        room.key,
        offset,
        draft.id(),
        draft.name(),
        draft.text(),
        draft.dateMillis(),
        mark == null ? null : mark.tag(),
        mark == null ? null : mark.n());
    if (mark != null) {
      database.update(
          "INSERT INTO sender (room, tag, last_n, last_offset, attempt, seen)"
              + " VALUES (?, ?, ?, ?, -1, 0) ON CONFLICT DO UPDATE"
              + " SET last_n = excluded.last_n, last_offset = excluded.last_offset, expires = NULL",
          room.key,
          mark.tag(),
          mark.n(),
          offset);
    }
  }

  HubInput.Page read(HubOutput.Read ask) throws SQLException {
    var room = room(ask.room());
    var fitting = new ArrayList<Kept>();
    var bytes = new long[1];
    database.each(
        row -> {
          var message = message(row);
          bytes[0] += Utf8.length(message.text()) + Utf8.length(message.name()) + OVERHEAD_BYTES;
          return (bytes[0] <= ask.maxBytes() || fitting.isEmpty()) && fitting.add(message);
        },
        "SELECT offset, id, name, text, date, tag, n FROM message"
            + " WHERE room = ? AND offset BETWEEN ? AND ? ORDER BY offset "
            + (ask.newestFirst() ? "DESC" : "ASC"),
        room.key,
        ask.from(),
        ask.to());
    var page = ask.newestFirst() ? fitting.reversed() : fitting;
    return new HubInput.Page(ask.ask(), ask.room(), room.epoch, room.first, room.head, page);
  }

  private static Kept message(ResultSet row) throws SQLException {
    var tag = row.getString(6);
    return new Kept(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        tag == null ? null : tag + "." + row.getLong(7));
  }

  void remember(HubOutput.Remember sender) throws SQLException {
    database.update(
        "INSERT INTO sender (room, tag, last_n, last_offset, name, attempt, seen, expires)"
            + " VALUES (?, ?, 0, 0, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
            + " SET name = excluded.name, attempt = excluded.attempt, seen = excluded.seen,"
            + " expires = max(expires, excluded.expires)", // null stays null
        room(sender.room()).key,
        sender.tag(),
        sender.name(),
        sender.attempt(),
        sender.seenMillis(),
        sender.seenMillis() + SqliteTrim.SENDER_MILLIS);
  }

  /** Removes a room in which nothing was said, or not for so long that no n of it matters. */
  void forget(String room) throws SQLException {
    ids.forget(room);
    database.update(
        "DELETE FROM room WHERE name = ? AND first > head AND NOT EXISTS"
            + " (SELECT 1 FROM sender WHERE sender.room = room.key AND last_n > 0)",
        room);
  }

  /** What lets go of what is old, in the same transaction. */
  SqliteTrim trim() {
    return trim;
  }

  /** Some rooms behind this one, by rising key. */
  List<RoomRow> roomsAfter(long key, int limit) throws SQLException {
    var rooms = new ArrayList<RoomRow>();
    database.each(
        row -> rooms.add(RoomRow.of(row)),
        SELECT_ROOM + "WHERE key > ? ORDER BY key LIMIT ?",
        key,
        limit);
    return rooms;
  }

  private RoomRow room(String name) throws SQLException {
    var room = database.first(RoomRow::of, SELECT_ROOM + "WHERE name = ?", name);
    if (room == null) {
      database.update(
          "INSERT INTO room (name, epoch, first, head, last_id) VALUES (?, ?, 1, 0, 0)",
          name,
          Epoch.random());
      room = database.first(RoomRow::of, SELECT_ROOM + "WHERE name = ?", name);
    }
    if (room == null) {
      throw new SQLException("a room that was just made is not there");
    }
    return room;
  }

  private HubInput.@Nullable Sender sender(RoomRow room, String tag) throws SQLException {
    return database.first(
        row ->
            new HubInput.Sender(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)),
        "SELECT last_n, name, attempt, seen FROM sender WHERE room = ? AND tag = ?",
        room.key,
        tag);
  }
}
