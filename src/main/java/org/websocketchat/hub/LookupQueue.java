package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.PendingRequests.Lookup;

/**
 * The lookups of one kind: how many of each widest network and in all storage has not answered, and
 * which ones wait.
 */
final class LookupQueue {

  /** A lookup that waits, and what storage will be asked under the number of the request. */
  record Waiting(Lookup request, LongFunction<HubOutput> question) {}

  private final int mostOfNetwork;
  private final int mostInAll;

  /** How many lookups of each network are under way; networks without one are absent. */
  private final Map<String, Integer> underWay = new LinkedHashMap<>();

  /** How many those are in all. */
  private int underWayInAll;

  private final FairQueue<Waiting> waiting = new FairQueue<>();

  LookupQueue(int mostOfNetwork, int mostInAll) {
    this.mostOfNetwork = mostOfNetwork;
    this.mostInAll = mostInAll;
  }

  /** Whether storage may be asked now for this address. */
  boolean mayBegin(Address address) {
    return underWayInAll < mostInAll && hasRoom(address.widest());
  }

  private boolean hasRoom(String widest) {
    return underWay.getOrDefault(widest, 0) < mostOfNetwork;
  }

  /** Counts a lookup that storage is asked. */
  void began(Address address) {
    underWayInAll++;
    underWay.merge(address.widest(), 1, Integer::sum);
  }

  /** Counts its answer. */
  void ended(Address address) {
    underWayInAll--;
    underWay.computeIfPresent(address.widest(), (same, count) -> count > 1 ? count - 1 : null);
  }

  void add(Address address, Waiting lookup) {
    waiting.add(address, lookup);
  }

  /** Removes and returns the lookup whose turn it is; null if none that waits may begin. */
  @Nullable Waiting next() {
    return underWayInAll < mostInAll ? waiting.next(this::hasRoom) : null;
  }

  /** Removes and returns what waits for this client, which has this address. */
  List<Waiting> remove(Address address, Client client) {
    return waiting.remove(address, lookup -> lookup.request().client() == client);
  }
}
