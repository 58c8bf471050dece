package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;

/** The rows of people who are not ignored; the others are kept, but not drawn. */
final class VisibleRows {
  private final RowList rows;
  private final IgnoreList ignoreList;

  VisibleRows(RowList rows, IgnoreList ignoreList) {
    this.rows = rows;
    this.ignoreList = ignoreList;
  }

  /** All of them, pending ones last. */
  List<Row> all() {
    var visible = new ArrayList<Row>();
    for (int i = 0; i < rows.all().size(); i++) {
      var row = rows.get(i);
      if (row.message() == null || !ignoreList.contains(row.message())) {
        visible.add(row);
      } else {
        markUndrawn(row);
      }
    }
    return visible;
  }

  /** Removes a row from the page, but keeps it. */
  void markUndrawn(Row row) {
    rows.forget(row);
    row.markUndrawn();
  }
}
