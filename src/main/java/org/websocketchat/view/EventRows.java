package org.websocketchat.view;

import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.WhiteSpace;
import org.websocketchat.session.Change;

/** Adds the rows that tell what has happened in the room. */
final class EventRows {
  private final RowList rows;
  private final History history;
  private final MessageIndex index;
  private final Formats formats;

  EventRows(RowList rows, History history, MessageIndex index, Formats formats) {
    this.rows = rows;
    this.history = history;
    this.index = index;
    this.formats = formats;
  }

  /** Tells one of {@link Text} with two names in its places. */
  void happened(String event, String first, String second, long dateMillis) {
    arrive(rows.event(event, formats.visible(first), formats.visible(second), dateMillis));
  }

  /** Tells a change if it is an event; returns whether it is one. */
  boolean apply(Change change) {
    if (change instanceof Change.SignedIn(var name, long dateMillis, boolean own)) {
      came(name, dateMillis, own);
    } else if (change instanceof Change.SignedOut(var name, long dateMillis)) {
      moved(name, false, dateMillis);
    } else if (change
        instanceof Change.Renamed(var before, var after, long dateMillis, boolean own)) {
      happened(own ? Text.YOU_RENAMED : Text.RENAMED, before, after, dateMillis);
    } else if (change instanceof Change.NameTaken(var wanted, var given, boolean kept)) {
      happened(kept ? Text.NAME_KEPT : Text.NAME_TAKEN, wanted, given, 0);
    } else if (change instanceof Change.Interrupted(long fromMillis, long untilMillis)) {
      interrupted(fromMillis, untilMillis);
    } else {
      return change instanceof Change.Acted(var act) && acted(act);
    }
    return true;
  }

  private void came(String name, long dateMillis, boolean own) {
    if (own) {
      happened(Text.YOU_JOINED, name, "", dateMillis);
    } else {
      moved(name, true, dateMillis);
    }
  }

  /** Another person joined or left: added to the last row, if that tells of joins and leaves. */
  private void moved(String name, boolean comes, long dateMillis) {
    int at = rows.arrived() - 1;
    if (at < 0 || !rows.get(at).add(name, comes, dateMillis, formats)) {
      var row = Row.ofJoinsAndLeaves(rows.nextNumber(), dateMillis);
      row.add(name, comes, dateMillis, formats);
      arrive(row);
    } else if (rows.get(at).isEmpty()) {
      rows.remove(at);
    }
  }

  /** Tells of an interruption; one that began and ended in the same minute has one time. */
  private void interrupted(long fromMillis, long untilMillis) {
    var from = formats.time(fromMillis);
    var until = formats.time(untilMillis);
    var event = from.equals(until) ? Text.INTERRUPTED_ONCE : Text.INTERRUPTED;
    arrive(rows.event(event, from, until, 0));
  }

  /** Tells of a sanction, with the name that the person had last; returns whether it is one. */
  private boolean acted(Act act) {
    if (!(act.body() instanceof Body.Sanction sanction)) {
      return false;
    }
    var known = index.nameOf(sanction.who());
    var name = WhiteSpace.isBlank(known) ? Text.SOMEBODY : known;
    boolean ends = sanction.forMillis() > 0;
    var until = ends ? until(act.dateMillis(), sanction.forMillis()) : "";
    var event =
        switch (sanction.kind()) {
          case QUIET ->
              until.isEmpty() ? GoverningText.MAY_ONLY_READ : GoverningText.MAY_ONLY_READ_UNTIL;
          case BAN -> GoverningText.WAS_BANNED;
          case PARDON -> GoverningText.WAS_PARDONED;
        };
    happened(event, name, until, act.dateMillis());
    return true;
  }

  /** The end of this time, with its day if that is another; empty outside of the calendar. */
  private String until(long fromMillis, long forMillis) {
    long end = fromMillis + forMillis;
    var time = formats.time(end);
    boolean isSameDay = formats.dayNumber(end) == formats.dayNumber(fromMillis);
    return time.isEmpty() || isSameDay ? time : formats.day(end) + " " + time;
  }

  private void arrive(Row row) {
    rows.arrive(row);
    history.dropExcess();
  }
}
