package org.websocketchat.store;

import java.sql.SQLException;

/** What is left of one person in all rooms, in the transaction of a {@link SqliteLog}. */
final class SqlitePerson {
  /** Whether the text of an entry is the reason of an act. */
  private static final String IS_ACT = "kind IN ('report', 'sanction')";

  private final Sqlite database;
  private final String who;

  SqlitePerson(Sqlite database, String who) {
    this.database = database;
    this.who = who;
  }

  /**
   * Takes away what is left of a person whose messages are removed: the name, wherever one is kept,
   * and the words of the reports and of what the person did as a moderator. The keys of somebody
   * with a token are those of the messages.
   *
   * @param name what stands in place of the name
   * @throws SQLException also if a message is left
   */
  void strip(String name) throws SQLException {
    var left =
        database.first(
            row -> row.getLong(1),
            "SELECT count(*) FROM message WHERE who = ? AND kind IS NULL AND removed IS NULL",
            who);
    if (left == null || left > 0) {
      throw new SQLException(left + " messages of " + who + " cannot be removed");
    }
    database.update(
        "UPDATE room SET bytes = bytes - (SELECT coalesce(sum(octet_length(name)"
            + " + iif("
            + IS_ACT
            + ", octet_length(text), 0) - octet_length(?)), 0)"
            + " FROM message WHERE room = room.key AND who = ? AND kind IS NOT 'report')",
        name,
        who);
    database.update("UPDATE message SET text = '' WHERE who = ? AND " + IS_ACT, who);
    database.update("UPDATE sanction SET reason = '' WHERE actor = ?", who);
    database.update("UPDATE act SET reason = '', actor_name = '' WHERE actor = ?", who);
    database.update("UPDATE act SET name = '' WHERE who = ?", who);
    database.update("UPDATE message SET name = ? WHERE who = ?", name, who);
    database.update(
        "UPDATE sender SET name = NULL, attempt = -1, seen = 0, who = NULL WHERE tag = ?"
            + " OR who = ?"
            + " OR tag IN (SELECT tag FROM message WHERE who = ? AND tag IS NOT NULL)",
        who,
        who,
        who);
  }
}
