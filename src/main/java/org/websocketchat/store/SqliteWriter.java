package org.websocketchat.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Does what is asked of the log in transactions, and knows what became of each. */
final class SqliteWriter implements AutoCloseable {

  /** How a transaction ended. */
  enum End {
    DONE,

    /** It failed, and nothing of it is in the file. */
    UNDONE,

    /** It failed, and nobody knows, or nothing else could be done either. */
    UNKNOWN
  }

  /** What is done in a transaction. */
  interface Work {
    void in(SqliteLog log) throws SQLException;
  }

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
    var failedAs = End.UNKNOWN; // the file cannot be written to: other work would fare the same
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

  /** A message was kept. */
  void works() {
    connection.works();
  }

  /** What was asked could not be done. */
  void refuses() {
    connection.refuses();
  }

  /** What the last failure said of itself; null before the first, or if it said nothing. */
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
