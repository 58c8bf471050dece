package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/**
 * The corrections that are on their way or that the person must decide about. Each is told at the
 * message that it is about, and not as a row of its own. The session's outbox bounds them.
 */
final class PendingCorrections {
  private final RowList rows;
  private final MessageIndex index;

  /** In the order in which the person made them. */
  private final List<Pending> all = new ArrayList<>();

  /** The rows of messages that tell one. */
  private List<Row> telling = new ArrayList<>();

  PendingCorrections(RowList rows, MessageIndex index) {
    this.rows = rows;
    this.index = index;
  }

  /** A correction is new, or has another delivery. */
  void put(Pending correction) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).cid().equals(correction.cid())) {
        all.set(i, correction);
        return;
      }
    }
    all.add(correction);
  }

  /** This is pending no more; returns whether it was such a correction. */
  boolean remove(String cid) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).cid().equals(cid)) {
        all.remove(i);
        return true;
      }
    }
    return false;
  }

  /**
   * Has each row tell the correction of its message: the first to decide about, else the last. One
   * to decide about whose message is not shown gets a row among the pending ones.
   */
  void tell(String ownName) {
    if (all.isEmpty() && telling.isEmpty()) {
      return;
    }
    var before = telling;
    telling = new ArrayList<>();
    var told = new ArrayList<Pending>();
    for (int i = 0; i < all.size(); i++) {
      var correction = all.get(i);
      var row = row(correction);
      tellAlone(row == null && correction.delivery().isHeld(), correction, ownName);
      int at = row == null ? -1 : find(telling, row);
      if (row != null && at < 0) {
        telling.add(row);
        told.add(correction);
      } else if (row != null && !told.get(at).delivery().isHeld()) {
        told.set(at, correction);
      }
    }
    for (int i = 0; i < before.size(); i++) {
      if (find(telling, before.get(i)) < 0) {
        before.get(i).correct(null);
      }
    }
    for (int i = 0; i < told.size(); i++) {
      telling.get(i).correct(told.get(i));
    }
  }

  /** The row of the message that tells this one; null if none does. */
  private @Nullable Row row(Pending correction) {
    if (Pending.OTHER_LOG.equals(correction.fault())) {
      return null;
    }
    if (correction.body() instanceof Body.OfOneMessage one) {
      return index.find(one.target());
    }
    boolean isHeld = correction.delivery().isHeld(); // else there is nothing to tell of a report
    return isHeld && correction.body() instanceof Body.Report report
        ? index.find(report.target())
        : null;
  }

  @SuppressWarnings("ReferenceEquality") // what is told already is the same
  private void tellAlone(boolean alone, Pending correction, String ownName) {
    if (!alone) {
      rows.removePending(correction.cid());
      return;
    }
    var row = rows.pending(correction.cid());
    if (row.pending() != correction) {
      var message = new Message(ownName, correction.body(), correction.dateMillis(), true, null);
      row.say(message, correction);
    }
  }

  /**
   * The index of this row; -1 if it is not there. ({@link List#indexOf} takes any object, and would
   * bring the {@code equals} of everything that is in some list into the script.)
   */
  @SuppressWarnings("ReferenceEquality") // it is that row
  private static int find(List<Row> rows, Row row) {
    int i = rows.size() - 1;
    while (i >= 0 && rows.get(i) != row) {
      i--;
    }
    return i;
  }
}
