package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.websocketchat.session.Person;

/**
 * Keeps the people in order, oneself first and the others by name, and redraws only what changed.
 */
public final class PeopleList {
  /** Draws the list. */
  public interface Renderer {
    /** Draws the person at this index: inserts a new one, or redraws the one that is there. */
    void draw(Person person, int index, boolean isNew);

    /** Removes the person at this index. */
    void remove(int index);
  }

  /** How many people are drawn at most, however many a server names. */
  static final int MAX_PEOPLE = 2_000;

  private final Formats formats;
  private final Renderer renderer;
  private final List<Person> sorted = new ArrayList<>();

  /** The drawn people, in the order of the session. */
  private List<Person> drawn = List.of();

  public PeopleList(Formats formats, Renderer renderer) {
    this.formats = formats;
    this.renderer = renderer;
  }

  /** The drawn people, in the order of the list. */
  public List<Person> people() {
    return sorted;
  }

  /**
   * Changes the list to these people, at most {@link #MAX_PEOPLE}. Assumes that most of them are in
   * the same order as before.
   */
  public void draw(List<Person> all) {
    var people = all;
    if (all.size() > MAX_PEOPLE) {
      people = new ArrayList<>();
      for (int i = 0; i < MAX_PEOPLE; i++) {
        people.add(all.get(i));
      }
    }
    int next = 0;
    for (int i = 0; i < drawn.size(); i++) {
      var before = drawn.get(i);
      if (next == people.size() || !isSame(before, people.get(next))) {
        int place = place(before);
        sorted.remove(place);
        renderer.remove(place);
        if (i + 1 < drawn.size()
            && next + 1 < people.size()
            && isSame(drawn.get(i + 1), people.get(next + 1))) {
          insert(people.get(next++)); // instead of the one with another name
        }
      } else {
        var now = people.get(next++);
        if (now.typing() != before.typing()) {
          int place = place(before);
          sorted.set(place, now);
          renderer.draw(now, place, false);
        }
      }
    }
    while (next < people.size()) {
      insert(people.get(next++));
    }
    drawn = people;
  }

  /** The names of the people who are typing and not ignored. */
  public List<String> typingNames(IgnoreList ignoreList) {
    var names = new ArrayList<String>();
    for (int i = 0; i < sorted.size(); i++) {
      var person = sorted.get(i);
      if (person.typing() && !ignoreList.contains(person)) {
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
    renderer.draw(person, low, true);
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
        && one.standing().equals(other.standing())
        && Objects.equals(one.like(), other.like());
  }
}
