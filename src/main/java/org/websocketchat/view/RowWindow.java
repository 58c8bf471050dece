package org.websocketchat.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the rows to draw: the newest ones, and the older ones to which the reader has scrolled.
 */
final class RowWindow {
  /** How many more rows to draw above the topmost one. */
  private int wider;

  /** A row to draw however far up it is; null for none. */
  private @Nullable Row wanted;

  private boolean cut;

  /** Whether there are rows above the drawn ones. */
  boolean isCut() {
    return cut;
  }

  /** Has more rows drawn above the topmost one; returns whether there are any. */
  boolean widen() {
    wider = Transcript.SHOWN_ROWS;
    return cut;
  }

  /** Has this row drawn, and some rows above it; returns whether it was not drawn yet. */
  boolean reach(Row row) {
    if (!row.drawn) {
      wanted = row;
      wider = Transcript.SHOWN_ROWS;
    }
    return !row.drawn;
  }

  /**
   * The index of the first row to draw: the same row as before, unless too many rows would be
   * drawn. If none of the newest is drawn yet, only {@link Transcript#FIRST_ROWS} are: the first
   * drawing is quick, and a flood may replace them before anybody reads them.
   *
   * @param arrived how many of the rows have arrived; pending rows after them are always drawn
   * @param most how many rows that arrived are drawn at most; of more, only the newest
   */
  @SuppressWarnings("ReferenceEquality") // the same row
  int from(List<Row> rows, int arrived, int most) {
    int newest = Math.max(0, arrived - Transcript.SHOWN_ROWS);
    if (!isAnyDrawn(rows, newest, arrived)) {
      newest = Math.max(0, arrived - Transcript.FIRST_ROWS);
    }
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

  private static boolean isAnyDrawn(List<Row> rows, int from, int until) {
    int i = from;
    while (i < until && !rows.get(i).drawn) {
      i++;
    }
    return i < until;
  }
}
