package org.websocketchat.store;

import java.sql.SQLException;
import java.util.List;

/**
 * The tables, and how to convert those of an older version. A released version never changes; a new
 * one is a further step.
 *
 * @param steps the statements that lead from each version to the next, beginning with an empty file
 */
record SqliteSchema(List<List<String>> steps) {
  /** Identifies our databases, in a fixed place of the header. */
  static final int APPLICATION_ID = 0x77736368;

  private static final List<String> VERSION_1 =
      List.of(
          """
          CREATE TABLE room (
            key INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            epoch TEXT NOT NULL,
            first INTEGER NOT NULL, -- offset of the oldest message; head + 1 if there is none
            head INTEGER NOT NULL, -- offset of the newest message ever; 0 before it
            last_id INTEGER NOT NULL -- the highest id of a stay that was given
          ) STRICT
          """,
          """
          CREATE TABLE message (
            room INTEGER NOT NULL REFERENCES room,
            offset INTEGER NOT NULL,
            id INTEGER NOT NULL,
            name TEXT NOT NULL,
            text TEXT NOT NULL,
            date INTEGER NOT NULL, -- milliseconds since 1970, as all times here
            tag TEXT, -- with n the cid; both null for sub-protocol json
            n INTEGER,
            PRIMARY KEY (room, offset)
          ) STRICT, WITHOUT ROWID
          """,
          """
          CREATE TABLE sender (
            room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
            tag TEXT NOT NULL,
            last_n INTEGER NOT NULL, -- 0 if it has sent nothing
            last_offset INTEGER NOT NULL, -- of its newest message; 0 if it has sent nothing
            name TEXT, -- the one last remembered; null for none, and then attempt is -1, seen 0
            attempt INTEGER NOT NULL,
            seen INTEGER NOT NULL,
            expires INTEGER, -- when the row may go; null while a message of it is kept
            PRIMARY KEY (room, tag)
          ) STRICT, WITHOUT ROWID
          """,
          "CREATE INDEX sender_by_offset ON sender (room, last_offset) WHERE expires IS NULL",
          "CREATE INDEX sender_by_sight ON sender (room, seen) WHERE name IS NOT NULL",
          "CREATE INDEX sender_by_expiry ON sender (expires) WHERE expires IS NOT NULL");

  private static final List<String> VERSION_2 =
      List.of(
          // Names and texts in UTF-8, and 100 for each message.
          "ALTER TABLE room ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0",
          "UPDATE room SET bytes = (SELECT coalesce(sum(octet_length(text) + octet_length(name)"
              + " + 100), 0) FROM message WHERE room = key)",
          "CREATE INDEX room_by_bytes ON room (bytes)",
          // The reading of the AgeClock when it was kept; null for what version 1 kept: its date.
          "ALTER TABLE message ADD COLUMN kept INTEGER",
          // Since which reading no message of it is kept; null while one is.
          "ALTER TABLE sender RENAME COLUMN expires TO quiet_since",
          "UPDATE sender SET quiet_since = quiet_since - 2592000000 WHERE quiet_since IS NOT NULL",
          "DROP INDEX IF EXISTS sender_by_expiry",
          "CREATE INDEX IF NOT EXISTS sender_by_sight ON sender (room, seen)"
              + " WHERE name IS NOT NULL",
          "CREATE INDEX sender_by_quiet ON sender (quiet_since) WHERE quiet_since IS NOT NULL",
          "CREATE INDEX sender_by_room ON sender (room, quiet_since)"
              + " WHERE quiet_since IS NOT NULL",
          "CREATE INDEX sender_unsaid ON sender (quiet_since) WHERE last_n = 0",
          """
          CREATE TABLE age (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            reading INTEGER NOT NULL, -- these as in AgeClock.Saved
            wall_ahead INTEGER NOT NULL
          ) STRICT
          """,
          """
          CREATE TABLE gap (
            number INTEGER PRIMARY KEY,
            at INTEGER NOT NULL, -- these as in AgeClock.Gap
            since INTEGER NOT NULL,
            millis INTEGER NOT NULL
          ) STRICT
          """);

  private static final List<String> VERSION_3 =
      List.of(
          // Null for a message, else 'edit' or 'remove'. The text of an edit is that of its target.
          "ALTER TABLE message ADD COLUMN kind TEXT",
          "ALTER TABLE message ADD COLUMN target INTEGER", // the offset that a correction names
          // The public id of the sender's person; null for sub-protocol json.
          "ALTER TABLE message ADD COLUMN who TEXT",
          "ALTER TABLE message ADD COLUMN re INTEGER NOT NULL DEFAULT 0", // 0 if it is no reply
          // The offset of the correction that changed it last; 0 if none did.
          "ALTER TABLE message ADD COLUMN rev INTEGER NOT NULL DEFAULT 0",
          "ALTER TABLE message ADD COLUMN edited INTEGER NOT NULL DEFAULT 0", // 0 if it never was
          // Who removed it, or whom a removal is by, 'author' or 'moderator'; null for neither.
          "ALTER TABLE message ADD COLUMN removed TEXT",
          "UPDATE message SET who = tag WHERE tag IS NOT NULL");

