package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps things, each for the address that it came from, in a limited number of {@link Places}. When
 * no place is left, the network that is full (or, if all places are taken, the network with the
 * most things) loses its own oldest thing.
 */
final class Reserve<T> {
  /** The network of things whose addresses are not counted. */
  private static final List<String> NOWHERE = List.of("");

  /** The address that a thing is counted under; null if it is not counted. */
  private record Holding(@Nullable Address address) {
    List<String> networks() {
      return address == null ? NOWHERE : address.networks();
    }
  }

  private final Places places;
  private final Map<T, Holding> holdings = new LinkedHashMap<>();

  /** The things of each network, the oldest first. */
  private final Map<String, LinkedHashSet<T>> byNetwork = new LinkedHashMap<>();

  Reserve(int perAddress, int inAll) {
    places = new Places(perAddress, inAll);
  }

  int size() {
    return holdings.size();
  }

  /** Why one more of this address does not fit; null if it does. */
  Places.@Nullable Full full(@Nullable Address address) {
    return places.full(address);
  }

  /** The things of the network that has to make a place, the oldest first. */
  List<T> evictable(Places.Full full) {
    var network = full.network();
    var things = byNetwork.get(network == null ? fullest() : network);
    return things == null ? List.of() : List.copyOf(things);
  }

  /** The address that a thing is counted under; null if it is not counted, or not kept. */
  @Nullable Address addressOf(T thing) {
    var holding = holdings.get(thing);
    return holding == null ? null : holding.address();
  }

  /** Keeps a thing, even if there is no place left. */
  void add(T thing, @Nullable Address address) {
    remove(thing);
    var holding = new Holding(address);
    holdings.put(thing, holding);
    places.take(address);
    for (var network : holding.networks()) {
      byNetwork.computeIfAbsent(network, same -> new LinkedHashSet<>()).add(thing);
    }
  }

  /** Removes a thing; without effect if it is not kept. */
  void remove(T thing) {
    var holding = holdings.remove(thing);
    if (holding == null) {
      return;
    }
    places.free(holding.address());
    for (var network : holding.networks()) {
      byNetwork.computeIfPresent(
          network,
          (same, things) -> {
            things.remove(thing);
            return things.isEmpty() ? null : things;
          });
    }
  }

  /**
   * The network with the most things. That is a widest one, since it has at least as many as those
   * in it.
   */
  private String fullest() {
    var fullest = "";
    int most = 0;
    for (var each : byNetwork.entrySet()) {
      if (each.getValue().size() > most) {
        most = each.getValue().size();
        fullest = each.getKey();
      }
    }
    return fullest;
  }
}
