package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What browsers keep for tabs: one text for each owner, and what it was before. */
final class Slots {
  private final Map<String, List<String>> slots = new LinkedHashMap<>();

  void put(String owner, String text) {
    slots.computeIfAbsent(owner, none -> new ArrayList<>()).add(text);
  }

  @Nullable String get(String owner) {
    var texts = slots.get(owner);
    return texts == null || texts.getLast().isEmpty() ? null : texts.getLast();
  }

  /** Puts back an older state; returns whether there was one. */
  boolean rollBack(String owner, Dice dice) {
    var texts = slots.get(owner);
    if (texts == null || texts.size() < 2) {
      return false;
    }
    texts.add(texts.get(dice.below(texts.size() - 1)));
    return true;
  }
}
