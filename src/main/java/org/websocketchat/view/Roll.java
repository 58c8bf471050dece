package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.websocketchat.session.Person;

/** The list of people: the own person first, then the others by name; draws only what changes. */
public final class Roll {
  /** Draws the people, one below the other. */
  public interface Paper {
    /** Draws a person at this place; a new person is inserted there, others are drawn anew. */
    void draw(Person person, int place, boolean isNew);

    /** Removes the person at this place. */
    void remove(int place);
  }

  /** How many people are drawn at most, however many a server names. */
  static final int MOST = 2_000;

  private final Formats formats;
  private final Paper paper;
  private final List<Person> sorted = new ArrayList<>();

  /** The drawn people, in the order of the session. */
  private List<Person> told = List.of();

  public Roll(Formats formats, Paper paper) {
    this.formats = formats;
    this.paper = paper;
  }

  /** The drawn people, in the order of the list. */
  public List<Person> people() {
    return sorted;
  }

  /**
   * Draws these people instead, at most {@link #MOST}; most of them have the same order as before.
   */
  public void draw(List<Person> all) {
    var people = all;
    if (all.size() > MOST) {
      people = new ArrayList<>();
      for (int i = 0; i < MOST; i++) {
        people.add(all.get(i));
      }
    }
    int next = 0;
    for (int i = 0; i < told.size(); i++) {
      var before = told.get(i);
      int place = place(before);
      if (next == people.size() || !isSame(before, people.get(next))) {
        sorted.remove(place);
        paper.remove(place);
        if (i + 1 < told.size()
            && next + 1 < people.size()
            && isSame(told.get(i + 1), people.get(next + 1))) {
          insert(people.get(next++)); // instead of the one with another name
        }
      } else {
        var now = people.get(next++);
        if (now.typing() != before.typing()) {
          sorted.set(place, now);
          paper.draw(now, place, false);
        }
      }
    }
    while (next < people.size()) {
      insert(people.get(next++));
    }
    told = people;
  }

  /** The names of the people who are typing and not ignored. */
  public List<String> typists(Ignored ignored) {
    var names = new ArrayList<String>();
    for (int i = 0; i < sorted.size(); i++) {
      var person = sorted.get(i);
      if (person.typing() && !ignored.has(person)) {
        names.add(person.name());
      }
    }
    return names;
  }

  /** Whether the name contains this part; case and accents do not matter. */
  public boolean isFound(Person person, String part) {
    return formats.fold(person.name()).contains(formats.fold(part));
  }

  private void insert(Person person) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (isBefore(person, sorted.get(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    sorted.add(low, person);
    paper.draw(person, low, true);
  }

  private boolean isBefore(Person person, Person other) {
    return person.own() || (!other.own() && formats.compare(person.name(), other.name()) < 0);
  }

  private int place(Person person) {
    int i = 0;
    while (!isSame(sorted.get(i), person)) {
      i++;
    }
    return i;
  }

  /** Whether the two differ at most in whether they are typing. */
  private static boolean isSame(Person one, Person other) {
    return one.id() == other.id()
        && one.own() == other.own()
        && one.name().equals(other.name())
        && Objects.equals(one.like(), other.like());
  }
}
