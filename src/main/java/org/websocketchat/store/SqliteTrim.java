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

  /** Offset, age, bytes, and how many offsets up to it are those of reports, for each row. */
  private static final String SELECT_SIZES =
      "SELECT offset, coalesce(kept, date), iif(kind IN ('report', 'place'), 0,"
          + " octet_length(text) + octet_length(name) + "
          + MessageBytes.OVERHEAD
          + "), CASE kind WHEN 'report' THEN 1 WHEN 'place' THEN offset - target + 1 ELSE 0 END"
          + " FROM message WHERE room = ? ORDER BY offset LIMIT ?";

  /** Decides which messages to delete. */
  private interface Rule {
    /**
     * Whether to delete this entry.
     *
     * @param kept when it was stored, a reading of the {@link AgeClock}
     * @param before how many entries the room has before it, reports left out, and any that are
     *     missing counted
     * @param goneMessages how many of these are deleted
     * @param goneBytes the size of those
     */
    boolean lets(long kept, long before, long goneMessages, long goneBytes);
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
    long tooMany = room.entries() - retention.maxMessages();
    long tooMuch = room.bytes() - retention.maxBytesOfRoom();
    long oldest = ages.readingOfAge(retention.maxAgeMillis());
    return trim(
        room,
        limit,
        (kept, before, messages, bytes) -> before < tooMany || kept < oldest || bytes < tooMuch);
  }

  /**
   * Deletes messages beyond a room's limits after new ones were stored: at most about twice as much
   * as the new ones, so that a lowered limit is reached without a stall.
   */
  void makePlace(RoomRow room, int newMessages, long newBytes) throws SQLException {
    long tooMany = room.entries() - retention.maxMessages();
    long tooMuch = room.bytes() - retention.maxBytesOfRoom();
    if (tooMany <= 0 && tooMuch <= 0) {
      return;
    }
    trim(
        room,
        Math.max(2 * newMessages, ROWS_A_STEP),
        (kept, before, messages, bytes) ->
            (before < tooMany && messages < 2L * newMessages)
                || (bytes < tooMuch && bytes < 2 * newBytes));
  }

  /**
   * By how many bytes the pages in use exceed the limit of the file, as far as it is not for
   * reports.
   *
   * @param reports how many there are
   */
  long excessBytes(int reports) throws SQLException {
    var used =
        database.first(
            row -> row.getLong(1),
            "SELECT (page_count - freelist_count) * page_size"
                + " FROM pragma_page_count, pragma_freelist_count, pragma_page_size");
    int mostReports = ActRetention.mostReports(retention.maxBytes());
    long most = retention.maxBytes() - ActRetention.bytes(mostReports);
    return used == null ? 0 : used - ActRetention.bytes(reports) - most;
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
      trim(room, Integer.MAX_VALUE, (kept, before, messages, gone) -> gone <= most);
      left -= most + 1;
    }
    return true;
  }

  private int trim(RoomRow room, int limit, Rule rule) throws SQLException {
    var first = new long[] {room.first()};
    var gone = new int[1];
    var messages = new long[1];
    var reports = new long[1];
    var bytes = new long[1];
    var stays = new boolean[1];
    database.each(
        row -> {
          long places = row.getLong(4);
          long firstOfRow = row.getLong(1) + 1 - Math.max(1, places);
          long before = firstOfRow - room.first() - reports[0];
          stays[0] = !rule.lets(row.getLong(2), before, messages[0], bytes[0]);
          if (!stays[0]) {
            first[0] = row.getLong(1) + 1;
            gone[0]++;
            bytes[0] += row.getLong(3);
            reports[0] += places;
            messages[0] += places == 0 ? 1 : 0;
          }
          return !stays[0];
        },
        SELECT_SIZES,
        room.key(),
        limit);
    if (!stays[0] && gone[0] < limit) {
      first[0] = room.head() + 1; // none is left, also where rows were removed by hand
    }
    if (first[0] > room.first()) {
      beginAt(room, first[0], bytes[0], reports[0]);
    }
    return gone[0];
  }

  private void beginAt(RoomRow room, long first, long goneBytes, long goneReports)
      throws SQLException {
    database.update("DELETE FROM message WHERE room = ? AND offset < ?", room.key(), first);
    database.update(
        "UPDATE room SET first = ?, bytes = iif(? > head, 0, bytes - ?),"
            + " reports = iif(? > head, 0, reports - ?) WHERE key = ?",
        first,
        first,
        goneBytes,
        first,
        goneReports,
        room.key());
    senders.trimmed(room, first);
  }
}
