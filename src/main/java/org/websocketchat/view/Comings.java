package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;

/**
 * The people who joined and left while nobody said anything, for one sentence. A person who joined
 * and left again, or left and came back, is not in it.
 */
final class Comings {
  /** How many names the sentence has; of more people, two names and the number of the others. */
  private static final int MOST_NAMES = 3;

  /** How many names are kept at most, even if a server invents them. */
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

  /** The sentence, one of {@link Text}. */
  String event() {
    return went.isEmpty() ? Text.JOINED : came.isEmpty() ? Text.LEFT_ROOM : Text.JOINED_AND_LEFT;
  }

  /** The text for the first place of the sentence. */
  String first(Words words) {
    return names(came.isEmpty() ? went : came, words);
  }

  /** The text for the second place of the sentence. */
  String second(Words words) {
    return names(went, words);
  }

  /** Joins names; each is isolated, so that its direction does not affect the others. */
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
