package org.websocketchat.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.websocketchat.hub.RoomState;
import org.websocketchat.hub.StoredSanction;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;

/**
 * The sanctions for all rooms, those that begin later included, in the transaction of a {@link
 * SqliteLog}. Only a {@link LogEditor} changes them, so a server that runs knows them all.
 */
final class SqliteGeneralSanctions {
  private final Sqlite database;
  private final AgeClock ages;

  SqliteGeneralSanctions(Sqlite database, AgeClock ages) {
    this.database = database;
    this.ages = ages;
  }

  /** Those that have not been ended, the oldest first; their time may be over. */
  List<StoredSanction> get() throws SQLException {
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
                      null,
                      row.getLong(5),
                      null,
                      true));
        },
        "SELECT kind, who, until, reason, date FROM general_sanction WHERE ended = 0"
            + " ORDER BY number");
    return sanctions;
  }

  /**
   * Adds a quiet or a ban in place of an older one of the same person, or a pardon, which ends
   * both.
   *
   * @param nowMillis milliseconds since 1970
   * @return false if as many hold as can
   */
  boolean add(Body.Sanction next, long nowMillis) throws SQLException {
    boolean isPardon = next.kind() == SanctionKind.PARDON;
    database.update(
        "UPDATE general_sanction SET ended = 1 WHERE who = ? AND (kind = ? OR ?)",
        next.who(),
        next.kind().word(),
        isPardon);
    boolean isFull =
        get().stream().filter(each -> each.holds(nowMillis)).count() >= RoomState.MOST_SANCTIONS;
    if (isFull && !isPardon) {
      return false;
    }
    long end = next.forMillis() == 0 ? StoredSanction.FOR_EVER : nowMillis + next.forMillis();
    database.update(
        "INSERT INTO general_sanction (who, kind, until, reason, date, kept, ended)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        next.who(),
        next.kind().word(),
        isPardon ? nowMillis : end,
        next.reason(),
        nowMillis,
        ages.reading(),
        isPardon);
    return true;
  }

  /** Deletes what was done too long ago and does not hold. */
  void expire() throws SQLException {
    database.update(
        "DELETE FROM general_sanction WHERE kept < ? AND (ended = 1 OR until < ?)",
        ages.readingOfAge(ActRetention.MILLIS),
        ages.wallMillis());
  }
}
