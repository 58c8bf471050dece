package org.websocketchat.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Message;

/** Marks the groups of messages that one author sent within a few minutes. */
final class MessageGroups {
  /** The longest pause between two messages of one group. */
  private static final long PAUSE_MILLIS = 5 * 60_000;

  private MessageGroups() {}

  /** Marks where groups begin and end, for all rows: an arrival may separate pending neighbours. */
  static void mark(List<Row> rows, int from) {
    boolean joined = false;
    int newestOwn = newestOwn(rows);
    for (int i = from; i < rows.size(); i++) {
      var row = rows.get(i);
      var after = i + 1 < rows.size() ? rows.get(i + 1) : null;
      boolean joins =
          after != null
              && after.dayDivider == null
              && after.newDivider == null
              && row.folded() + after.folded() == 0
              && joins(row.message(), after.message());
      boolean isTail = after == null || !joins || parts(row, after);
      row.place(new GroupPlace(!joined, isTail, i == newestOwn));
      joined = joins;
    }
  }

  /** The index of the newest of one's own messages; -1 if there is none. */
  private static int newestOwn(List<Row> rows) {
    int i = rows.size() - 1;
    while (i >= 0 && !isOwn(rows.get(i).message())) {
      i--;
    }
    return i;
  }

  private static boolean isOwn(@Nullable Message message) {
    return message != null && message.own();
  }

  /** Whether the second message belongs to the group of the first: same author, soon after. */
  private static boolean joins(@Nullable Message first, @Nullable Message second) {
    return first != null
        && second != null
        && first.own() == second.own()
        && (first.own() || isSameAuthor(first, second))
        && Math.abs(first.dateMillis() - second.dateMillis()) <= PAUSE_MILLIS;
  }

  /** Whether one person said both, as far as the server tells; a name alone can be imitated. */
  private static boolean isSameAuthor(Message first, Message second) {
    var who = first.who();
    boolean isSamePerson = who == null ? second.who() == null : who.equals(second.who());
    return isSamePerson && first.name().equals(second.name());
  }

  /** Whether the first of two rows of a group shows a delivery state of its own below it. */
  private static boolean parts(Row first, Row second) {
    var message = first.message();
    var delivery = first.pending() == null ? null : first.pending().delivery();
    return (message != null && message.original() != null)
        || delivery != (second.pending() == null ? null : second.pending().delivery())
        || (delivery != null && delivery.isHeld());
  }
}
