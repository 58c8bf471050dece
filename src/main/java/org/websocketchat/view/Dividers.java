package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Message;

/**
 * The dividers between rows: one above each new day of the reader's calendar, and one above the
 * first message that arrived while the reader was not looking.
 */
final class Dividers {
  /** How many days back a day is called only by its weekday. */
  private static final int WEEK = 7;

  private final Formats formats;
  private final Unread unread;

  /** The day for which the lines were drawn. */
  private int today;

  private int zone;
  private @Nullable Message fresh;

  private @Nullable Row newAbove;

  Dividers(Formats formats, Unread unread) {
    this.formats = formats;
    this.unread = unread;
    zone = formats.zone();
  }

  /** Whether the day is another, or the time zone, or something else is new. */
  @SuppressWarnings("ReferenceEquality") // it is that message
  boolean isStale() {
    return today != formats.today() || zone != formats.zone() || fresh != unread.first();
  }

  /** The first new row, if it is above the drawn ones; else null. */
  @Nullable Row newAbove() {
    return newAbove;
  }

  /**
   * Returns the rows from an index on, with the lines above them.
   *
   * @param from the index of the first row to draw
   * @param arrived how many rows have arrived; there is no line among pending rows
   * @param removed receives the lines that must be removed
   */
  List<Row> draw(List<Row> rows, int from, int arrived, List<Row> removed) {
    boolean moved = zone != formats.zone();
    today = formats.today();
    zone = formats.zone();
    fresh = unread.first();
    newAbove = null;
    var all = new ArrayList<Row>();
    int last = 0;
    boolean isOld = true;
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      if (moved) {
        row.invalidate();
      }
      boolean isFirst = isOld && isFresh(row.message());
      isOld &= !isFirst;
      if (i < from) {
        newAbove = isFirst ? row : newAbove;
        continue;
      }
      int day = i < arrived ? row.day(formats) : 0;
      boolean begins = day != 0 && day != last;
      row.dayDivider = line(row.dayDivider, begins, row, Row.DAY_DIVIDER, removed);
      if (row.dayDivider != null) {
        tell(row.dayDivider, row.dateMillis(), today - day);
        all.add(row.dayDivider);
      }
      row.newDivider = line(row.newDivider, isFirst, row, Row.NEW_DIVIDER, removed);
      if (row.newDivider != null) {
        row.newDivider.tell(Text.NEW, "");
        all.add(row.newDivider);
      }
      all.add(row);
      last = begins ? day : last;
    }
    return all;
  }

  private void tell(Row line, long dateMillis, int daysAgo) {
    if (daysAgo == 0 || daysAgo == 1) {
      line.tell(Text.DAY, formats.relativeDay(-daysAgo));
    } else {
      boolean isNear = daysAgo > 0 && daysAgo < WEEK;
      line.tell(Text.DAY, isNear ? formats.weekday(dateMillis) : formats.day(dateMillis));
    }
  }

  /** Returns the line if it is wanted, new or existing; else removes it and returns null. */
  private static @Nullable Row line(
      @Nullable Row line, boolean wanted, Row below, char kind, List<Row> removed) {
    if (!wanted) {
      RowList.remove(line, removed);
      return null;
    }
    return line == null ? new Row(kind, below.number(), "", "", "", 0) : line;
  }

  /** Whether it is what came first, or, if that is not here any more, came later. */
  @SuppressWarnings("ReferenceEquality") // it is that message
  private boolean isFresh(@Nullable Message message) {
    return message != null
        && fresh != null
        && (message == fresh || (fresh.offset() > 0 && message.offset() >= fresh.offset()));
  }
}
