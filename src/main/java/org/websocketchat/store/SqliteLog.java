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
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Limits;

/** The log in SQL. Each method is a part of the caller's transaction. */
final class SqliteLog {
  /** A row of table room. */
  record RoomRow(
      long key, String name, String epoch, long first, long head, long lastId, long bytes) {
    static RoomRow of(ResultSet row) throws SQLException {
      return new RoomRow(
          row.getLong(1),
          row.getString(2),
          row.getString(3),
          row.getLong(4),
          row.getLong(5),
          row.getLong(6),
          row.getLong(7));
    }

    /** The row after this many more messages and bytes. */
    RoomRow grown(int messages, long moreBytes) {
      return new RoomRow(key, name, epoch, first, head + messages, lastId, bytes + moreBytes);
    }
  }

  static final String SELECT_ROOM =
      "SELECT key, name, epoch, first, head, last_id, bytes FROM room ";

  private final Sqlite database;
  private final AgeClock ages;
  private final long maxAgeMillis;
  private final SqliteSenders senders;
  private final SqliteTrim trim;
  private final SqliteIds ids;

  SqliteLog(Sqlite database, Retention retention, AgeClock ages, SqliteIds ids) {
    this.ids = ids;
    this.database = database;
    this.ages = ages;
    this.maxAgeMillis = retention.maxAgeMillis();
    this.senders = new SqliteSenders(database, ages);
    this.trim = new SqliteTrim(database, retention, ages, senders);
  }

  HubInput.Opened open(HubOutput.Open ask) throws SQLException {
    var room = room(ask.room());
    long id = nextId(room);
    var sender = ask.tag() == null ? null : senders.get(room, ask.tag());
    var behind = behind(room, ask.after());
    return new HubInput.Opened(
        ask.ask(),
        ask.room(),
        room.epoch,
        room.first,
        room.head,
        id,
        behind.messages(),
        behind.bytes(),
        sender,
        senders.seenSince(room, ask.seenSinceMillis()));
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
  private Behind behind(RoomRow room, long after) throws SQLException {
    var messages = new long[1];
    var bytes = new long[1];
    database.each(
        row -> {
          messages[0]++;
          bytes[0] += row.getLong(1) + MessageBytes.OVERHEAD;
          return bytes[0] <= Limits.REPLAY_BYTES;
        },
        "SELECT octet_length(text) + octet_length(name) FROM message"
            + " WHERE room = ? AND offset > ? ORDER BY offset DESC LIMIT ?",
        room.key,
        after,
        Limits.REPLAY_MESSAGES + 1);
    return new Behind(messages[0], bytes[0]);
  }

  /** Stores all drafts but those that do not follow the last stored message of their sender. */
  HubInput append(HubOutput.Append ask) throws SQLException {
    var room = room(ask.room());
    var last = new LinkedHashMap<String, Long>();
    var refused = new ArrayList<Integer>();
    long offset = room.head;
    long bytes = 0;
    for (int i = 0; i < ask.drafts().size(); i++) {
      var draft = ask.drafts().get(i);
      if (follows(room, draft.sequence(), last)) {
        keep(room, ++offset, draft);
        bytes += MessageBytes.of(draft.name(), draft.body());
      } else {
        refused.add(i);
      }
    }
    int kept = ask.drafts().size() - refused.size();
    database.update(
        "UPDATE room SET head = ?, bytes = bytes + ? WHERE key = ?", offset, bytes, room.key);
    trim.makePlace(room.grown(kept, bytes), kept, bytes);
    return new HubInput.Appended(ask.ask(), ask.room(), room.head + 1, refused);
  }

  private boolean follows(RoomRow room, Draft.@Nullable Sequence sequence, Map<String, Long> last)
      throws SQLException {
    if (sequence == null) {
      return true;
    }
    long before = lastN(room, sequence.tag(), last);
    boolean follows = sequence.after() == before && sequence.n() > before;
    last.put(sequence.tag(), follows ? sequence.n() : before);
    return follows;
  }

  private long lastN(RoomRow room, String tag, Map<String, Long> last) throws SQLException {
    var known = last.get(tag);
    if (known != null) {
      return known;
    }
    var sender = senders.get(room, tag);
    return sender == null ? 0 : sender.lastN();
  }

  private void keep(RoomRow room, long offset, Draft draft) throws SQLException {
    var sequence = draft.sequence();
    database.update(
        "INSERT INTO message (room, offset, id, name, text, date, tag, n, kept)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        room.key,
        offset,
        draft.id(),
        draft.name(),
        textOf(draft.body()),
        draft.dateMillis(),
        sequence == null ? null : sequence.tag(),
        sequence == null ? null : sequence.n(),
        ages.reading());
    if (sequence != null) {
      senders.sent(room, sequence, offset);
    }
  }

  /** The value of the column text. */
  private static String textOf(Body body) {
    return switch (body) {
      case Body.Text(var text) -> text;
    };
  }

  HubInput.Page read(HubOutput.Read ask) throws SQLException {
    var room = room(ask.room());
    var fitting = new ArrayList<StoredMessage>();
    var bytes = new long[1];
    database.each(
        row -> {
          var message = message(row);
          bytes[0] += MessageBytes.of(message.name(), message.body());
          return (bytes[0] <= ask.maxBytes() || fitting.isEmpty()) && fitting.add(message);
        },
        "SELECT offset, id, name, text, date, tag, n FROM message"
            + " WHERE room = ? AND offset BETWEEN ? AND ? ORDER BY offset "
            + (ask.newestFirst() ? "DESC" : "ASC")
            + " LIMIT ?",
        room.key,
        ask.from(),
        ask.to(),
        ask.maxMessages());
    var page = ask.newestFirst() ? fitting.reversed() : fitting;
    return new HubInput.Page(ask.ask(), ask.room(), room.epoch, room.first, room.head, page);
  }

  private static StoredMessage message(ResultSet row) throws SQLException {
    var tag = row.getString(6);
    return new StoredMessage(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        new Body.Text(row.getString(4)),
        row.getLong(5),
        tag == null ? null : tag + "." + row.getLong(7));
  }

  void remember(HubOutput.Remember sender) throws SQLException {
    senders.remember(room(sender.room()), sender);
  }

  /** Deletes a room without messages and senders. */
  void forget(String room) throws SQLException {
    ids.forget(room);
    database.update(
        "DELETE FROM room WHERE name = ? AND first > head AND NOT EXISTS"
            + " (SELECT 1 FROM sender WHERE sender.room = room.key AND last_n > 0)",
        room);
  }

  /** Compares the clocks, and saves the result. */
  void look() throws SQLException {
    ages.look();
    ages.forgetOlderThan(Math.max(maxAgeMillis, SqliteSenders.QUIET_MILLIS));
    SqliteAges.save(database, ages);
  }

  SqliteSenders senders() {
    return senders;
  }

  /** Deletes old messages, in the same transaction. */
  SqliteTrim trim() {
    return trim;
  }

  /** The next rooms after this key, by rising key. */
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
          "INSERT INTO room (name, epoch, first, head, last_id) VALUES (?, ?, 1, 0, ?)",
          name,
          Epoch.random(),
          Epoch.randomLastId());
      room = database.first(RoomRow::of, SELECT_ROOM + "WHERE name = ?", name);
    }
    if (room == null) {
      throw new SQLException("a room that was just made is not there");
    }
    return room;
  }
}
