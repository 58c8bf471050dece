package org.websocketchat.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.store.SqliteLog.RoomRow;

/**
 * The senders of the rooms, in the transaction of a {@link SqliteLog}. A sender with a message in
 * the log is kept. All others are quiet and are deleted in time, because keys cost nothing to make.
 */
final class SqliteSenders {
  /** How long a quiet sender is kept (docs/protocol.md, "Sending"). */
  static final long QUIET_MILLIS = TimeUnit.DAYS.toMillis(30);

  /** The same for a sender without any message ever: longer than a name is reserved. */
  static final long UNSAID_MILLIS = TimeUnit.MINUTES.toMillis(5);

  /** How many quiet senders are kept for one room; of more, those quiet for longest are deleted. */
  static final int MAX_QUIET_OF_ROOM = 10_000;

  /** The same for all rooms together, unless the limit of bytes allows less. */
  static final int MAX_QUIET = 200_000;

  /** Quiet senders have this part of all bytes at most. */
  private static final int QUIET_PART = 16;

  /** More than a sender takes, with its indexes. */
  private static final int SENDER_BYTES = 320;

  private final Sqlite database;
  private final AgeClock ages;
  private final long mostQuiet;

  SqliteSenders(Sqlite database, AgeClock ages, long maxBytes) {
    this.mostQuiet = Math.min(MAX_QUIET, maxBytes / QUIET_PART / SENDER_BYTES);
    this.database = database;
    this.ages = ages;
  }

  HubInput.@Nullable Sender get(RoomRow room, String tag) throws SQLException {
    return database.first(
        row ->
            new HubInput.Sender(
                row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getString(5)),
        "SELECT last_n, name, attempt, seen, who FROM sender WHERE room = ? AND tag = ?",
        room.key(),
        tag);
  }

  /** The offset of the sender's newest entry; 0 if there is none. */
  long lastOffset(RoomRow room, String tag) throws SQLException {
    var offset =
        database.first(
            row -> row.getLong(1),
            "SELECT last_offset FROM sender WHERE room = ? AND tag = ?",
            room.key(),
            tag);
    return offset == null ? 0 : offset;
  }

  List<HubInput.Seen> seenSince(RoomRow room, long sinceMillis) throws SQLException {
    var seen = new ArrayList<HubInput.Seen>();
    database.each(
        row ->
            seen.add(
                new HubInput.Seen(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getString(5))),
        "SELECT tag, name, attempt, seen, who FROM sender"
            + " WHERE room = ? AND name IS NOT NULL AND seen >= ? ORDER BY seen",
        room.key(),
        sinceMillis);
    return seen;
  }

  /** Notes that a message of this sender was stored. */
  void sent(RoomRow room, Draft.Sequence sequence, long offset) throws SQLException {
    database.update(
        "INSERT INTO sender (room, tag, last_n, last_offset, attempt, seen)"
            + " VALUES (?, ?, ?, ?, -1, 0) ON CONFLICT DO UPDATE"
            + " SET last_n = excluded.last_n, last_offset = excluded.last_offset,"
            + " quiet_since = NULL",
        room.key(),
        sequence.tag(),
        sequence.n(),
        offset);
  }

  void remember(RoomRow room, HubOutput.Remember sender) throws SQLException {
    database.update(
        "INSERT INTO sender (room, tag, last_n, last_offset, name, attempt, seen, who, quiet_since)"
            + " VALUES (?, ?, 0, 0, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
            + " SET name = excluded.name, attempt = excluded.attempt, seen = excluded.seen,"
            + " who = excluded.who,"
            + " quiet_since = max(quiet_since, excluded.quiet_since)", // null stays null
        room.key(),
        sender.tag(),
        sender.name(),
        sender.attempt(),
        sender.seenMillis(),
        sender.who(),
        ages.reading());
  }

  /** Notes that the messages of a room before this offset were deleted. */
  void trimmed(RoomRow room, long first) throws SQLException {
    database.update(
        "UPDATE sender SET quiet_since = ?"
            + " WHERE room = ? AND quiet_since IS NULL AND last_offset < ?",
        ages.reading(),
        room.key(),
        first);
  }

  /**
   * Deletes senders that are quiet for too long or too many, at most this many; returns how many.
   */
  int expire(int limit) throws SQLException {
    return delete("last_n = 0 AND quiet_since < ? LIMIT ?", ages.readingOfAge(UNSAID_MILLIS), limit)
        + delete("quiet_since < ? LIMIT ?", ages.readingOfAge(QUIET_MILLIS), limit)
        + delete(
            "quiet_since IS NOT NULL ORDER BY quiet_since DESC LIMIT ? OFFSET ?", limit, mostQuiet);
  }

  /** Deletes senders of one room if it has too many, at most this many; returns how many. */
  int expire(RoomRow room, int limit) throws SQLException {
    return delete(
        "room = ? AND quiet_since IS NOT NULL ORDER BY quiet_since DESC LIMIT ? OFFSET ?",
        room.key(),
        limit,
        MAX_QUIET_OF_ROOM);
  }

  private int delete(String which, Object... values) throws SQLException {
    return database.update(
        "DELETE FROM sender WHERE (room, tag) IN (SELECT room, tag FROM sender WHERE "
            + which
            + ")",
        values);
  }
}
