package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.websocketchat.session.Output;

/**
 * What browsers keep for tabs: the writes of each owner, so that an older state can be put back.
 */
final class BrowserStorage {
  private final Map<String, List<Output.Store>> slots = new LinkedHashMap<>();

  void put(String owner, Output.Store entry) {
    slots.computeIfAbsent(owner, none -> new ArrayList<>()).add(entry);
  }

  /** All that is kept for this owner; empty if nothing is. */
  List<Output.Store> get(String owner) {
    var kept = new LinkedHashMap<String, Output.Store>();
    for (var entry : slots.getOrDefault(owner, List.of())) {
      if (entry.value().isEmpty()) {
        kept.remove(entry.entry());
      } else {
        kept.put(entry.entry(), entry);
      }
    }
    return new ArrayList<>(kept.values());
  }

  /** The entry that is no text's; empty if there is none. */
  String main(String owner) {
    for (var entry : get(owner)) {
      if (entry.entry().isEmpty()) {
        return entry.value();
      }
    }
    return "";
  }

  /** Takes back the last writes, maybe some of one turn only; returns whether there were any. */
  boolean rollBack(String owner, Dice dice) {
    var writes = slots.get(owner);
    if (writes == null || writes.size() < 2) {
      return false;
    }
    int left = 1 + dice.below(writes.size() - 1);
    while (writes.size() > left) {
      writes.removeLast();
    }
    return true;
  }
}
