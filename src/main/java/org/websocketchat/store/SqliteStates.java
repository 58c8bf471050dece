package org.websocketchat.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.RoomState;
import org.websocketchat.hub.StoredSanction;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.store.SqliteLog.RoomRow;

/** What the logs have made of their rooms, in the transaction of a {@link SqliteLog}. */
final class SqliteStates {
  private final Sqlite database;
  private final SqliteGeneralSanctions general;

  SqliteStates(Sqlite database, SqliteGeneralSanctions general) {
    this.database = database;
    this.general = general;
  }

  /** The state of a room as it answers a request, with the sanctions for all rooms. */
  RoomState toldTo(HubOutput.Open ask, RoomRow room) throws SQLException {
    return get(room, ask.sanctionedAt()).withEverywhere(general.get()).toldTo(ask, room.first());
  }

  /**
   * The state of a room, as the entries of its log have made it.
   *
   * @param knownAt the offset of the newest sanction that is known: if there is no newer one, the
   *     list is not read
   */
  RoomState get(RoomRow room, long knownAt) throws SQLException {
    var sanctions = room.sanctioned() == knownAt ? List.<StoredSanction>of() : sanctions(room);
    var mode = room.mode() == null ? null : SqliteMode.read(room.mode());
    return new RoomState(mode, room.pinned(), room.sanctioned(), sanctions);
  }

  private List<StoredSanction> sanctions(RoomRow room) throws SQLException {
    var sanctions = new ArrayList<StoredSanction>();
    database.each(
        row -> {
          var kind = SanctionKind.of(row.getString(1));
          return kind == null // a later version may know others
              || sanctions.add(
                  new StoredSanction(
                      kind,
                      row.getString(2),
                      row.getLong(3),
                      row.getString(4),
                      row.getString(5),
                      row.getLong(6),
                      row.getString(7)));
        },
        "SELECT kind, who, until, reason, actor, date, address FROM sanction WHERE room = ?"
            + " ORDER BY date, who, kind",
        room.key());
    return sanctions;
  }

  /** Writes what has changed. */
  void save(RoomRow room, RoomState before, RoomState after) throws SQLException {
    if (!Objects.equals(after.mode(), before.mode()) || after.pinned() != before.pinned()) {
      database.update(
          "UPDATE room SET mode = ?, pinned = ? WHERE key = ?",
          after.mode() == null ? null : SqliteMode.write(after.mode()),
          after.pinned(),
          room.key());
    }
    if (after.sanctionedAt() == before.sanctionedAt()) {
      return;
    }
    database.update(
        "UPDATE room SET sanctioned = ? WHERE key = ?", after.sanctionedAt(), room.key());
    for (var each : before.sanctions()) {
      if (!after.sanctions().contains(each)) {
        database.update(
            "DELETE FROM sanction WHERE room = ? AND who = ? AND kind = ?",
            room.key(),
            each.who(),
            each.kind().word());
      }
    }
    for (var each : after.sanctions()) {
      if (!before.sanctions().contains(each)) {
        insert(room, each);
      }
    }
  }

  private void insert(RoomRow room, StoredSanction each) throws SQLException {
    database.update(
        "INSERT INTO sanction (room, who, kind, until, reason, actor, date, address)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        room.key(),
        each.who(),
        each.kind().word(),
        each.untilMillis(),
        each.reason(),
        each.actor(),
        each.dateMillis(),
        each.address());
  }
}
