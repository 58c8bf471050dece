package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the people present in a room have names that could be mistaken for one another: those
 * that look the same (UTS 39), and those that are another's with a number behind it.
 */
final class LookAlikes {
  private final Names names;

  /** The people present, by what their names look like. */
  private final Map<String, Set<Person>> present = new LinkedHashMap<>();

  /** What the name of each of them looked like when it was taken note of. */
  private final Map<Person, String> skeletons = new LinkedHashMap<>();

  LookAlikes(Names names) {
    this.names = names;
  }

  /** Takes note that somebody came or was renamed. */
  void add(Person person) {
    remove(person);
    if (person.name() != null) {
      skeletons.put(person, person.skeleton());
      present.computeIfAbsent(person.skeleton(), none -> new LinkedHashSet<>()).add(person);
    }
  }

  /** Takes note that somebody went. */
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

  /** The name of somebody else present that this one's could be mistaken for; null for none. */
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
