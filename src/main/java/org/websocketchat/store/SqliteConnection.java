package org.websocketchat.store;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The connection of the writer to its file, made anew after a failure. */
final class SqliteConnection implements AutoCloseable {
  /** SQLite's "result codes": the low byte is the kind, and 13 is a full disk. */
  private static final int PRIMARY_CODE = 0xFF;

  private static final int FULL = 13;

  private final SqliteFile file;

  /** Null before the first use and after a failure. */
  private @Nullable Sqlite database;

  /** From a failure until the file has been looked after; a full disk alone is none. */
  private boolean suspect;

  /** From something that could not be done until a message is kept again. */
  private volatile boolean failing;

  /** What the last failure said of itself; null before the first, or if it said nothing. */
  private @Nullable String last;

  /** Takes over an open file, which it closes. */
  SqliteConnection(SqliteFile file) {
    this.file = file;
  }

  /** A connection without an open transaction. */
  Sqlite get() throws SQLException {
    var open = database;
    if (open == null) {
      open = suspect ? file.reconnect() : file.connect();
      suspect = false;
      database = open;
    }
    return open;
  }

  /** A message was kept. */
  void works() {
    if (failing) {
      failing = false;
      Log.info("messages are kept again");
    }
  }

  /**
   * A transaction failed.
   *
   * @return whether it is certain that nothing of it is in the file: a full disk is no failed sync
   */
  boolean recover(Exception failure) {
    if (failure instanceof RuntimeException) {
      Log.error("a fault of ours in the log", failure);
    }
    last = failure.getMessage();
    boolean full = failure instanceof SQLException known && isFull(known);
    if (full && rolledBack()) {
      return true;
    }
    suspect = true;
    disconnect();
    return false;
  }

  /** What the last failure said of itself; null before the first, or if it said nothing. */
  @Nullable String fault() {
    return last;
  }

  /** What was asked could not be done. */
  void refuses() {
    if (!failing) {
      failing = true;
      Log.warn(file.path() + " cannot be read or written as it should: " + last);
    }
  }

  /** Whether no message was kept since something could not be done; asked by any thread. */
  boolean isFailing() {
    return failing;
  }

  private static boolean isFull(SQLException failure) {
    return (failure.getErrorCode() & PRIMARY_CODE) == FULL;
  }

  /** Keeps the connection, so that reading goes on: a new one may need space itself. */
  private boolean rolledBack() {
    if (database == null) {
      return false;
    }
    try {
      database.run("ROLLBACK");
    } catch (SQLException none) {
      return true; // SQLite did it; should it not have, the next BEGIN fails, and that is no FULL
    }
    return true;
  }

  /** Also ends the transaction, if one is open. */
  private void disconnect() {
    var open = database;
    database = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException failed) {
        Log.warn("the log was not closed well: " + failed.getMessage());
      }
    }
  }

  @Override
  public void close() {
    disconnect();
    try {
      file.close();
    } catch (IOException failed) {
      Log.error("the log could not be let go of", failed);
    }
  }
}
