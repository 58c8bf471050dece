package org.websocketchat.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.BodyCodec;

/** How an entry of a log stands in the columns of table message. */
final class SqliteEntry {
  private static final String EDIT = "edit";
  private static final String REMOVE = "remove";
  private static final String PURGE = "purge";
  private static final String PIN = "pin";
  private static final String MODE = "mode";
  private static final String SANCTION = "sanction";
  private static final String REPORT = "report";

  /** Stands for the places of reports, from the offset in the column target on. */
  private static final String PLACE = "place";

  /** The columns of what an entry says, which {@link #said} fills. */
  static final List<String> SAID = List.of("text", "re", "removed");

  /** The columns that an entry is read from. */
  static final String COLUMNS =
      "message.offset, message.id, message.name, message.text, message.date, message.tag,"
          + " message.n, message.who, message.re, message.rev, message.edited, message.removed,"
          + " message.kind, message.target, message.subject, message.sanction, message.lasts,"
          + " message.mode, message.unpins";

  private SqliteEntry() {}

  /** The value of the column target. */
  static @Nullable Long targetOf(Body body) {
    return switch (body) {
      case Body.Text text -> null;
      case Body.Removed removed -> null;
      case Body.OfMessages correction -> correction.from();
      case Body.Pin(long target) -> target;
      case Body.Report(long target, var reason) -> target;
      case Body.Mode mode -> null;
      case Body.ModeChange change -> null;
      case Body.Sanction sanction -> null;
    };
  }

  /** The value of the column kind. */
  static @Nullable String kindOf(Body body) {
    return body instanceof Body.Correction ? BodyCodec.kind(body) : null;
  }

  /** The values of the columns {@link #SAID}. */
  static List<@Nullable Object> said(Body body) {
    long re = body instanceof Body.Text text ? text.re() : Body.NO_OFFSET;
    return Arrays.asList(body.text(), re, removerOf(body));
  }

  /** The value of the column removed. */
  private static @Nullable String removerOf(Body body) {
    return switch (body) {
      case Body.Text text -> null;
      case Body.Removed(var by) -> BodyCodec.word(by);
      case Body.Amendment change -> null;
      case Body.Remove(long target, var by) -> BodyCodec.word(by);
      case Body.Purge purge -> null;
      case Body.Pin pin -> null;
      case Body.Report report -> null;
      case Body.Mode mode -> null;
      case Body.ModeChange change -> null;
      case Body.Sanction sanction -> null;
    };
  }

  /** Whether a row of {@link #COLUMNS} stands for the places of reports. */
  static boolean isPlaces(ResultSet row) throws SQLException {
    return PLACE.equals(row.getString(13));
  }

  /** The first of the places for which a row stands. */
  static long firstPlace(ResultSet row) throws SQLException {
    return row.getLong(14);
  }

  /** The entry in a row of {@link #COLUMNS}; an edit has no text. */
  static StoredMessage of(ResultSet row) throws SQLException {
    return entry(row, "");
  }

  /** The same with the text of an edit in a further column, null for none. */
  static StoredMessage asRead(ResultSet row) throws SQLException {
    var edited = row.getString(20);
    return entry(row, edited == null ? "" : edited);
  }

  /** The entry in a row; an edit has the given text. */
  private static StoredMessage entry(ResultSet row, String editText) throws SQLException {
    if (isPlaces(row)) {
      return StoredMessage.place(row.getLong(1));
    }
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
    if (kind == null) {
      return removed == null
          ? new Body.Text(row.getString(4), row.getLong(9))
          : new Body.Removed(by);
    }
    long target = row.getLong(14);
    return switch (kind) {
      case EDIT -> new Body.Edit(target, editText);
      case REMOVE -> new Body.Remove(target, by);
      case PURGE -> new Body.Purge(row.getString(15), target, row.getLong(19) == 1);
      case PIN -> new Body.Pin(target);
      case MODE -> new Body.Mode(SqliteMode.read(row.getString(18)));
      case SANCTION -> sanction(row);
      case REPORT -> new Body.Report(target, row.getString(4));
      default -> throw new SQLException("an entry is of the unknown kind " + kind);
    };
  }

  private static Body.Sanction sanction(ResultSet row) throws SQLException {
    var kind = SanctionKind.of(row.getString(16));
    if (kind == null) {
      throw new SQLException("a sanction is of an unknown kind");
    }
    return new Body.Sanction(kind, row.getString(15), row.getLong(17), row.getString(4));
  }
}