  private static final List<String> VERSION_4 =
      List.of(
          // The person that a purge or a sanction is about. The target of a purge is from where on.
          "ALTER TABLE message ADD COLUMN subject TEXT",
          "ALTER TABLE message ADD COLUMN sanction TEXT", // the kind of a sanction
          "ALTER TABLE message ADD COLUMN lasts INTEGER", // how long it lasts; 0 for ever
          "ALTER TABLE message ADD COLUMN mode TEXT", // as in table room
          "ALTER TABLE message ADD COLUMN unpins INTEGER", // 1 if a purge removes the pinned
          // message
          // What the log has made of the room, which outlives the entries.
          "ALTER TABLE room ADD COLUMN mode TEXT", // as SqliteMode writes it; null if none was set
          "ALTER TABLE room ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0", // 0 if none is
          // The offset of the newest sanction; 0 if there was none.
          "ALTER TABLE room ADD COLUMN sanctioned INTEGER NOT NULL DEFAULT 0",
          """
          CREATE TABLE sanction (
            room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
            who TEXT NOT NULL, -- the public id of the person
            kind TEXT NOT NULL, -- 'quiet' or 'ban'
            until INTEGER NOT NULL, -- 2^63-1 for ever
            reason TEXT NOT NULL,
            actor TEXT, -- the public id of the moderator
            date INTEGER NOT NULL,
            address TEXT, -- the keyed hash of an address that a ban covers; null for none
            PRIMARY KEY (room, who, kind)
          ) STRICT, WITHOUT ROWID
          """);

  private static final List<String> VERSION_5 =
      List.of(
          // Finds whether a person has reported a message before.
          "CREATE INDEX message_reported ON message (room, target, who) WHERE kind = 'report'");

  private static final List<String> VERSION_6 =
      List.of(
          """
          CREATE TABLE act (
            room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
            number INTEGER NOT NULL, -- higher than that of every earlier one of the room
            offset INTEGER NOT NULL, -- of its entry in table message, which may be gone
            kept INTEGER NOT NULL, -- as in table message
            date INTEGER NOT NULL,
            kind TEXT NOT NULL, -- this, target, sanction, lasts and mode as in table message
            actor TEXT, -- the public id of who did it; null for the stopped server
            actor_name TEXT NOT NULL, -- at that time; empty if it is not known
            who TEXT, -- the person whom it is about; null for nobody, or if nobody knows
            name TEXT NOT NULL, -- that person's last one; empty if it is not known
            target INTEGER,
            sanction TEXT,
            lasts INTEGER,
            mode TEXT,
            reason TEXT NOT NULL,
            PRIMARY KEY (room, number)
          ) STRICT, WITHOUT ROWID
          """,
          "CREATE INDEX act_by_age ON act (kept)",
          "CREATE INDEX act_by_person ON act (room, who) WHERE kind = 'sanction'",
          "CREATE INDEX act_not_reported ON act (room, number) WHERE kind <> 'report'",
          "CREATE INDEX act_reported ON act (room, number) WHERE kind = 'report'",
          "CREATE INDEX report_by_age ON act (kept) WHERE kind = 'report'",
          // What the log still has, and before it the sanctions whose entries are gone.
          """
          INSERT INTO act SELECT room, row_number() OVER (PARTITION BY room ORDER BY offset, date),
            offset, kept, date, kind, actor, coalesce((SELECT name FROM sender
              WHERE sender.room = past.room AND sender.tag = past.tag), ''),
            who, coalesce(name, (SELECT name FROM sender
              WHERE sender.room = past.room AND sender.tag = past.who), ''),
            target, sanction, lasts, mode, reason
          FROM (
            SELECT message.room, message.offset, coalesce(message.kept, message.date) AS kept,
              message.date, message.kind, message.who AS actor, message.tag AS tag,
              coalesce(message.subject, changed.who) AS who, changed.name AS name,
              message.target, message.sanction, message.lasts, message.mode,
              message.text AS reason
            FROM message LEFT JOIN message AS changed ON changed.room = message.room
              AND changed.offset = message.target AND message.kind IN ('remove', 'report')
            WHERE message.kind IN ('purge', 'pin', 'mode', 'sanction', 'report')
              OR (message.kind = 'remove' AND message.removed = 'moderator')
            UNION ALL
            SELECT room, 0, date, date, 'sanction', actor, actor, who, NULL, NULL, kind,
              iif(until = 9223372036854775807, 0, until - date), NULL, reason
            FROM sanction WHERE (room, who, kind, date) NOT IN
              (SELECT room, subject, sanction, date FROM message WHERE kind = 'sanction'
              AND subject IS NOT NULL AND sanction IS NOT NULL)
          ) AS past
          """);

