package org.websocketchat.store;

import java.sql.SQLException;
import java.util.ArrayList;
import org.websocketchat.store.AgeClock.Gap;
import org.websocketchat.store.AgeClock.Saved;

/** Saves an {@link AgeClock} in the file, and restores it. */
final class SqliteAges {
  /** Selects the reading when something was last stored. */
  private static final String LAST =
      "SELECT max(coalesce((SELECT max(quiet_since) FROM sender WHERE quiet_since IS NOT NULL), 0),"
          + " coalesce((SELECT max((SELECT kept FROM message"
          + " WHERE room = key ORDER BY offset DESC LIMIT 1)) FROM room), 0))";

  /**
   * Selects the date when somebody was last present or sent something, for files without readings.
   */
  private static final String NEWEST =
      "SELECT max(max((SELECT coalesce(max(seen), 0) FROM sender"
          + " WHERE room = key AND name IS NOT NULL),"
          + " coalesce((SELECT date FROM message"
          + " WHERE room = key ORDER BY offset DESC LIMIT 1), 0))) FROM room";

  private SqliteAges() {}

  /** Restores the clock of a log; writes nothing. */
  static AgeClock begin(Sqlite database, Clocks clocks) throws SQLException {
    var gaps = new ArrayList<Gap>();
    database.each(
        row -> gaps.add(new Gap(row.getLong(1), row.getLong(2), row.getLong(3))),
        "SELECT at, since, millis FROM gap ORDER BY number");
    var saved =
        database.first(
            row -> new Saved(row.getLong(1), row.getLong(2), gaps),
            "SELECT reading, wall_ahead FROM age");
    if (saved != null) {
      // The process may have stored something after it last saved the clock.
      long last = Math.max(saved.reading(), number(database, LAST));
      return new AgeClock(clocks, new Saved(last + 1, saved.wallAhead(), gaps));
    }
    return AgeClock.first(clocks, number(database, NEWEST));
  }

  private static long number(Sqlite database, String sql) throws SQLException {
    var found = database.first(row -> row.getLong(1), sql); // 0 for null
    return found == null ? 0 : found;
  }

  /** Saves the clock, in the caller's transaction. */
  static void save(Sqlite database, AgeClock ages) throws SQLException {
    var saved = ages.saved();
    if (database.first(row -> 1, "SELECT 1 FROM age") == null) {
      // Messages of version 1 age by their date; those with a date in the future, from now on.
      database.update(
          "UPDATE message SET kept = ? WHERE kept IS NULL AND date > ?",
          saved.reading(),
          saved.reading());
    }
    database.update(
        "INSERT INTO age (one, reading, wall_ahead) VALUES (1, ?, ?) ON CONFLICT DO UPDATE"
            + " SET reading = excluded.reading, wall_ahead = excluded.wall_ahead",
        saved.reading(),
        saved.wallAhead());
    database.update("DELETE FROM gap");
    for (var gap : saved.gaps()) {
      database.update(
          "INSERT INTO gap (at, since, millis) VALUES (?, ?, ?)",
          gap.at(),
          gap.since(),
          gap.millis());
    }
  }
}
