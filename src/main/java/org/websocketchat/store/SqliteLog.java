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
  private final SqliteMessages messages;
  private final SqliteTrim trim;
  private final SqliteIds ids;

  SqliteLog(Sqlite database, Retention retention, AgeClock ages, SqliteIds ids) {
    this.ids = ids;
    this.database = database;
    this.ages = ages;
    this.maxAgeMillis = retention.maxAgeMillis();
    this.senders = new SqliteSenders(database, ages);
    this.messages = new SqliteMessages(database, ages);
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
    var count = new long[1];
    var bytes = new long[1];
    messages.sizesAfter(
        room,
        after,
        Limits.REPLAY_MESSAGES + 1,
        row -> {
          count[0]++;
          bytes[0] += row.getLong(1) + MessageBytes.OVERHEAD;
          return bytes[0] <= Limits.REPLAY_BYTES;
        });
    return new Behind(count[0], bytes[0]);
  }

  /**
   * Stores all drafts but those that do not follow the last stored message of their sender, and
   * corrections that are denied.
   */
  HubInput append(HubOutput.Append ask) throws SQLException {
    var room = room(ask.room());
    var last = new LinkedHashMap<String, Long>();
    var refused = new ArrayList<Integer>();
    var denied = new ArrayList<HubInput.Denied>();
    long offset = room.head;
    long bytes = 0;
    for (int i = 0; i < ask.drafts().size(); i++) {
      var draft = ask.drafts().get(i);
      if (!follows(room, draft.sequence(), last)) {
        refused.add(i);
        continue;
      }
      var refusal = messages.refusal(room, draft);
      if (refusal != null) {
        denied.add(new HubInput.Denied(i, refusal));
        continue;
      }
      bytes += keep(room, ++offset, draft);
      if (draft.sequence() != null) {
        last.put(draft.sequence().tag(), draft.sequence().n());
      }
    }
    int kept = ask.drafts().size() - refused.size() - denied.size();
    database.update(
        "UPDATE room SET head = ?, bytes = bytes + ? WHERE key = ?", offset, bytes, room.key);
    trim.makePlace(room.grown(kept, bytes), kept, bytes);
    return new HubInput.Appended(ask.ask(), ask.room(), room.head + 1, refused, denied);
  }

  private boolean follows(RoomRow room, Draft.@Nullable Sequence sequence, Map<String, Long> last)
      throws SQLException {
    if (sequence == null) {
      return true;
    }
    long before = lastN(room, sequence.tag(), last);
    last.put(sequence.tag(), before);
    return sequence.after() == before && sequence.n() > before;
  }

  private long lastN(RoomRow room, String tag, Map<String, Long> last) throws SQLException {
    var known = last.get(tag);
    if (known != null) {
      return known;
    }
    var sender = senders.get(room, tag);
    return sender == null ? 0 : sender.lastN();
  }

  private long keep(RoomRow room, long offset, Draft draft) throws SQLException {
    long bytes = messages.keep(room, offset, draft);
    if (draft.sequence() != null) {
      senders.sent(room, draft.sequence(), offset);
    }
    return bytes;
  }

  HubInput.Page read(HubOutput.Read ask) throws SQLException {
    var room = room(ask.room());
    return new HubInput.Page(
        ask.ask(),
        ask.room(),
        room.epoch,
        room.first,
        room.head,
        messages.read(room, ask).entries());
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
