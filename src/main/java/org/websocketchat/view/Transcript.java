package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/**
 * Turns changes of the session into the rows of the log. It takes each change as it happens; {@link
 * #draw} draws the rows when there is time, and memory stays bounded however long that takes.
 */
public final class Transcript {
  /** How many rows that arrived are kept at most; the oldest are dropped. */
  public static final int MOST_ROWS = 5_000;

  /** How many of them are drawn at least, if there are as many; {@link #widen} adds this many. */
  public static final int SHOWN_ROWS = 100;

  /** Draws the rows: first those that arrived, then the pending ones. */
  public interface Paper {
    /**
     * Draws a row as it is now.
     *
     * @param moves whether the row is placed before {@code next} or, if that is null, last among
     *     the rows that arrived or among the pending ones; else it stays where it is
     */
    void draw(Row row, boolean moves, @Nullable Row next);

    /** Removes a row. */
    void remove(Row row);
  }

  private final Formats formats;
  private final Lines lines;
  private final Ignored ignored;
  private final RowList rows = new RowList();
  private final Past past = new Past(rows);
  private final Shown shown = new Shown();
  private String ownName = "";
  private boolean stale;

  public Transcript(Formats formats, Unread unread, Ignored ignored) {
    this.formats = formats;
    this.ignored = ignored;
    lines = new Lines(formats, unread);
  }

  /** Takes a change of the session. */
  public void apply(Change change) {
    switch (change) {
      case Change.StateChanged(var state) -> ownName = state.name();
      case Change.SignedIn(var name, var dateMillis, var own) -> came(name, dateMillis, own);
      case Change.Renamed(var before, var after, var dateMillis, var own) ->
          happened(own ? Text.YOU_RENAMED : Text.RENAMED, before, after, dateMillis);
      case Change.NameTaken(var wanted, var given, var kept) ->
          happened(kept ? Text.NAME_KEPT : Text.NAME_TAKEN, wanted, given, 0);
      case Change.Interrupted(var fromMillis, var untilMillis) ->
          interrupted(formats.time(fromMillis), formats.time(untilMillis));
      case Change.MessageArrived(var message) -> settle("", message);
      case Change.PendingChanged(var said) -> put(said);
      case Change.PendingArrived(var cid, var message) -> settle(cid, message);
      case Change.PendingRemoved(var cid) -> stale |= rows.removePending(cid);
      case Change.PeopleChanged people -> {}
      case Change.SignedOut(var name, var dateMillis) -> moved(name, false, dateMillis);
      case Change.HistoryArrived(var messages, var hasMore) -> {
        past.older(messages, hasMore);
        stale = true;
      }
      case Change.Missed(var restarted) ->
          happened(restarted ? Text.RESTARTED : Text.MISSED, "", "", 0);
      case Change.Gap(boolean older) -> gap(older);
      case Change.MissedFound found -> {
        past.found();
        stale = true;
      }
      case Change.Superseded superseded -> {
        past.supersede();
        stale = true;
      }
      case Change.Forgotten forgotten -> {
        past.forget();
        stale = true;
      }
      case Change.BinaryArrived binary -> {}
      case Change.Refused refused -> {}
      case Change.Unreadable unreadable -> {}
    }
  }

  /** Whether older messages can be loaded, and there is room for them. */
  public boolean hasMore() {
    return past.hasMore();
  }

  /** Whether there are messages older than the drawn ones, loaded or not. */
  public boolean hasOlder() {
    return shown.isCut() || hasMore();
  }

  /**
   * Returns the offset before which all messages were dropped, once; 0 if none with an offset was.
   */
  public long takeFallen() {
    return past.takeFallen();
  }

  /** Has more rows drawn above the topmost one; returns whether there are still more. */
  public boolean widen() {
    stale |= shown.widen();
    return shown.isCut();
  }

  /** Has this row drawn, and some rows above it. */
  public void reach(Row row) {
    stale |= shown.reach(row);
  }

  /**
   * The first row that arrived while the person did not look, if it is above the drawn ones; else
   * null.
   */
  public @Nullable Row newAbove() {
    return lines.newAbove();
  }

  /** All rows but those of ignored people, pending ones last. */
  public List<Row> rows() {
    return heard();
  }

  /** Whether {@link #draw} has something to do. */
  public boolean isStale() {
    return stale || lines.isStale();
  }

  /** Forgets what was drawn, so that the next {@link #draw} draws all rows on an empty paper. */
  public void redraw() {
    rows.takeOff();
    stale = true;
  }

  /**
   * Updates the paper, as the last call left it, to the present rows.
   *
   * @param most how many rows that arrived are drawn at most; of more, the newest
   */
  public void draw(Paper paper, int most) {
    stale = false;
    var heard = heard();
    int arrived = heard.size() - rows.pending();
    int from = shown.from(heard, arrived, most);
    for (int i = 0; i < from; i++) {
      takeOff(heard.get(i));
    }
    var all = lines.draw(heard, from, arrived, rows.removed());
    Groups.mark(heard, from);
    rows.draw(all, paper);
  }

  /** The list of ignored people has changed: their rows disappear or come back. */
  public void ignore() {
    stale = true;
  }

  /** The rows of people who are not ignored; the others are kept, but not drawn. */
  private List<Row> heard() {
    var heard = new ArrayList<Row>();
    for (int i = 0; i < rows.all().size(); i++) {
      var row = rows.get(i);
      if (row.message() == null || !ignored.has(row.message())) {
        heard.add(row);
      } else {
        takeOff(row);
      }
    }
    return heard;
  }

  /** Has a row removed from the paper, but keeps it. */
  private void takeOff(Row row) {
    rows.forget(row);
    row.takeOff();
  }

  private void happened(String event, String first, String second, long dateMillis) {
    arrive(rows.event(event, formats.visible(first), formats.visible(second), dateMillis));
  }

  private void gap(boolean older) {
    if (older) {
      past.gap();
      stale = true;
    } else {
      happened(Text.GAP, "", "", 0);
    }
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
      var row = Row.ofComings(rows.nextKey(), dateMillis);
      row.add(name, comes, dateMillis, formats);
      arrive(row);
    } else if (rows.get(at).isVoid()) {
      rows.remove(at);
    }
    stale = true;
  }

  /** Tells of an interruption; one that began and ended in the same minute has one time. */
  private void interrupted(String from, String until) {
    var event = from.equals(until) ? Text.INTERRUPTED_ONCE : Text.INTERRUPTED;
    arrive(rows.event(event, from, until, 0));
  }

  private void arrive(Row row) {
    rows.arrive(row);
    past.limit();
    stale = true;
  }

  private void put(Pending said) {
    rows.pending(said.cid())
        .say(new Message(ownName, said.body(), said.dateMillis(), true, null), said);
    stale = true;
  }

  /** A message has arrived; the pending row with this cid, if there is one, becomes its row. */
  private void settle(String cid, Message message) {
    past.replaced(message, 0);
    var row = rows.take(cid);
    if (row == null) {
      row = rows.message();
    }
    row.say(message, null);
    row.moved = true;
    arrive(row);
  }
}
