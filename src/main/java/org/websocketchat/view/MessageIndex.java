package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Message;

/** Finds messages among the rows that arrived. */
final class MessageIndex {
  private final RowList rows;

  MessageIndex(RowList rows) {
    this.rows = rows;
  }

  /**
   * The messages that have arrived and are kept, in the order of the log; not those that are
   * removed or withheld.
   */
  List<Message> messages() {
    var messages = new ArrayList<Message>();
    for (int i = 0; i < rows.arrived(); i++) {
      var message = rows.get(i).message();
      if (message != null && !message.isRemoved() && !message.isWithheld()) {
        messages.add(message);
      }
    }
    return messages;
  }

  /** The name at the newest message of the person with this public id; empty if none is here. */
  String nameOf(String who) {
    for (int i = rows.arrived() - 1; i >= 0; i--) {
      var message = rows.get(i).message();
      if (message != null && who.equals(message.who())) {
        return message.name();
      }
    }
    return "";
  }

  /**
   * The row of the message at this offset of the present log; null if it is not here. The offsets
   * of the log rise.
   */
  @Nullable Row find(long offset) {
    return find(offset, startOfNewestRun());
  }

  /** The same, where it is known that the present log begins at this index. */
  @Nullable Row find(long offset, int start) {
    int from = start;
    int until = rows.arrived();
    while (offset > 0 && from < until) {
      int at = (from + until) / 2;
      int low = at;
      while (low > from && !isNumbered(low)) {
        low--;
      }
      var message = rows.get(low).message();
      long found = message == null ? Message.NO_OFFSET : message.offset();
      if (found == offset) {
        return rows.get(low);
      }
      if (found < offset) {
        from = at + 1;
      } else {
        until = low;
      }
    }
    return null;
  }

  private boolean isNumbered(int at) {
    var message = rows.get(at).message();
    return message != null && message.offset() > 0;
  }

  /** How many of the messages here a purge would remove. */
  int count(Body.Purge purge) {
    int count = 0;
    for (int i = startOfNewestRun(); i < rows.arrived(); i++) {
      var message = rows.get(i).message();
      if (message != null
          && message.offset() > 0
          && !message.isRemoved()
          && purge.isAbout(message.offset(), message.who(), message.cid())) {
        count++;
      }
    }
    return count;
  }

  /** The index of the first row after the server began a new log. */
  int startOfNewestRun() {
    int at = rows.arrived();
    while (at > 0 && !rows.get(at - 1).isRestart()) {
      at--;
    }
    return at;
  }
}
