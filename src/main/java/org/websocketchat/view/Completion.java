package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.session.Person;

/** Finds the names that complete what the person writes after an {@code @}. */
public final class Completion {
  /** How many names are offered at most. */
  public static final int MOST = 8;

  private Completion() {}

  /** The index of the {@code @} before the name at the end of this text; -1 if there is none. */
  public static int start(String before) {
    int at = before.lastIndexOf('@');
    boolean begins = at == 0 || (at > 0 && !isWord(before.charAt(at - 1)));
    return begins && at + 1 < before.length() ? at : -1;
  }

  /**
   * The names of others with this beginning, in the order of the people; case and accents do not
   * matter. None if the only match is already complete.
   */
  public static List<String> names(List<Person> people, String beginning, Formats formats) {
    var names = new ArrayList<String>();
    var wanted = formats.fold(beginning);
    for (int i = 0; i < people.size() && names.size() < MOST; i++) {
      var person = people.get(i);
      if (!person.own() && formats.fold(person.name()).startsWith(wanted)) {
        names.add(person.name());
      }
    }
    if (names.size() == 1 && names.get(0).equals(beginning)) {
      names.clear();
    }
    return names;
  }

  /** Whether an {@code @} after this character belongs to an e-mail address. */
  private static boolean isWord(char c) {
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9');
  }
}
