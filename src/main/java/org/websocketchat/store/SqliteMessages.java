package org.websocketchat.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.Purges;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Limits;
import org.websocketchat.store.SqliteLog.RoomRow;

/** The entries of the logs in table message, in the transaction of a {@link SqliteLog}. */
final class SqliteMessages {
  /** Finds for each edit the message that still has its text. */
  private static final String JOIN_EDITED =
      " FROM message LEFT JOIN message AS edited ON message.kind = 'edit'"
          + " AND edited.room = message.room AND edited.offset = message.target"
          + " AND edited.rev = message.offset";

  /** The offset of the row with the last offset that is asked for, which may be one of places. */
  private static final String LAST_ROW =
      "coalesce((SELECT iif(next.kind = 'place' AND next.target <= ?, next.offset, NULL)"
          + " FROM message AS next WHERE next.room = ? AND next.offset > ?"
          + " ORDER BY next.offset LIMIT 1), ?)";

  /**
   * The messages of a person from an offset on; without a person, those of guests ({@link
   * Body.Purge#isOfGuest}).
   */
  private static final String WHERE_PURGED =
      " WHERE room = ? AND offset >= ? AND iif(? IS NULL, who IS NULL OR who = tag, who = ?)"
          + " AND kind IS NULL AND removed IS NULL";

  private static final String SELECT_PURGED =
      "SELECT offset, octet_length(text) FROM message"
          + WHERE_PURGED
          + " ORDER BY offset DESC LIMIT ?";

  private static final String SAID = String.join(", ", SqliteEntry.SAID);
  private static final String SAID_VALUES =
      String.join(", ", Collections.nCopies(SqliteEntry.SAID.size(), "?"));

  private static final String INSERT =
      "INSERT INTO message ("
          + SAID
          + ", room, offset, id, name, date, tag, n, kept, who, kind, target) VALUES ("
          + SAID_VALUES
          + ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String UPDATE =
      "UPDATE message SET (" + SAID + ") = (" + SAID_VALUES + "), rev = ?, edited = ?";

  private final Sqlite database;
  private final AgeClock ages;

  SqliteMessages(Sqlite database, AgeClock ages) {
    this.database = database;
    this.ages = ages;
  }

  /**
   * Stores an entry, and what it changes.
   *
   * @return by how many bytes the messages of the room have grown, which may be below 0
   */
  long keep(RoomRow room, long offset, Draft draft) throws SQLException {
    var body = draft.body();
    long changed =
        body instanceof Body.OfMessages correction
            ? correct(room, correction, offset, draft.dateMillis())
            : 0;
    var entry = StoredMessage.of(draft, offset);
    insert(room, entry, draft.sequence());
    if (entry.body() instanceof Body.Correction act && !(act instanceof Body.OfOneMessage)) {
      insertAct(room, offset, act);
    }
    return body instanceof Body.Report ? 0 : changed + MessageBytes.of(entry.name(), entry.body());
  }

  private void insert(RoomRow room, StoredMessage entry, Draft.@Nullable Sequence sequence)
      throws SQLException {
    update(
        INSERT,
        entry.body(),
        room.key(),
        entry.offset(),
        entry.id(),
        entry.name(),
        entry.dateMillis(),
        sequence == null ? null : sequence.tag(),
        sequence == null ? null : sequence.n(),
        ages.reading(),
        entry.who(),
        SqliteEntry.kindOf(entry.body()),
        SqliteEntry.targetOf(entry.body()));
  }

  /** Runs a statement with the values of the columns {@link #SAID}, and others behind these. */
  private void update(String sql, Body said, @Nullable Object... others) throws SQLException {
    var values = new ArrayList<>(SqliteEntry.said(said));
    values.addAll(Arrays.asList(others));
    database.update(sql, values.toArray());
  }

  /** Adds what only few entries have. */
  private void insertAct(RoomRow room, long offset, Body.Correction act) throws SQLException {
    var purge = act instanceof Body.Purge of ? of : null;
    var sanction = act instanceof Body.Sanction of ? of : null;
    database.update(
        "UPDATE message SET subject = ?, sanction = ?, lasts = ?, mode = ?, unpins = ?"
            + " WHERE room = ? AND offset = ?",
        purge != null ? purge.who() : sanction == null ? null : sanction.who(),
        sanction == null ? null : sanction.kind().word(),
        sanction == null ? null : sanction.forMillis(),
        act instanceof Body.Mode(var mode) ? SqliteMode.write(mode) : null,
        purge != null && purge.unpins() ? 1 : null,
        room.key(),
        offset);
  }

  private long correct(RoomRow room, Body.OfMessages correction, long offset, long dateMillis)
      throws SQLException {
    return switch (correction) {
      case Body.OfOneMessage one -> correctOne(room, one, offset, dateMillis);
      case Body.Purge purge -> purge(room, purge, offset);
    };
  }

