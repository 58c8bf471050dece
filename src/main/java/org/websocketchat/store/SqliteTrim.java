package org.websocketchat.store;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.websocketchat.store.SqliteLog.RoomRow;

/** Lets go of what is too old or too much, in the transaction of a {@link SqliteLog}. */
final class SqliteTrim {
  /** How long the last n of a sender outlives its messages; docs/protocol.md, "Sending". */
  static final long SENDER_MILLIS = TimeUnit.DAYS.toMillis(30);

  private final Sqlite database;
  private final Retention retention;
  private final AgeClock ages;

  SqliteTrim(Sqlite database, Retention retention, AgeClock ages) {
    this.database = database;
    this.retention = retention;
    this.ages = ages;
  }

  /** Lets go of so many messages at most that are too old or too many; returns how many went. */
  long step(RoomRow room, long limit) throws SQLException {
    long tooMany = room.head() + 1 - retention.maxMessages();
    long oldest = nowMillis() - retention.maxAgeMillis();
    var first = new long[] {room.first()};
    database.each(
        row -> {
          boolean goes = row.getLong(1) < tooMany || row.getLong(2) < oldest;
          first[0] += goes ? 1 : 0;
          return goes;
        },
        "SELECT offset, date FROM message WHERE room = ? ORDER BY offset LIMIT ?",
        room.key(),
        limit);
    if (first[0] > room.first()) {
      to(room, first[0]);
    }
    return first[0] - room.first();
  }

  /** Lets go of all messages of a room before this offset. */
  void to(RoomRow room, long first) throws SQLException {
    database.update("DELETE FROM message WHERE room = ? AND offset < ?", room.key(), first);
    database.update(
        "UPDATE sender SET expires = ? WHERE room = ? AND expires IS NULL AND last_offset < ?",
        nowMillis() + SENDER_MILLIS,
        room.key(),
        first);
    database.update("UPDATE room SET first = ? WHERE key = ?", first, room.key());
  }

  /** Lets go of so many senders at most whose time is over; returns how many went. */
  int expireStep(int limit) throws SQLException {
    return database.update(
        "DELETE FROM sender WHERE (room, tag) IN"
            + " (SELECT room, tag FROM sender WHERE expires < ? LIMIT ?)",
        nowMillis(),
        limit);
  }

  private long nowMillis() throws SQLException {
    if (!ages.isBegun()) {
      ages.begin(newestMillis());
    }
    return ages.nowMillis();
  }

  /** The date of the newest message in any room; 0 if there is none. */
  private long newestMillis() throws SQLException {
    var newest =
        database.first(
            row -> row.getLong(1),
            "SELECT max((SELECT date FROM message WHERE room = key ORDER BY offset DESC LIMIT 1))"
                + " FROM room");
    return newest == null ? 0 : newest;
  }
}
