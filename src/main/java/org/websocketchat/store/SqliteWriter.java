package org.websocketchat.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Does work on the log in transactions, and tells how each of them ended. */
final class SqliteWriter implements AutoCloseable {

  /** How a transaction ended. */
  enum End {
    DONE,

    /** It failed, and nothing of it is in the file. */
    UNDONE,

    /** It failed, and nobody knows whether it is in the file, or other work would fail as well. */
    UNKNOWN
  }

  /** The work of one transaction. */
  interface Work {
    void in(SqliteLog log) throws SQLException;
  }

  /**
   * A larger file is not written anew while the server runs: this much takes one to two seconds,
   * during which all wait.
   */
  static final long MOST_COMPACTED_BYTES = 128L << 20;

  private final SqliteConnection connection;
  private final Retention retention;
  private final Clocks clocks;
  private final SqliteIds ids = new SqliteIds();

  /** Null before the first transaction. */
  private @Nullable AgeClock ages;

  /** Takes over an open file, which it closes. */
  SqliteWriter(SqliteFile file, Retention retention, Clocks clocks) {
    this.connection = new SqliteConnection(file);
    this.retention = retention;
    this.clocks = clocks;
  }

  @SuppressWarnings("CatchingUnchecked")
  End does(Work work) {
    var failedAs = End.UNKNOWN; // the file cannot be written: other work would fail as well
    try {
      var database = connection.get();
      database.run("BEGIN IMMEDIATE");
      failedAs = End.UNDONE;
      if (ages == null) {
        ages = SqliteAges.begin(database, clocks);
      }
      work.in(new SqliteLog(database, retention, ages, ids));
      failedAs = End.UNKNOWN;
      database.run("COMMIT");
      ids.committed();
      return End.DONE;
    } catch (SQLException | RuntimeException failed) {
      ids.failed();
      return connection.recover(failed) ? End.UNDONE : failedAs;
    }
  }

  /**
   * Writes the write-ahead log into the file and empties it.
   *
   * @return false if that cannot be done now, for example because somebody reads the file; it is
   *     not waited for
   */
  boolean empty() {
    try {
      var database = connection.get();
      database.run("PRAGMA busy_timeout = 0");
      boolean empty = database.answer("PRAGMA wal_checkpoint(TRUNCATE)").equals("0");
      database.run("PRAGMA busy_timeout = " + Sqlite.BUSY_MILLIS);
      return empty;
    } catch (SQLException failed) {
      connection.recover(failed);
      return false;
    }
  }

  /**
   * Writes the file anew, so that no page has bytes of rows that are not there. A file that is too
   * large for that is left as it is.
   *
   * @param mostBytes the largest file that is written anew
   * @return false if that cannot be done now
   */
  boolean compact(long mostBytes) {
    try {
      var database = connection.renew();
      var bytes =
          database.answer("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
      if (Long.parseLong(bytes) <= mostBytes) {
        database.run("VACUUM");
      }
      return true;
    } catch (SQLException failed) {
      Log.warn("copies of removed texts may be left in the message log: " + failed.getMessage());
      connection.recover(failed);
      return false;
    }
  }

  /** Notes that a message was stored. */
  void works() {
    connection.works();
  }

  /** Notes that a request has failed. */
  void refuses() {
    connection.refuses();
  }

  /** The message of the last failure; null before the first, or if it had none. */
  @Nullable String fault() {
    return connection.fault();
  }

  /** As {@link Storage#isFailing}. */
  boolean isFailing() {
    return connection.isFailing();
  }

  @Override
  public void close() {
    connection.close();
  }
}
