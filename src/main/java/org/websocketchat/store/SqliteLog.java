package org.websocketchat.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.Purges;
import org.websocketchat.protocol.Limits;

/** The log in SQL. Each method is a part of the caller's transaction. */
final class SqliteLog {
  /** A row of table room. */
  record RoomRow(
      long key,
      String name,
      String epoch,
      long first,
      long head,
      long lastId,
      long bytes,
      @Nullable String mode,
      long pinned,
      long sanctioned,
      long reports) {
    static RoomRow of(ResultSet row) throws SQLException {
      return new RoomRow(
          row.getLong(1),
          row.getString(2),
          row.getString(3),
          row.getLong(4),
          row.getLong(5),
          row.getLong(6),
          row.getLong(7),
          row.getString(8),
          row.getLong(9),
          row.getLong(10),
          row.getLong(11));
    }

    /** How many entries from the first on are there, reports left out. */
    long entries() {
      return head + 1 - first - reports;
    }

    /** The row after an append. */
    RoomRow grown(SqliteAppend append) {
      return new RoomRow(
          key,
          name,
          epoch,
          first,
          head + append.kept(),
          lastId,
          bytes + append.bytes(),
          mode,
          pinned,
          sanctioned,
          reports + append.reports());
    }
  }

  static final String SELECT_ROOM =
      "SELECT key, name, epoch, first, head, last_id, bytes, mode, pinned, sanctioned, reports"
          + " FROM room ";

  private final Sqlite database;
  private final AgeClock ages;
  private final long maxAgeMillis;
  private final SqliteSenders senders;
  private final SqliteMessages messages;
  private final SqliteGeneralSanctions general;
  private final SqliteStates states;
  private final SqliteReports reports;
  private final SqliteActs acts;
  private final SqliteTrim trim;
  private final SqliteIds ids;

  SqliteLog(Sqlite database, Retention retention, AgeClock ages, SqliteIds ids) {
    this.ids = ids;
    this.database = database;
    this.ages = ages;
    this.maxAgeMillis = retention.maxAgeMillis();
    this.senders = new SqliteSenders(database, ages, retention.maxBytes());
    this.messages = new SqliteMessages(database, ages);
    this.general = new SqliteGeneralSanctions(database, ages);
    this.states = new SqliteStates(database, general);
    this.reports = new SqliteReports(database, ages, retention.maxBytes());
    this.acts = new SqliteActs(database, ages, senders, reports);
    this.trim = new SqliteTrim(database, retention, ages, senders);
  }

  HubInput.Opened open(HubOutput.Open ask) throws SQLException {
    var room = room(ask.room());
    long id = nextId(room);
    var tag = ask.tag();
    var sender = tag == null ? null : senders.get(room, tag);
    boolean hasSent = tag != null && sender != null && sender.lastN() > 0;
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
        senders.seenSince(room, ask.seenSinceMillis()),
        states.toldTo(ask, room),
        hasSent && tag != null ? senders.lastOffset(room, tag) : 0);
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
          count[0] += row.getLong(2);
          bytes[0] += row.getLong(1) + row.getLong(2) * MessageBytes.OVERHEAD;
          return bytes[0] <= Limits.REPLAY_BYTES;
        });
    return new Behind(count[0], bytes[0]);
  }

  /**
   * Stores all drafts but those that do not follow the last stored message of their sender, and
   * those that are denied.
   */
  HubInput append(HubOutput.Append ask) throws SQLException {
    return append(ask, Purges.MOST_ENTRIES);
  }

  /**
   * The same.
   *
   * @param mostPurged how many entries a purge looks at
   */
  HubInput append(HubOutput.Append ask, long mostPurged) throws SQLException {
    var room = room(ask.room());
    var append = new SqliteAppend(room, messages, senders, states, acts, mostPurged);
    for (var draft : ask.drafts()) {
      append.add(draft);
    }
    append.end(database);
    trim.makePlace(room.grown(append), append.kept(), append.bytes());
    return append.answer(ask.ask());
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

  HubInput.Acts readActs(HubOutput.ReadActs ask) throws SQLException {
    return acts.read(room(ask.room()), ask);
  }

  void remember(HubOutput.Remember sender) throws SQLException {
    senders.remember(room(sender.room()), sender);
  }

  /** Deletes a room without messages and senders, if nothing is set or recorded in it. */
  void forget(String room) throws SQLException {
    ids.forget(room);
    database.update(
        "DELETE FROM room WHERE name = ? AND first > head AND mode IS NULL AND NOT EXISTS"
            + " (SELECT 1 FROM sender WHERE sender.room = room.key AND last_n > 0) AND NOT EXISTS"
            + " (SELECT 1 FROM sanction WHERE sanction.room = room.key) AND NOT EXISTS"
            + " (SELECT 1 FROM act WHERE act.room = room.key)",
        room);
  }

  /** Compares the clocks, and saves the result. */
  void look() throws SQLException {
    ages.look();
    ages.forgetOlderThan(Math.max(maxAgeMillis, ActRetention.MILLIS));
    SqliteAges.save(database, ages);
  }

  SqliteSenders senders() {
    return senders;
  }

  SqliteActs acts() {
    return acts;
  }

  SqliteReports reports() {
    return reports;
  }

  /** The sanctions for all rooms, in the same transaction. */
  SqliteGeneralSanctions general() {
    return general;
  }

  /** Takes away what is left of a person, in the same transaction. */
  SqlitePerson person(String who) {
    return new SqlitePerson(database, who);
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
