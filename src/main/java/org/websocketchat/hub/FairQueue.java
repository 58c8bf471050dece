package org.websocketchat.hub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Items that wait, by network. At each width the networks take turns: the widest ones, within each
 * of them the next narrower ones, and so on. The items of one narrowest network keep their order.
 */
final class FairQueue<T> {
  /** The items of this network that are of no narrower one, the oldest first. */
  private final ArrayDeque<T> items = new ArrayDeque<>();

  /** The narrower networks with items; the one whose turn is next comes first. */
  private final LinkedHashMap<String, FairQueue<T>> narrower = new LinkedHashMap<>();

  void add(Address address, T item) {
    add(address.networks().reversed(), item);
  }

  private void add(List<String> networks, T item) {
    if (networks.isEmpty()) {
      items.add(item);
    } else {
      narrower
          .computeIfAbsent(networks.getFirst(), none -> new FairQueue<>())
          .add(networks.subList(1, networks.size()), item);
    }
  }

  /**
   * Removes and returns the next item of the widest network whose turn it is among those that this
   * predicate allows; null if there is none.
   */
  @Nullable T next(Predicate<String> mayBeNext) {
    for (var network : narrower.keySet()) {
      if (mayBeNext.test(network)) {
        return next(network);
      }
    }
    return items.poll();
  }

  /** The same of one network, which is the last to have its turn again. */
  private @Nullable T next(String network) {
    var queue = narrower.remove(network);
    if (queue == null) {
      return null;
    }
    var next = queue.next(any -> true);
    if (!queue.isEmpty()) {
      narrower.put(network, queue);
    }
    return next;
  }

  /** Removes and returns the items of this address that this predicate holds for. */
  List<T> remove(Address address, Predicate<T> removed) {
    return remove(address.networks().reversed(), removed);
  }

  private List<T> remove(List<String> networks, Predicate<T> removed) {
    var found = new ArrayList<T>();
    if (networks.isEmpty()) {
      items.removeIf(item -> removed.test(item) && found.add(item));
      return found;
    }
    var queue = narrower.get(networks.getFirst());
    if (queue != null) {
      found.addAll(queue.remove(networks.subList(1, networks.size()), removed));
      if (queue.isEmpty()) {
        narrower.remove(networks.getFirst());
      }
    }
    return found;
  }

  private boolean isEmpty() {
    return items.isEmpty() && narrower.isEmpty();
  }
}
