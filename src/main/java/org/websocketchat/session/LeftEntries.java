package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.JsonWriter;

/**
 * The entries of an earlier session's memory that are left as they are stored, since they cannot be
 * read, or say nothing. Another version may do more with them.
 *
 * <p>Such an entry may have an n under which nothing is stored yet. When a message with a higher n
 * is handed over, the server never stores anything under the lower one: that n is <em>passed
 * over</em>. But what the server acknowledges then seems to cover it. So the main entry names each
 * n that was passed over, until no entry has it any more.
 */
final class LeftEntries {

  /**
   * One entry.
   *
   * @param n its n; 0 if it has none, or if it is known what has become of that
   */
  private record Left(String entry, long n) {}

  private final List<Left> entries = new ArrayList<>();

  /** Each n that was passed over, as the main entry names it. */
  private final List<String> passedOver = new ArrayList<>();

  /** This entry is left; its n is 0 if it has none. */
  void add(String entry, long n) {
    entries.add(new Left(entry, isPassedOver(n) ? 0 : n));
  }

  /** This n was passed over by an earlier session. */
  void passedOver(long n) {
    if (!isPassedOver(n)) {
      passedOver.add(written(n));
    }
  }

  boolean isPassedOver(long n) {
    return passedOver.contains(written(n));
  }

  private static String written(long n) {
    return new JsonWriter().field("n", n).end();
  }

  /** Each n that was passed over, as an object with the field n. */
  List<String> passedOver() {
    return passedOver;
  }

  /** The server has stored all up to this n, except what was passed over. */
  void acknowledged(long acked) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).n <= acked) {
        entries.set(i, new Left(entries.get(i).entry, 0));
      }
    }
  }

  /** A message with this n is handed over; returns whether a lower one was passed over by that. */
  boolean passOver(long handed) {
    boolean found = false;
    for (int i = 0; i < entries.size(); i++) {
      var left = entries.get(i);
      if (left.n > 0 && left.n < handed) {
        found = true;
        passedOver(left.n);
        entries.set(i, new Left(left.entry, 0));
      }
    }
    return found;
  }

  /** Forgets all of them; returns their names. */
  List<String> forget() {
    var names = new ArrayList<String>();
    for (int i = 0; i < entries.size(); i++) {
      names.add(entries.get(i).entry);
    }
    entries.clear();
    passedOver.clear();
    return names;
  }
}
