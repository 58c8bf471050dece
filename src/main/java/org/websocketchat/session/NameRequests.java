package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Now;

/**
 * The names that the server was asked for on the present socket, and has not answered yet. It
 * answers them in the order in which they were asked for, so an answer settles the names before it
 * as well.
 */
final class NameRequests {
  /** After so long without an answer, the server is asked for a newer name all the same. */
  static final long ANSWER_MILLIS = 10_000;

  /** How many earlier names are awaited at most; of more, the oldest count as answered. */
  private static final int MOST_EARLIER = 20;

  /** The name that was asked for last; null if no answer is awaited. */
  private @Nullable String latest;

  private Now latestAt = new Now(0, 0);

  /** The names that were asked for before the latest one, the oldest first. */
  private final List<String> earlier = new ArrayList<>();

  /** The name that was asked for last; null if no answer is awaited. */
  @Nullable String latest() {
    return latest;
  }

  /** Whether the server may be asked for this name now. */
  boolean allows(String name, Now now) {
    return latest == null
        || (!latest.equals(name) && now.millis() - latestAt.millis() >= ANSWER_MILLIS);
  }

  /** The server is asked for this name. */
  void ask(String name, Now now) {
    if (latest != null) {
      earlier.add(latest);
    }
    if (earlier.size() > MOST_EARLIER) {
      earlier.remove(0);
    }
    latest = name;
    latestAt = now;
  }

  /** All of them are answered, or never will be. */
  void clear() {
    latest = null;
    earlier.clear();
  }

  /** Whether an answer to this name is awaited, and a newer one was asked for since. */
  boolean isEarlier(String name) {
    return earlier.contains(name);
  }

  /** The server has answered this name; returns whether a newer one was asked for since. */
  boolean answeredEarlier(String name) {
    boolean found = isEarlier(name);
    boolean more = found;
    while (more) {
      more = !earlier.remove(0).equals(name);
    }
    return found;
  }

  /**
   * The name that a refusal answers which names none; null if no answer is awaited. It is the one
   * that the server has made the given name of, by adding to it; else the oldest one.
   *
   * @param given the name that the server gives instead
   */
  @Nullable String refusedBy(String given) {
    String refused = null;
    for (int i = 0; i <= earlier.size(); i++) {
      var name = i < earlier.size() ? earlier.get(i) : latest;
      boolean longer = name != null && (refused == null || name.length() > refused.length());
      if (name != null && longer && given.startsWith(name)) {
        refused = name;
      }
    }
    if (refused != null) {
      return refused;
    }
    return earlier.isEmpty() ? latest : earlier.getFirst();
  }
}
