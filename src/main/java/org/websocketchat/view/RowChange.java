package org.websocketchat.view;

/** One step from the log as it is drawn to the log as it is. */
public sealed interface RowChange {
  /** This row, not drawn yet, is now the last of those that arrived, above everything pending. */
  record Arrive(Row row) implements RowChange {}

  /** This row, drawn as pending, is now the last of those that arrived. */
  record Settle(Row row) implements RowChange {}

  /** This row, not drawn yet, is now the last of those that are pending. */
  record Wait(Row row) implements RowChange {}

  /** This row, drawn already, looks otherwise. */
  record Redraw(Row row) implements RowChange {}

  /** The row with this key is gone. */
  record Remove(int key) implements RowChange {}
}
