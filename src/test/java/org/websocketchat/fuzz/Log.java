package org.websocketchat.fuzz;

import java.util.ArrayList;
import java.util.List;

/** What a script led to, in order: frames, events, and what was shown and stored. */
final class Log {
  private final List<List<String>> entries = new ArrayList<>();

  void tell(Object... entry) {
    var texts = new ArrayList<String>();
    for (var part : entry) {
      texts.add(String.valueOf(part));
    }
    entries.add(texts);
  }

  List<List<String>> entries() {
    return entries;
  }
}
