package org.websocketchat.server;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the sockets for lists of socket numbers. The hub names the readers of a room with the same
 * list object for many messages, so each list is looked up once. Only the hub's thread uses it.
 */
final class RecipientCache {
  /** How many lists are cached; more are never in use at once, so then most are out of date. */
  private static final int MAX_LISTS = 1_000;

  private final Map<Long, ChatSocket> sockets;
  private final IdentityHashMap<List<Long>, List<ChatSocket>> known = new IdentityHashMap<>();

  /**
   * Makes an empty cache.
   *
   * @param sockets the open sockets by number; after every change, call {@link #clear}
   */
  RecipientCache(Map<Long, ChatSocket> sockets) {
    this.sockets = sockets;
  }

  /** The open sockets among these numbers; for a list that will be used again. */
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

  /** The open sockets among these numbers; for a list that will not be used again. */
  List<ChatSocket> lookUp(List<Long> numbers) {
    var found = new ArrayList<ChatSocket>(numbers.size());
    for (long number : numbers) {
      var socket = sockets.get(number);
      if (socket != null) { // the hub may name a socket whose end it has not been told yet
        found.add(socket);
      }
    }
    return found;
  }

  /** Forgets all lists, because a socket was opened or has ended. */
  void clear() {
    known.clear();
  }
}
