package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Things that are kept, each for the address it came from, and for which there are only so many
 * {@link Places}. Where there is none left, the one who has too many makes place with his own
 * oldest: the network that is full, or, if there are too many in all, the one that has the most.
 */
final class Reserve<T> {
  /** Where things of addresses that are not counted stand. */
  private static final List<String> NOWHERE = List.of("");

  /** What a thing takes; an address that is null is not counted. */
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

  /** The things of which one has to make place, the oldest first. */
  List<T> crowd(Places.Full full) {
    var network = full.network();
    var things = byNetwork.get(network == null ? fullest() : network);
    return things == null ? List.of() : List.copyOf(things);
  }

  /** The address that this is kept for; null if that is not counted, or it is not kept. */
  @Nullable Address addressOf(T thing) {
    var holding = holdings.get(thing);
    return holding == null ? null : holding.address();
  }

  /** Keeps a thing, whether there is place or not. */
  void add(T thing, @Nullable Address address) {
    remove(thing);
    var holding = new Holding(address);
    holdings.put(thing, holding);
    places.take(address);
    for (var network : holding.networks()) {
      byNetwork.computeIfAbsent(network, same -> new LinkedHashSet<>()).add(thing);
    }
  }

  /** Keeps it no longer; without effect if it is not kept. */
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

  /** A wider network has at least as much as those in it, so this is the widest there is. */
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
