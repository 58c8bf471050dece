package org.websocketchat.view;

import org.jspecify.annotations.Nullable;

/** Draws the rows of the log: first those that arrived, then the pending ones. */
public interface LogRenderer {
  /**
   * Draws a row as it is now.
   *
   * @param moves whether the row is placed before {@code next} or, if that is null, last among the
   *     rows that arrived or among the pending ones; else it stays where it is
   */
  void draw(Row row, boolean moves, @Nullable Row next);

  /** Removes a row. */
  void remove(Row row);
}
