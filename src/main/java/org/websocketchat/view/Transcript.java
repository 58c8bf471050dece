package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/**
 * Turns changes of the session into the rows of the log. It takes each change as it happens; {@link
 * #draw} draws the rows when there is time, and memory stays bounded however long that takes.
 */
public final class Transcript {
  /** How many rows that arrived are kept at most, unless {@link #keep} says fewer. */
  public static final int MOST_ROWS = 5_000;

  /** The fewest rows that {@link #keep} takes: what is drawn at once. */
  public static final int FEWEST_ROWS = 100;

  /** How many of them are drawn at least, if there are as many; {@link #widen} adds this many. */
  public static final int SHOWN_ROWS = 100;

  /** How many are drawn while none of these is drawn yet: a page of history and some events. */
  public static final int FIRST_ROWS = 60;

  /** Draws the rows: first those that arrived, then the pending ones. */
  public interface Renderer {
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

  private final Dividers dividers;
  private final RowList rows = new RowList();
  private final VisibleRows visibleRows;
  private final History history = new History(rows);
  private final EventRows events;
  private final PendingCorrections corrections = new PendingCorrections(rows, history);
  private final Standings standings = new Standings();
  private final Quotes quotes;
  private final PinnedMessage pinned;
  private final RowWindow window = new RowWindow();
  private final OlderMessages older;
  private String ownName = "";
  private boolean stale;

  public Transcript(Formats formats, Unread unread, IgnoreList ignoreList) {
    quotes = new Quotes(history, ignoreList);
    older = new OlderMessages(history, window, ignoreList);
    pinned = new PinnedMessage(quotes);
    events = new EventRows(rows, history, formats);
    visibleRows = new VisibleRows(rows, ignoreList);
    dividers = new Dividers(formats, unread);
  }

  /** Takes a change of the session. */
  public void apply(Change change) {
    pinned.apply(change);
    switch (change) {
      case Change.StateChanged(var state) -> ownName = state.name();
      case Change.SignedIn(var name, var dateMillis, var own) -> {
        events.came(name, dateMillis, own);
        stale = true;
      }
      case Change.Renamed(var before, var after, var dateMillis, var own) -> {
        events.happened(own ? Text.YOU_RENAMED : Text.RENAMED, before, after, dateMillis);
        stale = true;
      }
      case Change.NameTaken(var wanted, var given, var kept) -> {
        events.happened(kept ? Text.NAME_KEPT : Text.NAME_TAKEN, wanted, given, 0);
        stale = true;
      }
      case Change.Interrupted(var fromMillis, var untilMillis) -> {
        events.interrupted(fromMillis, untilMillis);
        stale = true;
      }
      case Change.MessageArrived(var message) -> settle("", message);
      case Change.PendingChanged(var said) -> put(said);
      case Change.PendingArrived(var cid, var message) -> settle(cid, message);
      case Change.PendingRemoved(var cid) -> {
        stale |= corrections.remove(cid);
        stale |= rows.removePending(cid);
      }
      case Change.PeopleChanged(var people) ->
          stale |= standings.apply(people) && rows.redrawAuthors();
      case Change.SignedOut(var name, var dateMillis) -> {
        events.left(name, dateMillis);
        stale = true;
      }
      case Change.HistoryArrived(var messages, var hasMore) -> {
        history.insertOlder(messages, hasMore);
        older.arrived(messages);
        stale = true;
      }
      case Change.Corrected corrected -> stale |= history.correct(corrected);
      case Change.ModeChanged mode -> {}
      case Change.Slowed slowed -> {}
      case Change.Pinned pinned -> {}
      case Change.PinnedArrived pinned -> {}
      case Change.Acted(var act) -> stale |= events.acted(act);
      case Change.OfActs acts -> {}
      case Change.Missed(var restarted) -> missed(restarted);
      case Change.Gap gap -> {
        history.insertGap();
        stale = true;
      }
      case Change.Superseded superseded -> {
        history.removeUnordered();
        stale = true;
      }
      case Change.Forgotten forgotten -> {
        history.removeAll();
        goOn();
      }
      case Change.BinaryArrived binary -> {}
      case Change.Refused refused -> {}
      case Change.Unreadable unreadable -> {}
    }
  }

  /**
   * Keeps this many rows that arrived at most; of more, the oldest are dropped.
   *
   * @param rowCount from {@link #FEWEST_ROWS} to {@link #MOST_ROWS}
   */
  public void keep(int rowCount) {
    stale |= history.keep(rowCount);
  }

  /**
   * Removes all rows that arrived, which do not come back while the server goes on with its log.
   */
  public void clear() {
    history.clear();
    stale = true;
  }

