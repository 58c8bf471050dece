package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.websocketchat.session.Person;

/** The list of people: oneself, then the others by name. A change draws those it concerns. */
public final class Roll {
  /** Where the people are drawn, one below the other. */
  public interface Paper {
    /** Draws a person at this place, before whoever stands there if it is a new one. */
    void draw(Person person, int place, boolean isNew);

    /** Takes whoever stands there off. */
    void remove(int place);
  }

  /** So many are drawn at most, whatever a server tells. */
  static final int MOST = 2_000;

  private final Formats formats;
  private final Paper paper;
  private final List<Person> sorted = new ArrayList<>();

  /** Those who are drawn, as the session told of them. */
  private List<Person> told = List.of();

  public Roll(Formats formats, Paper paper) {
    this.formats = formats;
    this.paper = paper;
  }

  /** Those who are drawn, in their order. */
  public List<Person> people() {
    return sorted;
  }

  /** Draws these instead, of whom most stand in the same order as before; not too many. */
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
          insert(people.get(next++)); // in the place of who was called otherwise
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

  /** The names of those who are writing and are heard. */
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

  /** Whether somebody is found by this, whatever the case and the accents. */
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

  /** Whether nothing but the writing tells one from the other. */
  private static boolean isSame(Person one, Person other) {
    return one.id() == other.id()
        && one.own() == other.own()
        && one.name().equals(other.name())
        && Objects.equals(one.like(), other.like());
  }
}
