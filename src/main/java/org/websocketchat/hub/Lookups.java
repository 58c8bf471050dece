package org.websocketchat.hub;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.PendingRequests.Lookup;
import org.websocketchat.hub.PendingRequests.Request;

/**
 * Limits how many lookups storage is asked at a time: for each network, and in all. Storage answers
 * in the order asked, so a message of somebody else waits behind these lookups at most. Further
 * lookups wait; the networks take turns. A network is the widest of an address. A socket without an
 * address is not limited.
 */
final class Lookups {

  /** A lookup that waits, and what storage will be asked under the number of the request. */
  private record Waiting(Lookup request, LongFunction<HubOutput> question) {}

  private final int mostOfNetwork;
  private final int mostInAll;
  private final PendingRequests requests;
  private final Rooms rooms;
  private final Sockets sockets;

  /** How many lookups of each network storage has not answered; networks without one are absent. */
  private final Map<String, Integer> underWay = new LinkedHashMap<>();

  /** How many those are in all. */
  private int underWayInAll;

  /** The lookups that wait, by network; the network whose turn is next comes first. */
  private final LinkedHashMap<String, ArrayDeque<Waiting>> waiting = new LinkedHashMap<>();

  Lookups(HubLimits limits, PendingRequests requests, Rooms rooms, Sockets sockets) {
    this.mostOfNetwork = limits.address().lookups();
    this.mostInAll = limits.server().lookups();
    this.requests = requests;
    this.rooms = rooms;
    this.sockets = sockets;
  }

  /**
   * Asks storage now, or when it is the turn of the socket's network. If the socket is closed
   * before that, storage is not asked.
   */
  void ask(Turn turn, Lookup request, LongFunction<HubOutput> question) {
    var network = networkOf(request);
    if (network == null || mayAsk(network)) {
      begin(turn, network, request, question);
    } else {
      request.room().requested();
      waiting
          .computeIfAbsent(network, none -> new ArrayDeque<>())
          .add(new Waiting(request, question));
    }
  }

  /** Storage has answered this request: if it is a lookup, the next ones in turn are asked. */
  void answered(Turn turn, Request request) {
    var network = request instanceof Lookup lookup ? networkOf(lookup) : null;
    if (network == null) {
      return;
    }
    underWayInAll--;
    underWay.computeIfPresent(network, (same, count) -> count > 1 ? count - 1 : null);
    for (var next = nextNetwork(); next != null; next = nextNetwork()) {
      askNext(turn, next);
    }
  }

  private boolean mayAsk(String network) {
    return underWayInAll < mostInAll && underWay.getOrDefault(network, 0) < mostOfNetwork;
  }

  /** The network whose turn it is; null if none that waits may ask now. */
  private @Nullable String nextNetwork() {
    for (var network : waiting.keySet()) {
      if (mayAsk(network)) {
        return network;
      }
    }
    return null;
  }

  /** Asks the oldest lookup of a network, which is the last to have its turn again. */
  private void askNext(Turn turn, String network) {
    var queue = waiting.remove(network);
    if (queue == null) {
      return;
    }
    var next = queue.remove();
    if (!queue.isEmpty()) {
      waiting.put(network, queue);
    }
    var room = next.request().room();
    room.answered();
    if (room.isEnded()) {
      return;
    }
    if (next.request().client().isOpen()) {
      begin(turn, network, next.request(), next.question());
    } else {
      drop(turn, next.request());
    }
  }

  private void begin(
      Turn turn, @Nullable String network, Lookup request, LongFunction<HubOutput> question) {
    if (network != null) {
      underWayInAll++;
      underWay.merge(network, 1, Integer::sum);
    }
    turn.say(question.apply(requests.add(request)));
  }

  /** The socket was closed while its lookup waited; its next frame may be the closing handshake. */
  private void drop(Turn turn, Lookup request) {
    switch (request) {
      case PendingRequests.OpenSession(var client, var ignored) -> sockets.readOn(turn, client);
      case PendingRequests.OpenGuide(var client) -> sockets.readOn(turn, client);
      case PendingRequests.ReadHistory(var client, long ignored) -> sockets.readOn(turn, client);
      case PendingRequests.ReadMissed ignored -> {} // it is read all the time
    }
    rooms.forgetIfEmpty(turn, request.room());
  }

  private static @Nullable String networkOf(Lookup request) {
    var address = request.client().visitor().address();
    return address == null ? null : address.widest();
  }
}
