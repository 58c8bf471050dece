package org.websocketchat.view;

/** The rules by which rows stand together. */
final class Groups {
  private Groups() {}

  /** Whether the second row goes on in the group of the first: same author, soon after. */
  static boolean joins(Row first, Row second) {
    return first instanceof Row.Said a
        && second instanceof Row.Said b
        && a.own() == b.own()
        && (a.own() || a.name().equals(b.name()))
        && Math.abs(a.dateMillis() - b.dateMillis()) <= Transcript.GROUP_MILLIS;
  }

  /** Whether the first row of two in a group has something of its own to tell below it. */
  static boolean parts(Row.Said first, Row second) {
    return first.original() != null
        || !(second instanceof Row.Said next)
        || !sameDelivery(first, next)
        || needsAnswer(first);
  }

  private static boolean sameDelivery(Row.Said a, Row.Said b) {
    if (a.pending() == null || b.pending() == null) {
      return a.pending() == null && b.pending() == null;
    }
    return a.pending().delivery() == b.pending().delivery();
  }

  private static boolean needsAnswer(Row.Said row) {
    if (row.pending() == null) {
      return false;
    }
    return switch (row.pending().delivery()) {
      case WAITING, SENT -> false;
      case NOT_CONFIRMED, NOT_SENT, FAILED -> true;
    };
  }
}
