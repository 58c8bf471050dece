package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds messages among the loaded rows, the newest first, and steps from match to match. */
public final class Search {
  private @Nullable Row current;
  private int place;
  private int count;

  /**
   * Searches for a text; case and accents do not matter. Steps from the present match by this many
   * matches towards older ones, and from the oldest on to the newest; below 0, the other way.
   *
   * @return the match, or null if there is none
   */
  @SuppressWarnings("ReferenceEquality") // the same row
  public @Nullable Row find(List<Row> rows, String text, int by, Formats formats) {
    var wanted = formats.fold(text);
    var found = new ArrayList<Row>();
    int at = -1;
    for (int i = rows.size() - 1; i >= 0 && !wanted.isEmpty(); i--) {
      var row = rows.get(i);
      var message = row.message();
      if (message != null && formats.fold(message.body().text()).contains(wanted)) {
        if (row == current) {
          at = found.size();
        }
        found.add(row);
      }
    }
    count = found.size();
    place = at < 0 ? 0 : (at + by + count) % count;
    current = count == 0 ? null : found.get(place);
    return current;
  }

  /** A sentence that tells the place of the match and the number of matches. */
  public String told(Translator translator) {
    var formats = translator.formats();
    return current == null
        ? translator.translate(Text.NOT_FOUND)
        : translator.translate(Text.FOUND, formats.number(place + 1), formats.number(count));
  }
}
