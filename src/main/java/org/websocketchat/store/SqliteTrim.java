package org.websocketchat.store;

import java.sql.SQLException;
import java.util.ArrayList;
import org.websocketchat.store.SqliteLog.RoomRow;

/**
 * Deletes messages beyond the limits, in the transaction of a {@link SqliteLog}: always the oldest
 * of a room, so that the rest has no hole.
 */
final class SqliteTrim {
  /** How many rows are deleted at once, which takes some milliseconds. */
  static final int ROWS_A_STEP = 500;

  /** If rooms have the same size, each in turn loses this fraction of its size. */
  private static final int SHAVED_PART = 32;

  /** Decides which messages to delete. */
  private interface Rule {
    /**
     * Whether to delete this message.
     *
     * @param kept when it was stored, a reading of the {@link AgeClock}
     * @param goneMessages how many messages before it are deleted
     * @param goneBytes the size of those
     */
    boolean lets(long offset, long kept, long goneMessages, long goneBytes);
  }

  private final Sqlite database;
  private final Retention retention;
  private final AgeClock ages;
  private final SqliteSenders senders;

  SqliteTrim(Sqlite database, Retention retention, AgeClock ages, SqliteSenders senders) {
    this.database = database;
    this.retention = retention;
    this.ages = ages;
    this.senders = senders;
  }

  /** Deletes messages that are too old or too many, at most this many; returns how many. */
  int step(RoomRow room, int limit) throws SQLException {
    long tooMany = room.head() + 1 - retention.maxMessages();
    long tooMuch = room.bytes() - retention.maxBytesOfRoom();
    long oldest = ages.readingOfAge(retention.maxAgeMillis());
    return trim(
        room,
        limit,
        (offset, kept, messages, bytes) -> offset < tooMany || kept < oldest || bytes < tooMuch);
  }

  /**
   * Deletes messages beyond a room's limits after new ones were stored: at most about twice as much
   * as the new ones, so that a lowered limit is reached without a stall.
   */
  void makePlace(RoomRow room, int newMessages, long newBytes) throws SQLException {
    long tooMany = room.head() + 1 - retention.maxMessages();
    long tooMuch = room.bytes() - retention.maxBytesOfRoom();
    if (room.first() >= tooMany && tooMuch <= 0) {
      return;
    }
    trim(
        room,
        Math.max(2 * newMessages, ROWS_A_STEP),
        (offset, kept, messages, bytes) ->
            (offset < tooMany && messages < 2L * newMessages)
                || (bytes < tooMuch && bytes < 2 * newBytes));
  }

  /** By how many bytes the pages in use exceed the limit of the file. */
  long excessBytes() throws SQLException {
    var used =
        database.first(
            row -> row.getLong(1),
            "SELECT (page_count - freelist_count) * page_size"
                + " FROM pragma_page_count, pragma_freelist_count, pragma_page_size");
    return used == null ? 0 : used - retention.maxBytes();
  }

  /**
   * Deletes about this many bytes: the largest room loses its oldest messages until another room is
   * larger. Returns whether there was anything to delete.
   */
  boolean shrinkLargest(long bytes) throws SQLException {
    long left = bytes;
    while (left > 0) {
      var largest = new ArrayList<RoomRow>();
      database.each(
          row -> largest.add(RoomRow.of(row)),
          SqliteLog.SELECT_ROOM + "ORDER BY bytes DESC LIMIT 2");
      if (largest.isEmpty() || largest.getFirst().bytes() == 0) {
        return left < bytes;
      }
      var room = largest.getFirst();
      long surplus = room.bytes() - largest.getLast().bytes() + room.bytes() / SHAVED_PART;
      long most = Math.min(left, surplus);
      trim(room, Integer.MAX_VALUE, (offset, kept, messages, gone) -> gone <= most);
      left -= most + 1;
    }
    return true;
  }

  private int trim(RoomRow room, int limit, Rule rule) throws SQLException {
    var first = new long[] {room.first()};
    var gone = new int[1];
    var bytes = new long[1];
    var stays = new boolean[1];
    database.each(
        row -> {
          stays[0] = !rule.lets(row.getLong(1), row.getLong(2), gone[0], bytes[0]);
          if (!stays[0]) {
            first[0] = row.getLong(1) + 1;
            gone[0]++;
            bytes[0] += row.getLong(3) + MessageBytes.OVERHEAD;
          }
          return !stays[0];
        },
        "SELECT offset, coalesce(kept, date), octet_length(text) + octet_length(name)"
            + " FROM message WHERE room = ? ORDER BY offset LIMIT ?",
        room.key(),
        limit);
    if (!stays[0] && gone[0] < limit) {
      first[0] = room.head() + 1; // none is left, also where rows were removed by hand
    }
    if (first[0] > room.first()) {
      beginAt(room, first[0], bytes[0]);
    }
    return gone[0];
  }

  private void beginAt(RoomRow room, long first, long goneBytes) throws SQLException {
    database.update("DELETE FROM message WHERE room = ? AND offset < ?", room.key(), first);
    database.update(
        "UPDATE room SET first = ?, bytes = iif(? > head, 0, bytes - ?) WHERE key = ?",
        first,
        first,
        goneBytes,
        room.key());
    senders.trimmed(room, first);
  }
}
