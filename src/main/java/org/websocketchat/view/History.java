package org.websocketchat.view;

import java.util.List;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/**
 * Keeps the old end of the log: inserts older messages, marks where messages are missing, and drops
 * the oldest rows when there are too many.
 */
final class History {
  /**
   * The part of the rows that are dropped together. Older ones are loaded only if as many places
   * are free, and room for a whole page: else it would be dropped at the next message.
   */
  private static final int SPARE = 10;

  private final RowList rows;
  private final MessageIndex index;

  /** Whether the session can load messages older than the rows. */
  private boolean more;

  /** Whether it has told so; before that, it may. */
  private boolean answered;

  /**
   * The offset of the oldest message left after rows were dropped, until {@link #takeDropped}; 0
   * for none.
   */
  private long droppedBefore;

  /** The highest offset of the present log that {@link #clear} has removed; 0 if there is none. */
  private long clearedTo;

  /** How many rows that arrived are kept at most. */
  private int most = Transcript.MOST_ROWS;

  History(RowList rows, MessageIndex index) {
    this.rows = rows;
    this.index = index;
  }

  /** Whether older messages can be loaded, and there is room for them. */
  boolean hasMore() {
    return more && !isTooLong();
  }

  /** Whether older messages could be loaded if there were room for them. */
  boolean isFull() {
    return more && isTooLong();
  }

  private boolean isTooLong() {
    return rows.arrived() > most - Math.max(most / SPARE, Change.HistoryArrived.MOST_MESSAGES);
  }

  /**
   * Returns the offset before which all messages were dropped, once; 0 if none with an offset was.
   */
  long takeDropped() {
    long before = droppedBefore;
    droppedBefore = 0;
    return before;
  }

  /** Removes the messages at the end that have no offset: the server's log will send them again. */
  void removeUnordered() {
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
  void removeAll() {
    rows.removeFirst(rows.arrived());
    more = false;
    answered = false;
    droppedBefore = 0;
    clearedTo = 0;
  }

  /** Removes all rows that arrived; what is there by now is not inserted again. */
  void clear() {
    for (int i = index.startOfNewestRun(); i < rows.arrived(); i++) {
      var message = rows.get(i).message();
      clearedTo = message == null ? clearedTo : Math.max(clearedTo, message.offset());
    }
    rows.removeFirst(rows.arrived());
    more &= clearedTo == 0;
  }

  /** The server has begun a new log. */
  void restarted() {
    clearedTo = 0;
  }

  /** Keeps this many rows at most from now on; returns whether some were dropped for it. */
  boolean keep(int rowCount) {
    most = rowCount;
    return dropExcess();
  }

  /** Drops the oldest rows if there are too many; returns whether there were. */
  boolean dropExcess() {
    boolean isTooMany = rows.arrived() > most;
    if (isTooMany) {
      int excess = rows.arrived() - most + most / SPARE;
      for (int i = 0; i < excess; i++) {
        var message = rows.get(i).message();
        if (message != null && message.offset() > 0) {
          droppedBefore = message.offset() + 1;
          more = true;
        }
      }
      rows.removeFirst(excess);
    }
    return isTooMany;
  }

  /** Inserts older messages above the rows that arrived since the server began a new log. */
  void insertOlder(List<Message> messages, boolean hasMore) {
    long oldest = oldest(messages);
    more = hasMore && oldest > clearedTo;
    answered = true;
    int at = index.startOfNewestRun();
    if (at == 0 && !hasMore && clearedTo == 0 && oldest > 1) {
      rows.insert(at++, rows.event(Text.NOT_KEPT, "", "", 0));
    }
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).offset() <= clearedTo && clearedTo > 0) {
        continue;
      }
      at -= removeCopy(messages.get(i), at);
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
  void insertGap() {
    rows.insert(index.startOfNewestRun(), rows.event(Text.GAP, "", "", 0));
  }

  /**
   * Removes the row of this own message if there is one; returns how many rows before the place
   * were removed.
   */
  int removeCopy(Message message, int place) {
    for (int i = 0; message.own() && message.cid() != null && i < rows.arrived(); i++) {
      var there = rows.get(i).message();
      if (there != null && message.cid().equals(there.cid())) {
        rows.remove(i);
        return i < place ? 1 : 0;
      }
    }
    return 0;
  }

  /** Whether a message at this offset of the present log, which is not here, may be further up. */
  boolean mayHave(long offset) {
    boolean isMore = more || !answered;
    for (int i = index.startOfNewestRun(); i < rows.arrived(); i++) {
      var message = rows.get(i).message();
      if (message != null && message.offset() != Message.NO_OFFSET) {
        return isMore && offset < message.offset();
      }
    }
    return isMore;
  }

  /**
   * Changes the rows of the messages that a correction is about, if they are here and have not had
   * it.
   *
   * @return whether a row has changed
   */
  @SuppressWarnings("ReferenceEquality") // a message that is not changed is the same
  boolean correct(Change.Corrected correction) {
    int from = index.startOfNewestRun();
    boolean changed = false;
    for (int i = rows.arrived() - 1; i >= from; i--) {
      var message = rows.get(i).message();
      if (message != null && message.offset() > 0) {
        if (message.offset() < correction.body().from()) {
          break;
        }
        var after = message.after(correction);
        if (after != message) {
          rows.get(i).say(after, null);
          changed = true;
        }
      }
    }
    return changed;
  }

  /** Removes the rows that arrived since the server began a new log, or all if it never did. */
  void removeNewestRun() {
    int from = index.startOfNewestRun();
    while (rows.arrived() > from) {
      rows.remove(rows.arrived() - 1);
    }
    more = false;
    answered = false;
    droppedBefore = 0;
  }
}
