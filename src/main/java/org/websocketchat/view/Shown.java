package org.websocketchat.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rows are on the paper: the newest, and as many above them as the reader has come to. */
final class Shown {
  /** How many more rows above the topmost are to be drawn. */
  private int wider;

  /** A row that is to be drawn however far up it is. */
  private @Nullable Row wanted;

  private boolean cut;

  /** Whether there are rows above those that were drawn. */
  boolean isCut() {
    return cut;
  }

  /** More rows above the topmost are to be drawn; returns whether there are any. */
  boolean widen() {
    wider = Transcript.SHOWN_ROWS;
    return cut;
  }

  /** This row is to be drawn, with some above it; returns whether it is not yet. */
  boolean reach(Row row) {
    if (!row.drawn) {
      wanted = row;
      wider = Transcript.SHOWN_ROWS;
    }
    return !row.drawn;
  }

  /**
   * Where those begin that are to be drawn now: where they did, unless they have become too many.
   *
   * @param arrived how many of the rows have arrived; the pending after them are always drawn
   * @param most if more than so many would be drawn, only the newest are
   */
  @SuppressWarnings("ReferenceEquality") // it is that row
  int from(List<Row> rows, int arrived, int most) {
    int newest = Math.max(0, arrived - Transcript.SHOWN_ROWS);
    int from = 0;
    while (from < newest && !rows.get(from).drawn && rows.get(from) != wanted) {
      from++;
    }
    from = Math.max(0, from - wider);
    if (wanted == null && arrived - from > most) {
      from = newest;
    }
    wider = 0;
    wanted = null;
    cut = from > 0;
    return from;
  }
}
