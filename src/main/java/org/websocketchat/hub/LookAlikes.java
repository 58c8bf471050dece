package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds people present in a room whose names could be mistaken for one another: names that look the
 * same (UTS 39), and a name that is another one with a number added.
 */
final class LookAlikes {
  private final Names names;

  /** The people present, by the skeletons of their names. */
  private final Map<String, Set<Person>> present = new LinkedHashMap<>();

  /** The skeleton under which each person is listed. */
  private final Map<Person, String> skeletons = new LinkedHashMap<>();

  LookAlikes(Names names) {
    this.names = names;
  }

  /** Adds a person who came, or was renamed. */
  void add(Person person) {
    remove(person);
    if (person.name() != null) {
      skeletons.put(person, person.skeleton());
      present.computeIfAbsent(person.skeleton(), none -> new LinkedHashSet<>()).add(person);
    }
  }

  /** Removes a person who went. */
  void remove(Person person) {
    var skeleton = skeletons.remove(person);
    if (skeleton != null) {
      present.computeIfPresent(
          skeleton,
          (same, people) -> {
            people.remove(person);
            return people.isEmpty() ? null : people;
          });
    }
  }

  /**
   * The name of another person present that this person's name could be mistaken for; null for
   * none.
   */
  @Nullable String of(Person person) {
    var like = looking(person.skeleton(), person);
    var stem = person.stem();
    if (like == null && stem != null) {
      var holder = names.holder(stem.name());
      boolean isHere = holder != null && holder != person && skeletons.containsKey(holder);
      like = isHere ? holder : looking(stem.skeleton(), person);
    }
    return like == null ? null : like.name();
  }

  private @Nullable Person looking(String skeleton, Person except) {
    var people = present.get(skeleton);
    if (people != null) {
      for (var other : people) {
        if (other != except) {
          return other;
        }
      }
    }
    return null;
  }
}
