package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/**
 * The rows of the log: those that arrived, all of them on the paper, then those that are pending.
 */
public final class Transcript {
  /** How many rows that arrived are kept at most; the oldest fall out. */
  private static final int MOST_ROWS = 1_000;

  /** Where the rows are drawn. */
  public interface Paper {
    void draw(Row row, boolean moves, @Nullable Row next);

    void remove(Row row);
  }

  private final Formats formats;
  private final RowList rows = new RowList();
  private String ownName = "";
  private boolean stale;

  public Transcript(Formats formats, Unread unread, Ignored ignored) {
    this.formats = formats;
  }

  public void apply(Change change) {
    switch (change) {
      case Change.StateChanged(var state) -> ownName = state.name();
      case Change.SignedIn(var name, var dateMillis, var own) ->
          happened(own ? Text.YOU_JOINED : Text.JOINED, name, "", dateMillis);
      case Change.Renamed(var before, var after, var dateMillis, var own) ->
          happened(own ? Text.YOU_RENAMED : Text.RENAMED, before, after, dateMillis);
      case Change.NameTaken(var wanted, var given) -> happened(Text.NAME_TAKEN, wanted, given, 0);
      case Change.Interrupted(var fromMillis, var untilMillis) ->
          happened(Text.INTERRUPTED, formats.time(fromMillis), formats.time(untilMillis), 0);
      case Change.MessageArrived(var message) -> settle("", message);
      case Change.PendingChanged(var said) -> put(said);
      case Change.PendingArrived(var cid, var message) -> settle(cid, message);
      case Change.PendingRemoved(var cid) -> stale |= rows.removePending(cid);
      default -> {
        // Nothing that the log shows.
      }
    }
  }

  public boolean hasMore() {
    return false;
  }

  public long takeFallen() {
    return 0;
  }

  public boolean widen() {
    return false;
  }

  public void reach(Row row) {}

  public @Nullable Row newAbove() {
    return null;
  }

  public boolean isStale() {
    return stale;
  }

  public void redraw() {
    rows.takeOff();
    stale = true;
  }

  public void ignore() {}

  public void draw(Paper paper, int most) {
    stale = false;
    rows.draw(rows.all(), paper);
  }

  private void happened(String event, String first, String second, long dateMillis) {
    arrive(rows.event(event, first, second, dateMillis));
  }

  private void arrive(Row row) {
    rows.arrive(row);
    if (rows.arrived() > MOST_ROWS) {
      rows.remove(0);
    }
    stale = true;
  }

  private void put(Pending said) {
    rows.pending(said.cid())
        .say(new Message(ownName, said.text(), said.dateMillis(), true, null), said);
    stale = true;
  }

  private void settle(String cid, Message message) {
    var row = rows.take(cid);
    if (row == null) {
      row = rows.message();
    }
    row.say(message, null);
    row.moved = true;
    arrive(row);
  }
}
