package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Who came and who went while nobody said anything, told in one sentence. Who came and went again,
 * or went and came back, is not told of.
 */
final class Comings {
  /** So many names are told; of more, two and how many others. */
  private static final int MOST_NAMES = 3;

  /** So many are known at all, whoever forges them. */
  static final int MOST = 1_000;

  private static final String ISOLATE = "\u2068";
  private static final String END_ISOLATE = "\u2069";

  private final List<String> came = new ArrayList<>();
  private final List<String> went = new ArrayList<>();

  /** Somebody came, or else went. */
  void add(String name, boolean comes) {
    var others = comes ? came : went;
    if (!(comes ? went : came).remove(name) && !others.contains(name) && others.size() < MOST) {
      others.add(name); // whoever comes once more has not been seen leaving
    }
  }

  boolean isEmpty() {
    return came.isEmpty() && went.isEmpty();
  }

  /** What happened, one of {@link Text}. */
  String event() {
    return went.isEmpty() ? Text.JOINED : came.isEmpty() ? Text.LEFT_ROOM : Text.JOINED_AND_LEFT;
  }

  /** For the first place of the event. */
  String first(Words words) {
    return names(came.isEmpty() ? went : came, words);
  }

  /** For the second place of the event. */
  String second(Words words) {
    return names(went, words);
  }

  /** Each name keeps its direction to itself. */
  private static String names(List<String> names, Words words) {
    int count = names.size();
    if (count < 2) {
      return count == 0 ? "" : words.name(names.get(0));
    }
    int told = count > MOST_NAMES ? 2 : count - 1;
    var list = "";
    for (int i = 0; i < told; i++) {
      list += (i == 0 ? "" : words.isChinese() ? "、" : ", ") + isolated(names.get(i), words);
    }
    return words.say(
        Text.AND,
        list,
        count > MOST_NAMES
            ? words.say(Text.OTHERS, words.formats().number(count - told))
            : isolated(names.get(told), words));
  }

  private static String isolated(String name, Words words) {
    return ISOLATE + words.name(name) + END_ISOLATE;
  }
}
