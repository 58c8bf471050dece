package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the people who joined and left while nobody wrote, so that one sentence can tell it. A
 * person who joined and left again, or left and came back, is not mentioned.
 */
final class JoinsAndLeaves {
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
  String first(Translator translator) {
    return names(came.isEmpty() ? went : came, translator);
  }

  /** The text for the second place of the sentence. */
  String second(Translator translator) {
    return names(went, translator);
  }

  /** Joins names; each is isolated, so that its direction does not affect the others. */
  private static String names(List<String> names, Translator translator) {
    int count = names.size();
    if (count < 2) {
      return count == 0 ? "" : translator.name(names.get(0));
    }
    int told = count > MOST_NAMES ? 2 : count;
    var items = new ArrayList<String>();
    for (int i = 0; i < told; i++) {
      items.add(isolated(names.get(i), translator));
    }
    if (told < count) {
      items.add(translator.count(Text.OTHERS, count - told));
    }
    return translator.formats().list(items);
  }

  private static String isolated(String name, Translator translator) {
    return ISOLATE + translator.name(name) + END_ISOLATE;
  }
}
