package org.websocketchat.store;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.RoomMode;

/**
 * The mode of a room as words in a column, such as {@code slow:10 nolinks}: those of what is not as
 * usual. A word of a later version is passed over.
 */
final class SqliteMode {
  private static final String SLOW = "slow:";
  private static final String NO_LINKS = "nolinks";
  private static final String SIGNED = "signed";
  private static final String READONLY = "readonly";

  private SqliteMode() {}

  static String write(RoomMode mode) {
    var words = new ArrayList<String>();
    if (mode.slowSeconds() > 0) {
      words.add(SLOW + mode.slowSeconds());
    }
    if (!mode.links()) {
      words.add(NO_LINKS);
    }
    if (mode.signed()) {
      words.add(SIGNED);
    }
    if (mode.readonly()) {
      words.add(READONLY);
    }
    return String.join(" ", words);
  }

  static RoomMode read(String column) {
    var words = List.of(column.split(" ", -1));
    int slow = 0;
    for (var word : words) {
      if (word.startsWith(SLOW)) {
        slow = Integer.parseInt(word.substring(SLOW.length()));
      }
    }
    return new RoomMode(
        slow, !words.contains(NO_LINKS), words.contains(SIGNED), words.contains(READONLY));
  }
}