  private static final List<String> VERSION_7 =
      List.of(
          // The public id of the person of whom the sender's token told; null for a guest.
          "ALTER TABLE sender ADD COLUMN who TEXT");

  private static final List<String> VERSION_8 =
      List.of(
          // The highest number that an act of the room ever had.
          "ALTER TABLE room ADD COLUMN acts INTEGER NOT NULL DEFAULT 0",
          "UPDATE room SET acts = (SELECT coalesce(max(number), 0) FROM act WHERE room = key)",
          // How many offsets from first on are those of reports, which no longer count as bytes.
          "ALTER TABLE room ADD COLUMN reports INTEGER NOT NULL DEFAULT 0",
          """
          UPDATE room SET reports = past.reports, bytes = room.bytes - past.bytes FROM (
            SELECT room, count(*) AS reports, sum(octet_length(text) + octet_length(name) + 100)
              AS bytes FROM message WHERE kind = 'report' GROUP BY room
          ) AS past WHERE past.room = key
          """);

  private static final List<String> VERSION_9 =
      List.of(
          """
          CREATE TABLE general_sanction (
            number INTEGER PRIMARY KEY,
            who TEXT NOT NULL, -- this, kind, until, reason and date as in table sanction
            kind TEXT NOT NULL, -- also 'pardon'
            until INTEGER NOT NULL, -- of a pardon its date
            reason TEXT NOT NULL,
            date INTEGER NOT NULL,
            kept INTEGER NOT NULL, -- as in table message
            ended INTEGER NOT NULL -- 1 if a later one has ended or replaced it, and for a pardon
          ) STRICT
          """);

  private static final List<String> VERSION_10 =
      List.of(
          // Versions 6 and 7 deleted records of reports and kept the entries. Of these only the
          // place is left, as SqliteReports leaves it.
          """
          UPDATE message SET kind = 'place', id = 0, name = '', text = '', tag = NULL, n = NULL,
            who = NULL, target = offset
          WHERE kind = 'report'
            AND (room, offset) NOT IN (SELECT room, offset FROM act WHERE kind = 'report')
          """,
          """
          UPDATE sender SET quiet_since = (SELECT reading FROM age) WHERE quiet_since IS NULL
            AND (room, last_offset) IN (SELECT room, offset FROM message WHERE kind = 'place')
          """,
          // Places in a row get the first of them as their target; then only the last stays.
          """
          UPDATE message SET target = joined.first FROM (
            SELECT room, offset, min(target) OVER (PARTITION BY room, run) AS first FROM (
              SELECT room, offset, target,
                sum(begins) OVER (PARTITION BY room ORDER BY offset) AS run FROM (
                  SELECT room, offset, target, lag(offset, 1, -1)
                    OVER (PARTITION BY room ORDER BY offset) <> target - 1 AS begins
                  FROM message WHERE kind = 'place'
                )
            )
          ) AS joined WHERE message.room = joined.room AND message.offset = joined.offset
            AND message.target <> joined.first
          """,
          """
          DELETE FROM message WHERE kind = 'place' AND EXISTS (SELECT 1 FROM message AS next
            WHERE next.room = message.room AND next.offset = (SELECT min(later.offset)
              FROM message AS later WHERE later.room = message.room
              AND later.offset > message.offset)
            AND next.kind = 'place' AND next.target <= message.offset)
          """);

  SqliteSchema {
    steps = List.copyOf(steps);
  }

  static SqliteSchema current() {
    return new SqliteSchema(
        List.of(
            VERSION_1,
            VERSION_2,
            VERSION_3,
            VERSION_4,
            VERSION_5,
            VERSION_6,
            VERSION_7,
            VERSION_8,
            VERSION_9,
            VERSION_10));
  }

  int version() {
    return steps.size();
  }

  static int versionOf(Sqlite database) throws SQLException {
    return Integer.parseInt(database.answer("PRAGMA user_version"));
  }

  /** Converts a database to this version, completely or not at all. */
  void migrate(Sqlite database) throws SQLException {
    int from = versionOf(database);
    if (from == version()) {
      return;
    }
    database.run("BEGIN IMMEDIATE");
    for (var step : steps.subList(from, version())) {
      for (var statement : step) {
        database.run(statement);
      }
    }
    database.run("PRAGMA application_id = " + APPLICATION_ID);
    database.run("PRAGMA user_version = " + version());
    database.run("COMMIT");
  }
}
