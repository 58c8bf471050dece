package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that are kept: those that arrived, then those that are pending. */
final class RowList {
  /** Those that are pending are bounded by the session's outbox. */
  private final List<Row> rows = new ArrayList<>();

  /** Rows that are drawn and must go; bounded by what is drawn. */
  private final List<Row> removed = new ArrayList<>();

  private int pending;
  private int lastKey;

  /** All of them, not to be changed. */
  List<Row> all() {
    return rows;
  }

  int arrived() {
    return rows.size() - pending;
  }

  int pending() {
    return pending;
  }

  Row get(int at) {
    return rows.get(at);
  }

  /** Those that must go from the paper; whoever takes them off empties it. */
  List<Row> removed() {
    return removed;
  }

  /** A row for a message, which stands nowhere yet. */
  Row message() {
    return event("", "", "", 0);
  }

  /** A row for something that happened, which stands nowhere yet. */
  Row event(String event, String first, String second, long dateMillis) {
    return new Row(nextKey(), event, first, second, dateMillis);
  }

  String nextKey() {
    return "r" + ++lastKey;
  }

  /** Puts a row last among those that arrived. */
  void arrive(Row row) {
    insert(arrived(), row);
  }

  /** Puts a row among those that arrived. */
  void insert(int at, Row row) {
    rows.add(at, row);
  }

  /** The row of what is pending under this cid, put last if there was none. */
  Row pending(String cid) {
    int at = find(cid);
    if (at < 0) {
      at = rows.size();
      rows.add(message());
      pending++;
    }
    return rows.get(at);
  }

  /** Takes out what is pending under this cid, to stand elsewhere; null if nothing is. */
  @Nullable Row take(String cid) {
    int at = find(cid);
    if (at < 0) {
      return null;
    }
    pending--;
    return rows.remove(at);
  }

  /** Takes out one of those that arrived, and from the paper. */
  void remove(int at) {
    forget(rows.remove(at));
  }

  /** Takes out the first ones, and from the paper. */
  void removeFirst(int count) {
    var kept = new ArrayList<Row>();
    for (int i = 0; i < rows.size(); i++) {
      if (i < count) {
        forget(rows.get(i));
      } else {
        kept.add(rows.get(i));
      }
    }
    rows.clear();
    rows.addAll(kept);
  }

  /** Takes out what is pending under this cid, and from the paper; returns whether it was there. */
  boolean removePending(String cid) {
    var row = take(cid);
    if (row != null) {
      forget(row);
    }
    return row != null;
  }

  /**
   * Takes off the paper what must go, and draws what is new there or differs.
   *
   * @param all what is to be on it, those that are pending last
   */
  void draw(List<Row> all, Transcript.Paper paper) {
    for (int i = 0; i < removed.size(); i++) {
      paper.remove(removed.get(i));
    }
    removed.clear();
    int next = 0;
    for (int i = 0; i < all.size(); i++) {
      var row = all.get(i);
      if (row.moved || row.changed) {
        next = Math.max(next, i + 1);
        while (next < all.size() && all.get(next).moved) {
          next++;
        }
        paper.draw(row, row.moved, next < all.size() - pending ? all.get(next) : null);
        row.drawn = true;
        row.moved = false;
        row.changed = false;
      }
    }
  }

  /** Forgets what was drawn. */
  void takeOff() {
    removed.clear();
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).takeOff();
    }
  }

  /** A row goes from the paper, with the lines above it. */
  void forget(Row row) {
    Row.remove(row, removed);
  }

  /** Where the pending row with this cid is; -1 if there is none. */
  private int find(String cid) {
    for (int i = arrived(); i < rows.size(); i++) {
      var delivery = rows.get(i).pending();
      if (delivery != null && delivery.cid().equals(cid)) {
        return i;
      }
    }
    return -1;
  }
}