  private long correctOne(RoomRow room, Body.OfOneMessage correction, long offset, long dateMillis)
      throws SQLException {
    var before = get(room, correction.target());
    if (before == null) {
      return 0;
    }
    var after = before.corrected(correction, offset, dateMillis);
    update(
        UPDATE + " WHERE room = ? AND offset = ?",
        after.body(),
        after.rev(),
        after.editedMillis(),
        room.key(),
        after.offset());
    return (long) after.body().bytes() - before.body().bytes();
  }

  /** Removes what a purge removes, which has been {@link #purged}. */
  private long purge(RoomRow room, Body.Purge purge, long offset) throws SQLException {
    var gone = new long[1];
    database.each(
        row -> {
          gone[0] += row.getLong(2);
          return true;
        },
        SELECT_PURGED,
        room.key(),
        purge.since(),
        purge.who(),
        purge.who(),
        Limits.PURGE_MESSAGES);
    update(
        UPDATE + WHERE_PURGED,
        new Body.Removed(purge.by()),
        offset,
        0,
        room.key(),
        purge.since(),
        purge.who(),
        purge.who());
    return -gone[0];
  }

  /**
   * The purge as it is to be stored behind this head; null if there is nothing to remove.
   *
   * @param pinned the offset of the message that is pinned
   * @param mostEntries how many entries are looked at
   */
  Body.@Nullable Purge purged(
      RoomRow room, Body.Purge sent, long head, long pinned, long mostEntries) throws SQLException {
    long lowest = Purges.lowest(sent, head, mostEntries);
    var targets = new ArrayList<Long>();
    database.each(
        row -> targets.add(row.getLong(1)),
        SELECT_PURGED,
        room.key(),
        lowest,
        sent.who(),
        sent.who(),
        Limits.PURGE_MESSAGES);
    return targets.isEmpty() ? null : Purges.stored(sent, lowest, targets, pinned);
  }

  /** Why this draft may not be stored; null if it may as far as its target is concerned. */
  @Nullable String refusal(RoomRow room, Draft draft) throws SQLException {
    if (draft.target() == Body.NO_OFFSET) {
      return null;
    }
    var refusal = draft.refusal(get(room, draft.target()));
    boolean again =
        refusal == null && draft.body() instanceof Body.Report && isReported(room, draft);
    return again ? Draft.ALREADY : refusal;
  }

  private boolean isReported(RoomRow room, Draft report) throws SQLException {
    var offset =
        database.first(
            row -> row.getLong(1),
            "SELECT offset FROM message WHERE room = ? AND target = ? AND who = ?"
                + " AND kind = 'report'",
            room.key(),
            report.target(),
            report.who());
    return offset != null;
  }

  private @Nullable StoredMessage get(RoomRow room, long offset) throws SQLException {
    return database.first(
        SqliteEntry::of,
        "SELECT " + SqliteEntry.COLUMNS + " FROM message WHERE room = ? AND offset = ?",
        room.key(),
        offset);
  }

  /** Reads the entries that fit into a page. */
  PageReader read(RoomRow room, HubOutput.Read ask) throws SQLException {
    var page = new PageReader(ask);
    database.each(
        row ->
            SqliteEntry.isPlaces(row)
                ? addPlaces(page, ask, row)
                : page.add(SqliteEntry.asRead(row)),
        "SELECT "
            + SqliteEntry.COLUMNS
            + ", edited.text"
            + JOIN_EDITED
            + " WHERE message.room = ? AND message.offset BETWEEN ? AND "
            + LAST_ROW
            + " ORDER BY message.offset "
            + (ask.newestFirst() ? "DESC" : "ASC"),
        room.key(),
        ask.from(),
        ask.to(),
        room.key(),
        ask.to(),
        ask.to());
    return page;
  }

  /** Adds the places of a row that are asked for; returns false if one does not fit any more. */
  private static boolean addPlaces(PageReader page, HubOutput.Read ask, ResultSet row)
      throws SQLException {
    long first = Math.max(ask.from(), SqliteEntry.firstPlace(row));
    long last = Math.min(ask.to(), row.getLong(1));
    boolean fits = true;
    for (long i = 0; fits && i <= last - first; i++) {
      fits = page.add(StoredMessage.place(ask.newestFirst() ? last - i : first + i));
    }
    return fits;
  }

  /**
   * Passes the size of each entry after an offset, as it is read, and how many these are in a row
   * of places, the newest first.
   */
  void sizesAfter(RoomRow room, long offset, int most, Sqlite.RowReader sizes) throws SQLException {
    database.each(
        sizes,
        "SELECT octet_length(message.text) + octet_length(message.name)"
            + " + coalesce(octet_length(edited.text), 0), iif(message.kind = 'place',"
            + " message.offset - max(message.target, ? + 1) + 1, 1)"
            + JOIN_EDITED
            + " WHERE message.room = ? AND message.offset > ?"
            + " ORDER BY message.offset DESC LIMIT ?",
        offset,
        room.key(),
        offset,
        most);
  }
}
