package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.PersonName;

/** Who is called what in one room. No two names in it have the same {@link NameKey key}. */
final class Names {
  static final String GUEST = "Guest";

  private final NameKey keyOf;
  private final UnaryOperator<String> skeletonOf;
  private final Map<String, Person> holders = new LinkedHashMap<>();

  /** Who looks the same, by skeleton. */
  private final Map<String, List<Person>> lookalikes = new LinkedHashMap<>();

  Names(NameKey keyOf, UnaryOperator<String> skeletonOf) {
    this.keyOf = keyOf;
    this.skeletonOf = skeletonOf;
  }

  /** The nearest name that can be used; {@link #GUEST} if nothing of this one can be seen. */
  String usable(String asked) {
    var repaired = PersonName.repaired(asked);
    return keyOf.of(repaired).isEmpty() ? GUEST : repaired;
  }

  /**
   * The wanted name, or, if somebody else has it, the name with a number behind it, cut to the
   * limit.
   *
   * <p>The number is found in steps that double and then halve: counting up would let a room of
   * many Guests, each asking ten times a second, keep the hub from its work.
   */
  String freeFor(Person asker, String wanted) {
    if (isFree(asker, wanted)) {
      return wanted;
    }
    int taken = 0;
    int free = 1;
    while (!isFree(asker, numbered(wanted, free))) {
      taken = free;
      free *= 2;
    }
    while (free - taken > 1) {
      int middle = (taken + free) / 2;
      if (isFree(asker, numbered(wanted, middle))) {
        free = middle;
      } else {
        taken = middle;
      }
    }
    return numbered(wanted, free);
  }

  /** Gives the person this name, and frees the one it had. */
  void give(Person person, String name) {
    release(person);
    person.rename(name, skeletonOf.apply(name));
    holders.put(keyOf.of(name), person);
    lookalikes.computeIfAbsent(person.skeleton(), none -> new ArrayList<>()).add(person);
  }

  /** Frees the person's name. */
  void release(Person person) {
    var name = person.name();
    if (name != null) {
      holders.remove(keyOf.of(name), person);
      lookalikes.computeIfPresent(
          person.skeleton(),
          (same, people) -> {
            people.remove(person);
            return people.isEmpty() ? null : people;
          });
    }
  }

  /** The name of somebody else that this one's could be mistaken for; null if there is none. */
  @Nullable String like(Person person, Predicate<Person> isHere) {
    for (var other : lookalikes.getOrDefault(person.skeleton(), List.of())) {
      if (other != person && isHere.test(other)) {
        return other.name();
      }
    }
    return null;
  }

  private boolean isFree(Person asker, String name) {
    var holder = holders.get(keyOf.of(name));
    return holder == null || holder == asker;
  }

  private static String numbered(String name, int number) {
    var digits = Integer.toString(number);
    int points = Math.min(name.codePointCount(0, name.length()), room(digits));
    return name.substring(0, name.offsetByCodePoints(0, points)) + digits;
  }

  private static int room(String digits) {
    return Limits.NAME_CODE_POINTS - digits.length();
  }
}
