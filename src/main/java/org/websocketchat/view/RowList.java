package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows: first those that arrived, then the pending ones. */
final class RowList {
  /** {@link History} bounds the rows that arrived, the session's outbox the pending ones. */
  private final List<Row> rows = new ArrayList<>();

  /** Drawn rows that must be removed; bounded by the number of drawn rows. */
  private final List<Row> removed = new ArrayList<>();

  private int pending;
  private int lastNumber;

  /** All rows; do not change the list. */
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

  /** The drawn rows to remove; empty the list after removing them. */
  List<Row> removed() {
    return removed;
  }

  /** A new row for a message, not inserted yet. */
  Row message() {
    return event("", "", "", 0);
  }

  /** A new row for an event, not inserted yet. */
  Row event(String event, String first, String second, long dateMillis) {
    return new Row(Row.ROW, nextNumber(), event, first, second, dateMillis);
  }

  /** The number of the next row. */
  int nextNumber() {
    return ++lastNumber;
  }

  /** Appends a row to those that arrived. */
  void arrive(Row row) {
    insert(arrived(), row);
  }

  /** Inserts a row among those that arrived. */
  void insert(int at, Row row) {
    rows.add(at, row);
  }

  /** The row of the pending message with this cid; appended if there was none. */
  Row pending(String cid) {
    int at = pendingAt(cid);
    if (at < 0) {
      at = rows.size();
      rows.add(message());
      pending++;
    }
    return rows.get(at);
  }

  /**
   * Takes out the row of the pending message with this cid, to insert it elsewhere; null if there
   * is none.
   */
  @Nullable Row take(String cid) {
    int at = pendingAt(cid);
    if (at < 0) {
      return null;
    }
    pending--;
    return rows.remove(at);
  }

  /** Removes a row that arrived. */
  void remove(int at) {
    forget(rows.remove(at));
  }

  /** Removes the first rows. */
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

  /** Removes the row of the pending message with this cid; returns whether it existed. */
  boolean removePending(String cid) {
    var row = take(cid);
    if (row != null) {
      forget(row);
    }
    return row != null;
  }

  /**
   * Removes drawn rows that must go, and draws rows that are new or have changed.
   *
   * @param all the rows to show, pending ones last
   */
  void draw(List<Row> all, LogRenderer renderer) {
    for (int i = 0; i < removed.size(); i++) {
      renderer.remove(removed.get(i));
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
        renderer.draw(row, row.moved, next < all.size() - pending ? all.get(next) : null);
        row.drawn = true;
        row.moved = false;
        row.changed = false;
      }
    }
  }

  /** The row with this key; null if there is none any more. */
  @Nullable Row find(String key) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (rows.get(i).key().equals(key)) {
        return rows.get(i);
      }
    }
    return null;
  }

  /** Has the messages of all people with a public id drawn again; returns true. */
  boolean redrawAuthors() {
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).redrawAuthor();
    }
    return true;
  }

  /** Has texts that mention one of these, who are new here, drawn again; whether there are any. */
  boolean resolveMentions(List<String> names) {
    boolean isAny = false;
    for (int i = 0; i < rows.size() && !names.isEmpty(); i++) {
      isAny |= rows.get(i).resolveMentions(names);
    }
    return isAny;
  }

  /** Forgets what was drawn. */
  void markUndrawn() {
    removed.clear();
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).markUndrawn();
    }
  }

  /** Removes a row from the page, with the dividers above it. */
  void forget(Row row) {
    remove(row, removed);
  }

  /** Adds a row, if it is drawn, and the lines above it to those to remove; null does nothing. */
  static void remove(@Nullable Row row, List<Row> removed) {
    if (row != null) {
      remove(row.dayDivider, removed);
      remove(row.newDivider, removed);
      if (row.drawn) {
        removed.add(row);
      }
    }
  }

  /** Where the pending row with this cid is; -1 if there is none. */
  private int pendingAt(String cid) {
    for (int i = arrived(); i < rows.size(); i++) {
      var delivery = rows.get(i).pending();
      if (delivery != null && delivery.cid().equals(cid)) {
        return i;
      }
    }
    return -1;
  }
}
