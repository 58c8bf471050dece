package org.websocketchat.store;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The writer's connection to its file, which is opened anew after a failure. */
final class SqliteConnection implements AutoCloseable {
  /** SQLite's "result codes": the low byte is the kind, and 13 is a full disk. */
  private static final int PRIMARY_CODE = 0xFF;

  private static final int FULL = 13;

  private final SqliteFile file;

  /** Null before the first use and after a failure. */
  private @Nullable Sqlite database;

  /** Whether the file must be recovered after a failure; a full disk is no such failure. */
  private boolean suspect;

  /** Whether a request has failed since a message was last stored. */
  private volatile boolean failing;

  /** The message of the last failure; null before the first, or if it had none. */
  private @Nullable String last;

  /** Takes over an open file, which it closes. */
  SqliteConnection(SqliteFile file) {
    this.file = file;
  }

  /** Returns the connection, which has no open transaction. */
  Sqlite get() throws SQLException {
    var open = database;
    if (open == null) {
      open = suspect ? file.reconnect() : file.connect();
      suspect = false;
      database = open;
    }
    return open;
  }

  /** Returns a connection on which nothing was done yet: some commands bear no other statements. */
  Sqlite renew() throws SQLException {
    disconnect();
    return get();
  }

  /** Notes that a message was stored. */
  void works() {
    if (failing) {
      failing = false;
      Log.info("messages are kept again");
    }
  }

  /**
   * Prepares for the next transaction after one has failed.
   *
   * @return whether it is certain that nothing of it is in the file, such as after a full disk
   */
  boolean recover(Exception failure) {
    if (failure instanceof RuntimeException) {
      Log.error("the message log met a fault of the server's own", failure);
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

  /** The message of the last failure; null before the first, or if it had none. */
  @Nullable String fault() {
    return last;
  }

  /** Notes that a request has failed. */
  void refuses() {
    if (!failing) {
      failing = true;
      Log.warn(file.path() + " cannot be read or written: " + last);
    }
  }

  /** Whether no message was stored since a request has failed; for any thread. */
  boolean isFailing() {
    return failing;
  }

  private static boolean isFull(SQLException failure) {
    return (failure.getErrorCode() & PRIMARY_CODE) == FULL;
  }

  /** Keeps the connection, so that reading goes on: a new one might need space itself. */
  private boolean rolledBack() {
    if (database == null) {
      return false;
    }
    try {
      database.run("ROLLBACK");
    } catch (SQLException none) {
      return true; // SQLite did it itself; if not, the next BEGIN fails, and not with FULL
    }
    return true;
  }

  /** Closes the connection, which rolls back an open transaction. */
  private void disconnect() {
    var open = database;
    database = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException failed) {
        Log.warn("the message log was not closed properly: " + failed.getMessage());
      }
    }
  }

  @Override
  public void close() {
    disconnect();
    try {
      file.close();
    } catch (IOException failed) {
      Log.error("the message log could not be closed", failed);
    }
  }
}
