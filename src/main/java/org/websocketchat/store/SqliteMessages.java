package org.websocketchat.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.BodyCodec;
import org.websocketchat.store.SqliteLog.RoomRow;

/** The entries of the logs in table message, in the transaction of a {@link SqliteLog}. */
final class SqliteMessages {
  private static final String EDIT = "edit";

  /** The columns of {@link #entry}. */
  private static final String ENTRY =
      "message.offset, message.id, message.name, message.text, message.date, message.tag,"
          + " message.n, message.who, message.re, message.rev, message.edited, message.removed,"
          + " message.kind, message.target";

  /** Finds for each edit the message that still has its text. */
  private static final String JOIN_EDITED =
      " FROM message LEFT JOIN message AS edited ON message.kind = 'edit'"
          + " AND edited.room = message.room AND edited.offset = message.target"
          + " AND edited.rev = message.offset";

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
    long changed =
        draft.body() instanceof Body.OfOneMessage correction
            ? correct(room, correction, offset, draft.dateMillis())
            : 0;
    var entry = StoredMessage.of(draft, offset);
    insert(room, entry, draft.sequence());
    return changed + MessageBytes.of(entry.name(), entry.body());
  }

  private void insert(RoomRow room, StoredMessage entry, Draft.@Nullable Sequence sequence)
      throws SQLException {
    database.update(
        "INSERT INTO message (room, offset, id, name, text, date, tag, n, kept, who, re, kind,"
            + " target, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        room.key(),
        entry.offset(),
        entry.id(),
        entry.name(),
        entry.body().text(),
        entry.dateMillis(),
        sequence == null ? null : sequence.tag(),
        sequence == null ? null : sequence.n(),
        ages.reading(),
        entry.who(),
        reOf(entry.body()),
        kindOf(entry.body()),
        entry.body() instanceof Body.OfOneMessage correction ? correction.target() : null,
        removerOf(entry.body()));
  }

  /** The value of the column kind. */
  private static @Nullable String kindOf(Body body) {
    return body instanceof Body.Correction ? BodyCodec.kind(body) : null;
  }

  /** The value of the column re. */
  private static long reOf(Body body) {
    return body instanceof Body.Text text ? text.re() : Body.NO_OFFSET;
  }

  /** The value of the column removed. */
  private static @Nullable String removerOf(Body body) {
    return switch (body) {
      case Body.Text text -> null;
      case Body.Removed(var by) -> BodyCodec.word(by);
      case Body.Edit edit -> null;
      case Body.Remove(long target, var by) -> BodyCodec.word(by);
      case Body.Purge purge -> null;
      case Body.Pin pin -> null;
      case Body.Mode mode -> null;
      case Body.ModeChange change -> null;
      case Body.Sanction sanction -> null;
    };
  }

  private long correct(RoomRow room, Body.OfOneMessage correction, long offset, long dateMillis)
      throws SQLException {
    var before = get(room, correction.target());
    if (before == null) {
      return 0;
    }
    var after = before.corrected(correction, offset, dateMillis);
    database.update(
        "UPDATE message SET text = ?, re = ?, rev = ?, edited = ?, removed = ?"
            + " WHERE room = ? AND offset = ?",
        after.body().text(),
        reOf(after.body()),
        after.rev(),
        after.editedMillis(),
        removerOf(after.body()),
        room.key(),
        after.offset());
    return (long) after.body().bytes() - before.body().bytes();
  }

  /** Why this correction may not be stored; null if it may, or if it is no correction. */
  @Nullable String refusal(RoomRow room, Draft draft) throws SQLException {
    return draft.body() instanceof Body.OfOneMessage correction
        ? draft.refusal(get(room, correction.target()))
        : null;
  }

  private @Nullable StoredMessage get(RoomRow room, long offset) throws SQLException {
    return database.first(
        SqliteMessages::entry,
        "SELECT " + ENTRY + " FROM message WHERE room = ? AND offset = ?",
        room.key(),
        offset);
  }

  /** Reads the entries that fit into a page. */
  PageReader read(RoomRow room, HubOutput.Read ask) throws SQLException {
    var page = new PageReader(ask);
    database.each(
        row -> page.add(entryAsRead(row)),
        "SELECT "
            + ENTRY
            + ", edited.text"
            + JOIN_EDITED
            + " WHERE message.room = ? AND message.offset BETWEEN ? AND ?"
            + " ORDER BY message.offset "
            + (ask.newestFirst() ? "DESC" : "ASC"),
        room.key(),
        ask.from(),
        ask.to());
    return page;
  }

  /** Passes the size of each entry after an offset, as it is read, the newest first. */
  void sizesAfter(RoomRow room, long offset, int most, Sqlite.RowReader sizes) throws SQLException {
    database.each(
        sizes,
        "SELECT octet_length(message.text) + octet_length(message.name)"
            + " + coalesce(octet_length(edited.text), 0)"
            + JOIN_EDITED
            + " WHERE message.room = ? AND message.offset > ?"
            + " ORDER BY message.offset DESC LIMIT ?",
        room.key(),
        offset,
        most);
  }

  private static StoredMessage entry(ResultSet row) throws SQLException {
    return entry(row, "");
  }

  private static StoredMessage entryAsRead(ResultSet row) throws SQLException {
    var edited = row.getString(15);
    return entry(row, edited == null ? "" : edited);
  }

  /** The entry in a row; an edit has the given text. */
  private static StoredMessage entry(ResultSet row, String editText) throws SQLException {
    var tag = row.getString(6);
    return new StoredMessage(
        row.getLong(1),
        row.getLong(2),
        row.getString(8),
        row.getString(3),
        body(row, editText),
        row.getLong(5),
        tag == null ? null : tag + "." + row.getLong(7),
        row.getLong(10),
        row.getLong(11));
  }

  private static Body body(ResultSet row, String editText) throws SQLException {
    var removed = row.getString(12);
    var by =
        BodyCodec.word(Body.Remover.MODERATOR).equals(removed)
            ? Body.Remover.MODERATOR
            : Body.Remover.AUTHOR;
    var kind = row.getString(13);
    if (kind != null) {
      long target = row.getLong(14);
      return kind.equals(EDIT) ? new Body.Edit(target, editText) : new Body.Remove(target, by);
    }
    return removed == null ? new Body.Text(row.getString(4), row.getLong(9)) : new Body.Removed(by);
  }
}
