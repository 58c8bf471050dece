package org.websocketchat.view;

import java.util.List;
import org.websocketchat.session.Message;

/**
 * The oldest end of the rows: where older messages are inserted, where messages are missing, and
 * which rows are dropped when there are too many.
 */
final class Past {
  /** How many rows are dropped together, and how many places must be free to load older ones. */
  private static final int SPARE_ROWS = 500;

  private final RowList rows;

  /** Whether the session can load messages older than the rows. */
  private boolean more;

  /**
   * The offset of the oldest message left after rows were dropped, until {@link #takeFallen}; 0 for
   * none.
   */
  private long fallen;

  Past(RowList rows) {
    this.rows = rows;
  }

  /** Whether older messages can be loaded, and there is room for them. */
  boolean hasMore() {
    return more && rows.arrived() <= Transcript.MOST_ROWS - SPARE_ROWS;
  }

  /**
   * Returns the offset before which all messages were dropped, once; 0 if none with an offset was.
   */
  long takeFallen() {
    long before = fallen;
    fallen = 0;
    return before;
  }

  /**
   * Removes messages without an offset after the newest with one: the log will bring them again.
   */
  void supersede() {
    for (int i = rows.arrived() - 1; i >= 0; i--) {
      var message = rows.get(i).message();
      if (message != null && message.offset() != Message.NO_OFFSET) {
        return;
      }
      if (message != null && message.cid() == null) {
        rows.remove(i);
      }
    }
  }

  /** Removes all rows that arrived; whether older messages exist is unknown. */
  void forget() {
    rows.removeFirst(rows.arrived());
    more = false;
    fallen = 0;
  }

  /** Drops the oldest rows if there are too many. */
  void limit() {
    if (rows.arrived() > Transcript.MOST_ROWS) {
      int fall = rows.arrived() - Transcript.MOST_ROWS + SPARE_ROWS;
      for (int i = 0; i < fall; i++) {
        var message = rows.get(i).message();
        if (message != null && message.offset() > 0) {
          fallen = message.offset() + 1;
          more = true;
        }
      }
      rows.removeFirst(fall);
    }
  }

  /** Inserts older messages above the rows that arrived since messages were last missed. */
  void older(List<Message> messages, boolean hasMore) {
    more = hasMore;
    int at = runStart();
    if (at == 0 && !hasMore && oldest(messages) > 1) {
      rows.insert(at++, rows.event(Text.NOT_KEPT, "", "", 0));
    }
    for (int i = 0; i < messages.size(); i++) {
      at -= replaced(messages.get(i), at);
      var row = rows.message();
      row.say(messages.get(i), null);
      rows.insert(at++, row);
    }
  }

  /**
   * The offset of the oldest message in the page or, if it is empty, in the rows; 0 if none has
   * one.
   */
  private long oldest(List<Message> older) {
    if (!older.isEmpty()) {
      return older.get(0).offset();
    }
    for (int i = 0; i < rows.arrived(); i++) {
      var message = rows.get(i).message();
      if (message != null && message.offset() > 0) {
        return message.offset();
      }
    }
    return 0;
  }

  /** Adds a row above the newest run: messages there are no longer kept. */
  void gap() {
    rows.insert(runStart(), rows.event(Text.GAP, "", "", 0));
  }

  /**
   * Removes the row of this own message if there is one; returns how many rows before the place
   * were removed.
   */
  int replaced(Message message, int place) {
    for (int i = 0; message.own() && message.cid() != null && i < rows.arrived(); i++) {
      var there = rows.get(i).message();
      if (there != null && message.cid().equals(there.cid())) {
        rows.remove(i);
        return i < place ? 1 : 0;
      }
    }
    return 0;
  }

  /** Removes the row that says that messages are missing, unless it was dropped. */
  void found() {
    int at = runStart() - 1;
    if (at >= 0) {
      rows.remove(at);
    }
  }

  /** The index of the first row after the last known gap. */
  private int runStart() {
    int at = rows.arrived();
    while (at > 0 && !rows.get(at - 1).isMissed()) {
      at--;
    }
    return at;
  }
}
