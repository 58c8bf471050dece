package org.websocketchat.store;

import java.sql.SQLException;
import java.util.ArrayList;
import org.websocketchat.store.SqliteLog.RoomRow;

/**
 * How long reports are kept, in the transaction of a {@link SqliteLog}. Anybody may report, so
 * reports have limits of their own and cost no message. Of a report that is not kept any more, the
 * record is deleted, and of its entry nothing but the place is left.
 *
 * <p>Places in a row are one row of table message, at the last of them, with the first as its
 * target. So there are never more such rows than messages between them.
 */
final class SqliteReports {
  /** A report, by its record. */
  private record Report(long room, long number, long offset) {}

  private final Sqlite database;
  private final AgeClock ages;
  private final int most;

  SqliteReports(Sqlite database, AgeClock ages, long maxBytes) {
    this.database = database;
    this.ages = ages;
    this.most = ActRetention.mostReports(maxBytes);
  }

  /** Deletes the oldest of a room beyond what it may have. */
  void makePlace(RoomRow room) throws SQLException {
    delete(
        "room = ? AND kind = 'report' AND number <= (SELECT number FROM act WHERE room = ?"
            + " AND kind = 'report' ORDER BY number DESC LIMIT 1 OFFSET ?) ORDER BY number LIMIT ?",
        room.key(),
        room.key(),
        ActRetention.MOST_REPORTS,
        SqliteTrim.ROWS_A_STEP);
  }

  /**
   * Deletes what is too old, and of too many in all rooms the oldest of the room with the most, at
   * most this many; returns how many.
   */
  int expire(int limit) throws SQLException {
    int old =
        delete(
            "kind = 'report' AND kept < ? ORDER BY kept, number LIMIT ?",
            ages.readingOfAge(ActRetention.MILLIS),
            limit);
    int tooMany = Math.min(count() - most, limit - old);
    int gone = 0;
    while (gone < tooMany) {
      gone += shrinkLargest(tooMany - gone);
    }
    return old + gone;
  }

  /** How many there are. */
  int count() throws SQLException {
    var count =
        database.first(row -> row.getInt(1), "SELECT count(*) FROM act WHERE kind = 'report'");
    return count == null ? 0 : count;
  }

  /** Deletes the oldest of the room with the most, until another one has more. */
  private int shrinkLargest(int limit) throws SQLException {
    var largest = new ArrayList<Long>();
    var counts = new ArrayList<Integer>();
    database.each(
        row -> largest.add(row.getLong(1)) && counts.add(row.getInt(2)),
        "SELECT room, count(*) FROM act WHERE kind = 'report' GROUP BY room"
            + " ORDER BY count(*) DESC LIMIT 2");
    int surplus = counts.getFirst() - (counts.size() == 1 ? 0 : counts.getLast());
    return delete(
        "room = ? AND kind = 'report' ORDER BY number LIMIT ?",
        largest.getFirst(),
        Math.min(limit, Math.max(1, surplus)));
  }

  private int delete(String which, Object... values) throws SQLException {
    var reports = new ArrayList<Report>();
    database.each(
        row -> reports.add(new Report(row.getLong(1), row.getLong(2), row.getLong(3))),
        "SELECT room, number, offset FROM act WHERE " + which,
        values);
    reports.sort((one, other) -> Long.compare(one.offset, other.offset));
    for (var report : reports) {
      delete(report);
    }
    return reports.size();
  }

  private void delete(Report report) throws SQLException {
    database.update("DELETE FROM act WHERE room = ? AND number = ?", report.room, report.number);
    int left =
        database.update(
            "UPDATE message SET kind = 'place', id = 0, name = '', text = '', tag = NULL, n = NULL, who = NULL,"
                + " target = coalesce((SELECT target FROM message AS before WHERE before.room = ?"
                + " AND before.offset = ? AND before.kind = 'place'), offset)"
                + " WHERE room = ? AND offset = ? AND kind = 'report'",
            report.room,
            report.offset - 1,
            report.room,
            report.offset);
    if (left == 1) {
      database.update(
          "DELETE FROM message WHERE room = ? AND offset = ? AND kind = 'place'",
          report.room,
          report.offset - 1);
      database.update(
          "UPDATE sender SET quiet_since = ?"
              + " WHERE room = ? AND quiet_since IS NULL AND last_offset = ?",
          ages.reading(),
          report.room,
          report.offset);
    }
  }
}
