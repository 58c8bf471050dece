package org.websocketchat.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an SQLite database, with its prepared statements, for one thread at a time.
 * Closing it rolls back an open transaction.
 */
final class Sqlite implements AutoCloseable {
  /** How to open a file; the numbers are SQLite's own flags. */
  enum Mode {
    READ("1"),
    WRITE("2"),
    CREATE("6");

    private final String flags;

    Mode(String flags) {
      this.flags = flags;
    }
  }

  /** Receives one row of a result; returns whether to read the next one. */
  interface RowReader {
    boolean take(ResultSet row) throws SQLException;
  }

  /** Converts one row. */
  interface RowMapper<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** How long a statement waits for another program. */
  static final int BUSY_MILLIS = 3_000;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>();

  private Sqlite(Connection connection) {
    this.connection = connection;
  }

  static Sqlite open(Path file, Mode mode) throws SQLException {
    return connect(String.valueOf(file.toUri()), mode);
  }

  /** Opens a file that nobody changes, without creating another file beside it. */
  static Sqlite openImmutable(Path file) throws SQLException {
    return connect(file.toUri() + "?immutable=1", Mode.READ);
  }

  private static Sqlite connect(String uri, Mode mode) throws SQLException {
    var properties = new Properties();
    properties.setProperty("open_mode", mode.flags);
    properties.setProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
    return new Sqlite(DriverManager.getConnection("jdbc:sqlite:" + uri, properties));
  }

  /** Runs a statement that is not worth preparing: of a schema, a transaction, a setting. */
  void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The value in the first row and column of a statement's result. */
  String answer(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.getString(1);
    }
  }

  /** Runs a statement that changes rows; returns how many it changed. */
  int update(String sql, @Nullable Object... values) throws SQLException {
    return prepared(sql, values).executeUpdate();
  }

  /** Reads the rows of a result until there are no more, or the receiver stops. */
  void each(RowReader reader, String sql, @Nullable Object... values) throws SQLException {
    try (var rows = prepared(sql, values).executeQuery()) {
      boolean more = true;
      while (more && rows.next()) {
        more = reader.take(rows);
      }
    }
  }

  /** Reads and converts the first row; null if there is none. */
  <T> @Nullable T first(RowMapper<T> mapper, String sql, @Nullable Object... values)
      throws SQLException {
    try (var rows = prepared(sql, values).executeQuery()) {
      return rows.next() ? mapper.of(rows) : null;
    }
  }

  private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
    var statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    connection.close(); // and with it the statements
  }
}
