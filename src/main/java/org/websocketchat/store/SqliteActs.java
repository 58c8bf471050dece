package org.websocketchat.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.BodyCodec;
import org.websocketchat.store.SqliteLog.RoomRow;

/**
 * The records of what moderators did and what was reported, in the transaction of a {@link
 * SqliteLog}. They are kept for a year, however long the entries are.
 */
final class SqliteActs {
  /** Among how many of the newest entries the name of a person is looked for. */
  private static final long MOST_ENTRIES = 10_000;

  /** Whether a row of table act is a sanction in table sanction. */
  private static final String IS_HELD =
      "EXISTS (SELECT 1 FROM sanction WHERE sanction.room = act.room AND sanction.who = act.who"
          + " AND sanction.kind = act.sanction AND sanction.date = act.date AND until > ?)";

  private static final String SELECT =
      "SELECT number, offset, date, actor, actor_name, kind, who, name, target, sanction, lasts,"
          + " mode, reason, "
          + IS_HELD
          + " FROM act ";

  /** A person whom an act is about. */
  private record Subject(@Nullable String who, String name) {}

  private final Sqlite database;
  private final AgeClock ages;
  private final SqliteSenders senders;
  private final SqliteReports reports;

  SqliteActs(Sqlite database, AgeClock ages, SqliteSenders senders, SqliteReports reports) {
    this.reports = reports;
    this.database = database;
    this.ages = ages;
    this.senders = senders;
  }

  /** Adds the record of an act that is about to be stored at this offset. */
  void keep(RoomRow room, long offset, Draft draft) throws SQLException {
    var body = draft.body();
    var subject = subject(room, body);
    var sanction = body instanceof Body.Sanction of ? of : null;
    database.update(
        "INSERT INTO act (room, number, offset, kept, date, kind, actor, actor_name, who, name,"
            + " target, sanction, lasts, mode, reason) VALUES (?,"
            + " (SELECT acts + 1 FROM room WHERE key = ?),"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        room.key(),
        room.key(),
        offset,
        ages.reading(),
        draft.dateMillis(),
        BodyCodec.kind(body),
        draft.who(),
        draft.name(),
        subject.who,
        subject.name,
        SqliteEntry.targetOf(body),
        sanction == null ? null : sanction.kind().word(),
        sanction == null ? null : sanction.forMillis(),
        body instanceof Body.Mode(var mode) ? SqliteMode.write(mode) : null,
        body.text());
    database.update("UPDATE room SET acts = acts + 1 WHERE key = ?", room.key());
    if (body instanceof Body.Report) {
      reports.makePlace(room);
    } else {
      makePlace(room);
    }
  }

  private Subject subject(RoomRow room, Body act) throws SQLException {
    var who = Act.personOf(act);
    if (who != null) {
      var name = name(room, who);
      return new Subject(who, name == null ? "" : name);
    }
    var author =
        database.first(
            row -> new Subject(row.getString(1), row.getString(2)),
            "SELECT who, name FROM message WHERE room = ? AND offset = ?",
            room.key(),
            Act.messageOf(act));
    return author == null ? new Subject(null, "") : author;
  }

  /** The name that a person had last; null if it is not found. */
  private @Nullable String name(RoomRow room, String who) throws SQLException {
    var sender = senders.get(room, who);
    return sender != null && sender.name() != null
        ? sender.name()
        : database.first(
            row -> row.getString(1),
            "SELECT name FROM message WHERE room = ? AND offset > ? AND who = ? AND kind IS NULL"
                + " ORDER BY offset DESC LIMIT 1",
            room.key(),
            room.head() - MOST_ENTRIES,
            who);
  }

  /** Deletes the oldest acts of moderators in a room beyond what it may have. */
  private void makePlace(RoomRow room) throws SQLException {
    database.update(
        "DELETE FROM act WHERE room = ? AND kind <> 'report' AND number <= (SELECT number FROM act"
            + " WHERE room = ? AND kind <> 'report' ORDER BY number DESC LIMIT 1 OFFSET ?) AND NOT "
            + IS_HELD,
        room.key(),
        room.key(),
        ActRetention.MOST_ACTS,
        ages.wallMillis());
  }

  /** Deletes what moderators did too long ago, at most this many rows; returns how many. */
  int expire(int limit) throws SQLException {
    return database.update(
        "DELETE FROM act WHERE (room, number) IN (SELECT room, number FROM act WHERE kept < ?"
            + " AND kind <> 'report' AND NOT "
            + IS_HELD
            + " LIMIT ?)",
        ages.readingOfAge(ActRetention.MILLIS),
        ages.wallMillis(),
        limit);
  }

  HubInput.Acts read(RoomRow room, HubOutput.ReadActs ask) throws SQLException {
    var acts = new ArrayList<Act>();
    var more = new boolean[1];
    database.each(
        row -> {
          more[0] = acts.size() == ask.most();
          return !more[0] && acts.add(act(row));
        },
        SELECT + "WHERE room = ? AND number < ? ORDER BY number DESC LIMIT ?",
        ask.nowMillis(),
        room.key(),
        ask.before(),
        ask.most() + 1);
    boolean isNewest = ask.before() == Long.MAX_VALUE;
    var holding = isNewest && more[0] ? holding(room, ask, acts.getLast()) : List.<Act>of();
    return new HubInput.Acts(ask.ask(), ask.room(), acts, holding, more[0]);
  }

  /** The sanctions that hold and are older than this act, the newest first. */
  private List<Act> holding(RoomRow room, HubOutput.ReadActs ask, Act oldest) throws SQLException {
    var holding = new ArrayList<Act>();
    database.each(
        row -> holding.add(act(row)),
        SELECT
            + "WHERE room = ? AND kind = 'sanction' AND number < ? AND who IN"
            + " (SELECT who FROM sanction WHERE room = ?) AND "
            + IS_HELD
            + " ORDER BY number DESC LIMIT ?",
        ask.nowMillis(),
        room.key(),
        oldest.number(),
        room.key(),
        ask.nowMillis(),
        ask.mostHolding());
    return holding;
  }

  private static Act act(ResultSet row) throws SQLException {
    return new Act(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        body(row),
        row.getString(7),
        row.getString(8),
        row.getBoolean(14));
  }

  private static Body.Correction body(ResultSet row) throws SQLException {
    long target = row.getLong(9);
    var who = row.getString(7);
    return switch (row.getString(6)) {
      case "remove" -> new Body.Remove(target, Body.Remover.MODERATOR);
      case "purge" -> new Body.Purge(who, target);
      case "pin" -> new Body.Pin(target);
      case "mode" -> new Body.Mode(SqliteMode.read(row.getString(12)));
      case "report" -> new Body.Report(target, row.getString(13));
      case "sanction" -> {
        var kind = SanctionKind.of(row.getString(10));
        if (kind == null) {
          throw new SQLException("a sanction is of an unknown kind");
        }
        yield new Body.Sanction(kind, who, row.getLong(11), row.getString(13));
      }
      default -> throw new SQLException("an act is of an unknown kind");
    };
  }
}
