package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.ServerFrame.Person;

/** Who is here, as a server of {@code websocket-chat.v1} tells it bit by bit. */
final class Roster {
  private final List<Person> people = new ArrayList<>();

  /** Everybody, once on each socket. */
  void begin(List<Person> all, Turn turn) {
    people.clear();
    people.addAll(all);
    tell(turn);
  }

  /** Somebody is here; whose coming the list told already may have been renamed since. */
  void joined(Person person, boolean own, Turn turn) {
    if (find(person.id()) >= 0) {
      renamed(person.id(), person.name(), own, turn);
    } else {
      people.add(person);
      turn.show(new Change.SignedIn(person.name(), turn.now.wallMillis(), false));
      tell(turn);
    }
  }

  void left(long id, Turn turn) {
    int i = find(id);
    if (i >= 0) {
      turn.show(new Change.SignedOut(people.remove(i).name(), turn.now.wallMillis()));
      tell(turn);
    }
  }

  void renamed(long id, String name, boolean own, Turn turn) {
    int i = find(id);
    if (i < 0 || people.get(i).name().equals(name)) {
      return;
    }
    var before = people.get(i);
    people.set(i, new Person(id, before.tag(), name, null));
    if (!own) {
      turn.show(new Change.Renamed(before.name(), name, turn.now.wallMillis(), false));
    }
    tell(turn);
  }

  private int find(long id) {
    for (int i = 0; i < people.size(); i++) {
      if (people.get(i).id() == id) {
        return i;
      }
    }
    return -1;
  }

  private void tell(Turn turn) {
    var names = new ArrayList<String>();
    for (int i = 0; i < people.size(); i++) {
      names.add(people.get(i).name());
    }
    turn.show(new Change.PeopleChanged(names));
  }
}