  /**
   * The messages that have arrived and are kept, in the order of the log; not those that are
   * removed or withheld.
   */
  public List<Message> messages() {
    var messages = new ArrayList<Message>();
    for (int i = 0; i < rows.arrived(); i++) {
      var message = rows.get(i).message();
      if (message != null && !message.isRemoved() && !message.isWithheld()) {
        messages.add(message);
      }
    }
    return messages;
  }

  /** What is older than the drawn rows. */
  public OlderMessages older() {
    return older;
  }

  /** Has older messages come by themselves again: the reader asks for them. */
  public void goOn() {
    older.goOn();
    stale = true;
  }

  /**
   * Returns the offset before which all messages were dropped, once; 0 if none with an offset was.
   */
  public long takeDropped() {
    return history.takeDropped();
  }

  /** Has more rows drawn above the topmost one; returns whether there are still more. */
  public boolean widen() {
    stale |= window.widen();
    return window.isCut();
  }

  /** Has this row drawn, and some rows above it. */
  public void reach(Row row) {
    stale |= window.reach(row);
  }

  /** Has the removed messages that this row is folded with, if it is, shown one by one. */
  public void unfold(Row row) {
    if (row.isFoldable()) {
      row.opened = true;
      stale = true;
    }
  }

  /**
   * The first row that arrived while the person did not look, if it is above the drawn ones; else
   * null.
   */
  public @Nullable Row newAbove() {
    return dividers.newAbove();
  }

  /** All rows but those that are ignored or folded, pending ones last. */
  public List<Row> rows() {
    corrections.tell(ownName);
    return visibleRows.all();
  }

  /** How many rows there are, ignored and folded ones among them. */
  public int size() {
    return rows.all().size();
  }

  /** The row with this key; null if there is none any more. */
  public @Nullable Row row(String key) {
    return rows.find(key);
  }

  /** The row of the message at this offset of the present log; null if it is not loaded. */
  public @Nullable Row find(long offset) {
    return history.find(offset);
  }

  /** How many messages this would remove, of those that are loaded. */
  public int count(Body.Purge purge) {
    return history.count(purge);
  }

  /** The name at the newest message of the person with this public id; empty if none is here. */
  public String nameOf(String who) {
    return history.nameOf(who);
  }

  /** Who has a role or a verified name. */
  public Standings standings() {
    return standings;
  }

  /** The message at this offset of the present log, to be quoted. */
  public Quote quote(long offset) {
    return quotes.of(offset);
  }

  /** The message that is pinned. */
  public PinnedMessage pinned() {
    return pinned;
  }

  /** Whether {@link #draw} has something to do. */
  public boolean isStale() {
    return stale || dividers.isStale();
  }

  /** Forgets what was drawn, so that the next {@link #draw} draws all rows again. */
  public void redraw() {
    rows.markUndrawn();
    stale = true;
  }

  /**
   * Draws what changed since the last call.
   *
   * @param most how many rows that arrived are drawn at most; of more, the newest
   */
  public void draw(Renderer renderer, int most) {
    stale = false;
    var visible = rows();
    int arrived = visible.size() - rows.pending();
    int from = window.from(visible, arrived, most);
    for (int i = 0; i < from; i++) {
      visibleRows.markUndrawn(visible.get(i));
    }
    var all = dividers.draw(visible, from, arrived, rows.removed());
    MessageGroups.mark(visible, from);
    quotes.find(visible, from);
    rows.draw(all, renderer);
  }

  /** The list of ignored people has changed: their rows disappear or come back. */
  public void ignore() {
    stale = true;
  }

  /** These people are new here: texts that mention them are drawn again. */
  public void resolveMentions(List<String> names) {
    stale |= rows.resolveMentions(names);
  }

  /** What is above may have been corrected: it goes, unless the server has begun a new log. */
  private void missed(boolean restarted) {
    if (restarted) {
      history.restarted();
      events.happened(Text.RESTARTED, "", "", 0);
    } else {
      history.removeNewestRun();
    }
    goOn();
  }

  /** Shows what is pending, a correction at its message. */
  private void put(Pending said) {
    if (said.body() instanceof Body.Correction) {
      corrections.put(said);
    } else {
      rows.pending(said.cid())
          .say(new Message(ownName, said.body(), said.dateMillis(), true, null), said);
    }
    stale = true;
  }

  /** A message has arrived; the pending row with this cid, if there is one, becomes its row. */
  private void settle(String cid, Message message) {
    history.removeCopy(message, 0);
    var row = rows.take(cid);
    if (row == null) {
      row = rows.message();
    }
    row.say(message, null);
    row.moved = true;
    rows.arrive(row);
    history.dropExcess();
    stale = true;
  }
}
