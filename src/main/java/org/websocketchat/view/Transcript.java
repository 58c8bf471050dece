package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/**
 * The rows of the log. Changes come in as they happen; {@link #drain} is called when there is time
 * to draw, and both stay bounded however long that takes.
 */
public final class Transcript {
  /** How many rows that arrived are kept; the oldest fall out. */
  public static final int MAX_ROWS = 500;

  /** How long an author may pause within one group. */
  static final long GROUP_MILLIS = 5 * 60_000;

  private final List<Slot> arrived = new ArrayList<>();

  /** Bounded by the session's outbox. */
  private final List<Slot> pending = new ArrayList<>();

  /** Keys of rows that are drawn and must go; bounded by what is drawn. */
  private final List<Integer> removed = new ArrayList<>();

  private String ownName = "";
  private int lastKey;
  private boolean stale;

  /** Takes in what happened, if the log shows it. */
  public void apply(Change change) {
    switch (change) {
      case Change.StateChanged(var state) -> ownName = state.name();
      case Change.SignedIn(var name, var dateMillis, var own) ->
          happened(own ? Text.YOU_JOINED : Text.JOINED, List.of(name), dateMillis);
      case Change.Renamed(var before, var after, var dateMillis, var own) ->
          happened(
              own ? Text.YOU_RENAMED : Text.RENAMED,
              own ? List.of(after) : List.of(before, after),
              dateMillis);
      case Change.NameTaken(var wanted, var given) ->
          happened(Text.NAME_TAKEN, List.of(wanted, given), 0);
      case Change.Interrupted(var from, var until) ->
          arrive(new Slot(new Row.Interrupted(++lastKey, from, until)));
      case Change.MessageArrived(var message) -> arrive(new Slot(said(++lastKey, message)));
      case Change.PendingChanged(var said) -> put(said);
      case Change.PendingArrived(var cid, var message) -> settle(cid, message);
      case Change.PendingRemoved(var cid) -> remove(cid);
      case Change.PeopleChanged people -> {}
      case Change.SignedOut signedOut -> {}
      case Change.HistoryArrived history -> {}
      case Change.Missed missed -> {}
      case Change.MissedFound found -> {}
      case Change.BinaryArrived binary -> {}
      case Change.Refused refused -> {}
      case Change.Unreadable unreadable -> {}
    }
  }

  /** Whether {@link #drain} has something to say. */
  public boolean isStale() {
    return stale;
  }

  /** Forgets what was drawn, so that the next {@link #drain} draws everything on empty paper. */
  public void redraw() {
    removed.clear();
    arrived.forEach(slot -> slot.drawn = Drawn.NOWHERE);
    pending.forEach(slot -> slot.drawn = Drawn.NOWHERE);
    stale = true;
  }

  /** The steps, in order, from the rows as they were after the last call to those of now. */
  public List<RowChange> drain() {
    var steps = new ArrayList<RowChange>();
    if (stale) {
      stale = false;
      group();
      removed.forEach(key -> steps.add(new RowChange.Remove(key)));
      removed.clear();
      arrived.forEach(slot -> slot.draw(Drawn.ARRIVED, steps));
      pending.forEach(slot -> slot.draw(Drawn.PENDING, steps));
    }
    return steps;
  }

  private void happened(Text text, List<String> arguments, long dateMillis) {
    arrive(new Slot(new Row.Happened(++lastKey, text, arguments, dateMillis)));
  }

  private void arrive(Slot slot) {
    arrived.add(slot);
    if (arrived.size() > MAX_ROWS) {
      forget(arrived.remove(0));
    }
    stale = true;
  }

  private void put(Pending said) {
    var known = find(said.cid());
    int key = known == null ? ++lastKey : known.row.key();
    var row =
        new Row.Said(key, ownName, said.text(), said.dateMillis(), true, said, null, false, false);
    if (known == null) {
      pending.add(new Slot(row));
    } else {
      known.become(row);
    }
    stale = true;
  }

  private void settle(String cid, Message message) {
    var slot = find(cid);
    if (slot == null) {
      arrive(new Slot(said(++lastKey, message)));
    } else {
      pending.remove(slot);
      slot.become(said(slot.row.key(), message));
      arrive(slot);
    }
  }

  private void remove(String cid) {
    var slot = find(cid);
    if (slot != null) {
      pending.remove(slot);
      forget(slot);
      stale = true;
    }
  }

  private void forget(Slot slot) {
    if (slot.drawn != Drawn.NOWHERE) {
      removed.add(slot.row.key());
    }
  }

  private @Nullable Slot find(String cid) {
    for (var slot : pending) {
      if (slot.row instanceof Row.Said said
          && said.pending() != null
          && said.pending().cid().equals(cid)) {
        return slot;
      }
    }
    return null;
  }

  private static Row.Said said(int key, Message m) {
    return new Row.Said(
        key, m.name(), m.text(), m.dateMillis(), m.own(), null, m.original(), false, false);
  }

  /** Marks where groups begin and end; all at once, since an arrival parts pending neighbours. */
  private void group() {
    var all = new ArrayList<Slot>(arrived);
    all.addAll(pending);
    Slot before = null;
    for (int i = 0; i < all.size(); i++) {
      var slot = all.get(i);
      if (slot.row instanceof Row.Said said) {
        var after = i + 1 < all.size() ? all.get(i + 1) : null;
        boolean head = before == null || !Groups.joins(before.row, said);
        boolean tail =
            after == null || !Groups.joins(said, after.row) || Groups.parts(said, after.row);
        if (head != said.head() || tail != said.tail()) {
          slot.become(said.grouped(head, tail));
        }
      }
      before = slot;
    }
  }

  /** Where a row is on the paper. */
  private enum Drawn {
    NOWHERE,
    PENDING,
    ARRIVED
  }

  /** A row and what of it is drawn. */
  private static final class Slot {
    Row row;
    Drawn drawn = Drawn.NOWHERE;

    /** Whether the row differs from what is drawn of it. */
    boolean changed;

    Slot(Row row) {
      this.row = row;
    }

    void become(Row next) {
      row = next;
      changed = true;
    }

    void draw(Drawn place, List<RowChange> steps) {
      if (drawn == Drawn.NOWHERE) {
        steps.add(place == Drawn.ARRIVED ? new RowChange.Arrive(row) : new RowChange.Wait(row));
      } else if (drawn != place) {
        steps.add(new RowChange.Settle(row));
      } else if (changed) {
        steps.add(new RowChange.Redraw(row));
      }
      drawn = place;
      changed = false;
    }
  }
}
