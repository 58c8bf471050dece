package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.ServerFrame;

/**
 * The names in one room. No two names have the same {@link NameKey key}; none looks like one that a
 * token gives, or that is reserved for one.
 */
final class Names {
  static final String GUEST = "Guest";

  private final String room;
  private final Library library;
  private final NameKey keyOf;
  private final UnaryOperator<String> skeletonOf;
  private final Policy policy;
  private final Map<String, Person> holders = new LinkedHashMap<>();

  /** The people of {@link #holders}, by the looks of their names. */
  private final Map<String, Set<Person>> lookAlikes = new LinkedHashMap<>();

  /** Who bears the name in a token, by the looks of these names. */
  private final Map<String, Person> bearers = new LinkedHashMap<>();

  /** Makes the names of this room; the policy says which of them may be chosen. */
  Names(String room, Library library, Policy policy) {
    this.room = room;
    this.library = library;
    this.keyOf = library.nameKey();
    this.skeletonOf = library.skeleton();
    this.policy = policy;
  }

  /** The nearest name that the asker can choose; {@link #GUEST} if none can be. */
  String usable(Policy.Asker asker, String asked) {
    var repaired = choosable(asker, asked);
    return repaired == null ? GUEST : repaired;
  }

  /**
   * Tells who asked for a name that this is another.
   *
   * @param name the name that the asker has
   * @param asked what was asked for; told again only if it can be a name
   */
  static ServerFrame.RejectUsername rejection(String name, String asked) {
    return new ServerFrame.RejectUsername(name, PersonName.fault(asked) == null ? asked : null);
  }

  /** The nearest name that can be used; null if nothing of the wanted one is visible. */
  @Nullable String repaired(String asked) {
    var repaired = PersonName.repaired(asked);
    return keyOf.of(repaired).isEmpty() ? null : repaired;
  }

  /** The nearest name that can be used and that the asker may choose; null if there is none. */
  @Nullable String choosable(Policy.Asker asker, String asked) {
    var repaired = repaired(asked);
    return repaired == null
            || policy.name(room, repaired) == Policy.NameRuling.UNUSABLE
            || !policy.maySayInName(asker, repaired)
        ? null
        : repaired;
  }

  /**
   * The wanted name or, if another person has it, the name with a number added, cut to the limit.
   *
   * <p>The number is found in steps that double and then halve: if it counted up, a room of many
   * Guests who each ask ten times a second would keep the hub busy.
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

  /**
   * Gives the person the name in its token, which nobody else can have from now on, nor one that
   * looks the same. If another one bears such a name, the person gets it with a number added.
   *
   * @return the others who had such a name, and who have another one now
   */
  List<Person> claim(Person bearer, String name) {
    if (bearer.isVerified() && name.equals(bearer.name())) {
      return List.of();
    }
    var looks = Looks.of(name, library);
    var others = others(bearer, name, looks);
    if (others.stream().anyMatch(Person::isVerified)) {
      give(bearer, freeFor(bearer, name));
      return List.of();
    }
    release(bearer);
    looks.forEach(look -> bearers.put(look, bearer));
    var before = holders.get(keyOf.of(name));
    if (before != null) {
      forgetLooks(before);
    }
    hold(bearer, name);
    for (var other : others) {
      give(other, freeFor(other, String.valueOf(other.name())));
    }
    bearer.rename(name, skeletonOf.apply(name), stem(name));
    bearer.verified(true);
    return others;
  }

  /** The others who have this name or one that looks the same. */
  private List<Person> others(Person bearer, String name, Set<String> looks) {
    var others = new LinkedHashSet<Person>();
    var holder = holders.get(keyOf.of(name));
    if (holder != null) {
      others.add(holder);
    }
    for (var look : looks) {
      var alike = lookAlikes.get(look);
      if (alike != null) {
        others.addAll(alike);
      }
    }
    others.remove(bearer);
    return List.copyOf(others);
  }

  private void hold(Person person, String name) {
    holders.put(keyOf.of(name), person);
    for (var look : Looks.of(name, library)) {
      lookAlikes.computeIfAbsent(look, none -> new LinkedHashSet<>()).add(person);
    }
  }

  private void forgetLooks(Person person) {
    for (var look : Looks.of(String.valueOf(person.name()), library)) {
      var alike = lookAlikes.get(look);
      if (alike != null && alike.remove(person) && alike.isEmpty()) {
        lookAlikes.remove(look);
      }
    }
  }

  /** The person keeps its name, which is not that of a token any more. */
  void endClaim(Person person) {
    if (person.isVerified()) {
      Looks.of(String.valueOf(person.name()), library)
          .forEach(look -> bearers.remove(look, person));
    }
    person.verified(false);
  }

  /** Gives the person this name, and frees the one it had. */
  void give(Person person, String name) {
    release(person);
    person.rename(name, skeletonOf.apply(name), stem(name));
    hold(person, name);
  }

  /** Frees the person's name. */
  void release(Person person) {
    var name = person.name();
    if (name != null) {
      if (holders.remove(keyOf.of(name), person)) {
        forgetLooks(person);
      }
      endClaim(person);
    }
  }

  /** The person, present or away, who has this name; null if nobody has it. */
  @Nullable Person holder(String name) {
    return holders.get(keyOf.of(name));
  }

  /**
   * The name without the number at its end; null if it has none, or is a name that the hub gave to
   * a guest.
   */
  private Person.@Nullable Stem stem(String name) {
    int end = name.length();
    while (end > 0 && Character.isDigit(name.codePointBefore(end))) {
      end -= Character.charCount(name.codePointBefore(end));
    }
    var stem = name.substring(0, end).strip();
    boolean none = end == name.length() || keyOf.of(stem).isEmpty();
    return none || keyOf.of(stem).equals(keyOf.of(GUEST))
        ? null
        : new Person.Stem(stem, skeletonOf.apply(stem));
  }

  /** Whether nobody else has this name. */
  boolean isFree(Person asker, String name) {
    var holder = holders.get(keyOf.of(name));
    if (holder != null && holder != asker) {
      return false;
    }
    if (policy.name(room, name) == Policy.NameRuling.RESERVED) {
      return false;
    }
    return bearers.isEmpty()
        || Looks.of(name, library).stream()
            .map(bearers::get)
            .allMatch(bearer -> bearer == null || bearer == asker);
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
