package org.websocketchat.view;

import java.util.List;
import org.websocketchat.session.Message;

/**
 * What was said before that which is here: where older messages go, what is missing between, and
 * what falls out where too much is here.
 */
final class Past {
  /** How many fall out together, and how many must be free to ask for older ones. */
  private static final int SPARE_ROWS = 500;

  private final RowList rows;

  /** Whether the session can load older messages than those here. */
  private boolean more;

  /** The offset before which nothing is here any more, until that is told; 0 for none. */
  private long fallen;

  Past(RowList rows) {
    this.rows = rows;
  }

  /** Whether older messages than those here can be loaded and have a place here. */
  boolean hasMore() {
    return more && rows.arrived() <= Transcript.MOST_ROWS - SPARE_ROWS;
  }

  /** Returns the offset before which nothing is here any more; 0 if nothing with one fell out. */
  long takeFallen() {
    long before = fallen;
    fallen = 0;
    return before;
  }

  /** What came without a place, behind the newest message with one, comes again and goes here. */
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

  /** Nothing that arrived is here any more, and nothing is known of what is older. */
  void forget() {
    rows.removeFirst(rows.arrived());
    more = false;
    fallen = 0;
  }

  /** Lets the oldest fall out if there are too many. */
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

  /** Puts older messages above what came since the last time that something was missed. */
  void older(List<Message> messages, boolean hasMore) {
    more = hasMore;
    int at = runStart();
    if (at == 0 && !hasMore && !messages.isEmpty() && messages.get(0).offset() > 1) {
      rows.insert(at++, rows.event(Text.NOT_KEPT, "", "", 0));
    }
    for (int i = 0; i < messages.size(); i++) {
      at -= replaced(messages.get(i), at);
      var row = rows.message();
      row.say(messages.get(i), null);
      rows.insert(at++, row);
    }
  }

  /** Takes a message that is here already out; returns how many rows before the place went. */
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

  /** Nothing is missing there any more; the row that said so may have fallen out. */
  void found() {
    int at = runStart() - 1;
    if (at >= 0) {
      rows.remove(at);
    }
  }

  /** Where the rows begin that nothing is known to be missing between. */
  private int runStart() {
    int at = rows.arrived();
    while (at > 0 && !rows.get(at - 1).isMissed()) {
      at--;
    }
    return at;
  }
}
