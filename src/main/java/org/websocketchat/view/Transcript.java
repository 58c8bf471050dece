package org.websocketchat.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

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

  private final Dividers dividers;
  private final RowList rows = new RowList();
  private final VisibleRows visibleRows;
  private final MessageIndex index = new MessageIndex(rows);
  private final History history = new History(rows, index);
  private final EventRows events;
  private final MessageRows messageRows = new MessageRows(rows, history, index);
  private final Standings standings = new Standings();
  private final Quotes quotes;
  private final PinnedMessage pinned;
  private final RowWindow window = new RowWindow();
  private final OlderMessages older;
  private boolean stale;

  public Transcript(Formats formats, Unread unread, IgnoreList ignoreList) {
    quotes = new Quotes(history, index, ignoreList);
    older = new OlderMessages(history, window, ignoreList);
    pinned = new PinnedMessage(quotes);
    events = new EventRows(rows, history, index, formats);
    visibleRows = new VisibleRows(rows, ignoreList);
    dividers = new Dividers(formats, unread);
  }

  /** Takes a change of the session. */
  public void apply(Change change) {
    pinned.apply(change);
    stale |= events.apply(change);
    switch (change) {
      case Change.StateChanged(var state) -> messageRows.call(state.name());
      case Change.SignedIn signedIn -> {}
      case Change.SignedOut signedOut -> {}
      case Change.Renamed renamed -> {}
      case Change.NameTaken taken -> {}
      case Change.Interrupted interrupted -> {}
      case Change.MessageArrived(var message) -> {
        messageRows.arrived("", message);
        stale = true;
      }
      case Change.PendingChanged(var said) -> {
        messageRows.put(said);
        stale = true;
      }
      case Change.PendingArrived(var cid, var message) -> {
        messageRows.arrived(cid, message);
        stale = true;
      }
      case Change.PendingRemoved(var cid) -> stale |= messageRows.remove(cid);
      case Change.PeopleChanged(var people) ->
          stale |= standings.apply(people) && rows.redrawAuthors();
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
      case Change.Acted acted -> {}
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
        continueLoading();
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
    return index.messages();
  }

  /** What is older than the drawn rows. */
  public OlderMessages older() {
    return older;
  }

  /** Has older messages come by themselves again: the reader asks for them. */
  public void continueLoading() {
    older.continueLoading();
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
    messageRows.tellCorrections();
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
    return index.find(offset);
  }

  /** How many messages this would remove, of those that are loaded. */
  public int count(Body.Purge purge) {
    return index.count(purge);
  }

  /** The name at the newest message of the person with this public id; empty if none is here. */
  public String nameOf(String who) {
    return index.nameOf(who);
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
  public void draw(LogRenderer renderer, int most) {
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
    continueLoading();
  }
}
