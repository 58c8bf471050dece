package org.websocketchat.view;

import org.websocketchat.protocol.Body;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/** Adds the rows of messages: of those that arrived, and of those that are pending. */
final class MessageRows {
  private final RowList rows;
  private final History history;
  private final PendingCorrections corrections;
  private String ownName = "";

  MessageRows(RowList rows, History history, MessageIndex index) {
    this.rows = rows;
    this.history = history;
    corrections = new PendingCorrections(rows, index);
  }

  /** The person of this session has this name now, which stands at what is pending. */
  void call(String name) {
    ownName = name;
  }

  /** Shows what is pending, a correction at its message. */
  void put(Pending said) {
    if (said.body() instanceof Body.Correction) {
      corrections.put(said);
    } else {
      rows.pending(said.cid())
          .say(new Message(ownName, said.body(), said.dateMillis(), true, null), said);
    }
  }

  /** This is pending no more; returns whether it was. */
  boolean remove(String cid) {
    boolean isCorrection = corrections.remove(cid);
    return rows.removePending(cid) || isCorrection;
  }

  /** A message has arrived; the pending row with this cid, if there is one, becomes its row. */
  void arrived(String cid, Message message) {
    history.removeCopy(message, 0);
    var row = rows.take(cid);
    if (row == null) {
      row = rows.message();
    }
    row.say(message, null);
    row.moved = true;
    rows.arrive(row);
    history.dropExcess();
  }

  /** Has each row tell what becomes of its message. */
  void tellCorrections() {
    corrections.tell(ownName);
  }
}
