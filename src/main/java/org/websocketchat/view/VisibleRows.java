package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of people who are not ignored. Of many removed messages in a row, the first stands for
 * all. The other rows are kept, but not drawn.
 */
final class VisibleRows {
  /** Fewer removed messages in a row are shown one by one. */
  private static final int FEWEST_FOLDED = 3;

  private final RowList rows;
  private final IgnoreList ignoreList;

  VisibleRows(RowList rows, IgnoreList ignoreList) {
    this.rows = rows;
    this.ignoreList = ignoreList;
  }

  /** All of them, pending ones last. */
  List<Row> all() {
    var visible = new ArrayList<Row>();
    int run = 0; // how many removed messages stand at the end
    for (int i = 0; i < rows.all().size(); i++) {
      var row = rows.get(i);
      if (row.message() == null || !ignoreList.contains(row.message())) {
        if (!row.isFoldable()) {
          fold(visible, run);
          row.fold(0, null);
        }
        run = row.isFoldable() ? run + 1 : 0;
        visible.add(row);
      } else {
        markUndrawn(row);
      }
    }
    fold(visible, run);
    return visible;
  }

  /** Folds the last so many rows, if they are enough and none of them was opened. */
  private void fold(List<Row> visible, int run) {
    int first = visible.size() - run;
    boolean folds = run >= FEWEST_FOLDED;
    for (int i = first; i < visible.size(); i++) {
      folds &= !visible.get(i).opened;
    }
    for (int i = visible.size() - 1; i >= first; i--) {
      boolean hides = folds && i > first;
      visible.get(i).fold(folds && !hides ? run : 0, hides ? visible.get(first) : null);
      if (hides) {
        markUndrawn(visible.remove(i));
      }
    }
  }

  /** Removes a row from the page, but keeps it. */
  void markUndrawn(Row row) {
    rows.forget(row);
    row.markUndrawn();
  }
}
