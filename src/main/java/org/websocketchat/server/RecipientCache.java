package org.websocketchat.server;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sockets behind their numbers. The hub names the readers of a room by the same list again and
 * again, so they are looked up once for each list and not once for each message. Used by the hub's
 * thread alone.
 */
final class RecipientCache {
  /** More lists than this are not in use: most of the known ones are out of date. */
  private static final int MAX_LISTS = 1_000;

  private final Map<Long, ChatSocket> sockets;
  private final IdentityHashMap<List<Long>, List<ChatSocket>> known = new IdentityHashMap<>();

  /**
   * Knows no list yet.
   *
   * @param sockets those that are open; whoever changes it says so by {@link #clear}
   */
  RecipientCache(Map<Long, ChatSocket> sockets) {
    this.sockets = sockets;
  }

  /** Those of these sockets that are open, for a list that comes again. */
  List<ChatSocket> get(List<Long> numbers) {
    if (numbers.size() == 1) {
      return lookUp(numbers);
    }
    var cached = known.get(numbers);
    if (cached == null) {
      if (known.size() == MAX_LISTS) {
        known.clear();
      }
      cached = lookUp(numbers);
      known.put(numbers, cached);
    }
    return cached;
  }

  /** The same for a list that does not come again. */
  List<ChatSocket> lookUp(List<Long> numbers) {
    var found = new ArrayList<ChatSocket>(numbers.size());
    for (long number : numbers) {
      var socket = sockets.get(number);
      if (socket != null) { // the hub may still speak of one whose end it has not been told
        found.add(socket);
      }
    }
    return found;
  }

  /** Forgets what was looked up: a socket has come or gone. */
  void clear() {
    known.clear();
  }
}
