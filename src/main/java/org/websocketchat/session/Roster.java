package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ServerFrame;

/** The people in the room and who of them is writing, in {@code websocket-chat.v1}. */
final class Roster {
  /** How long a person counts as writing after the server has said so. */
  static final long TYPING_MILLIS = 6_000;

  /** A person that is writing, and until when it counts as that. */
  private record Typist(long id, long untilMillis) {}

  private final List<Person> people = new ArrayList<>();

  /** The people who are writing. */
  private final List<Typist> typists = new ArrayList<>();

  /** Takes the list of everybody. The person of this session has this id. */
  void begin(List<ServerFrame.Person> all, long ownId, Turn turn) {
    people.clear();
    typists.clear();
    for (int i = 0; i < all.size(); i++) {
      people.add(shown(all.get(i), all.get(i).id() == ownId));
    }
    showPeople(turn);
  }

  /** A person has entered, or is in the list already and may have another name by now. */
  void joined(ServerFrame.Person person, boolean own, Turn turn) {
    int i = find(person.id());
    if (i >= 0) {
      renamed(person.id(), person.name(), person.like(), turn);
      if (!people.get(i).standing().equals(person.standing())) {
        people.set(i, people.get(i).standing(person.standing()));
        showPeople(turn);
      }
    } else {
      people.add(shown(person, own));
      turn.show(new Change.SignedIn(person.name(), turn.now.wallMillis(), false));
      showPeople(turn);
    }
  }

  void left(long id, Turn turn) {
    int i = find(id);
    if (i >= 0) {
      stopsTyping(id);
      turn.show(new Change.SignedOut(people.remove(i).name(), turn.now.wallMillis()));
      showPeople(turn);
    }
  }

  void renamed(long id, String name, @Nullable String like, Turn turn) {
    int i = find(id);
    if (i < 0 || people.get(i).name().equals(name)) {
      return;
    }
    var before = people.get(i);
    people.set(i, before.renamed(name, like));
    if (!before.own()) {
      turn.show(new Change.Renamed(before.name(), name, turn.now.wallMillis(), false));
    }
    showPeople(turn);
  }

  /** Another person is writing. */
  void typing(long id, Turn turn) {
    int i = find(id);
    if (i >= 0) {
      stopsTyping(id);
      typists.add(new Typist(id, turn.now.millis() + TYPING_MILLIS));
      show(i, true, turn);
    }
  }

  /** A person has sent a message, and so is not writing any more. */
  void sent(long id, Turn turn) {
    if (stopsTyping(id)) {
      show(find(id), false, turn);
    }
  }

  /** When {@link #runOut} is to be called. */
  long deadline() {
    long earliest = Timers.NEVER;
    for (int i = 0; i < typists.size(); i++) {
      earliest = Math.min(earliest, typists.get(i).untilMillis());
    }
    return earliest;
  }

  /** Ends the writing of those whose time is over; of all with {@link Timers#NEVER}. */
  void runOut(long millis, Turn turn) {
    for (int i = typists.size() - 1; i >= 0; i--) {
      if (typists.get(i).untilMillis() <= millis) {
        show(find(typists.remove(i).id()), false, turn);
      }
    }
  }

  private static Person shown(ServerFrame.Person person, boolean own) {
    return new Person(
        person.id(), person.tag(), person.name(), person.like(), person.standing(), own, false);
  }

  /**
   * Takes the person with this id out of those who are writing; returns whether it was one of them.
   */
  private boolean stopsTyping(long id) {
    for (int i = 0; i < typists.size(); i++) {
      if (typists.get(i).id() == id) {
        typists.remove(i);
        return true;
      }
    }
    return false;
  }

  private void show(int i, boolean typing, Turn turn) {
    if (people.get(i).typing() != typing) {
      people.set(i, people.get(i).typing(typing));
      showPeople(turn);
    }
  }

  private int find(long id) {
    for (int i = 0; i < people.size(); i++) {
      if (people.get(i).id() == id) {
        return i;
      }
    }
    return -1;
  }

  /** Shows the people, without {@code like} where the other person is gone. */
  private void showPeople(Turn turn) {
    var told = new ArrayList<Person>();
    for (int i = 0; i < people.size(); i++) {
      var one = people.get(i);
      var like = one.like();
      told.add(like == null || isHere(like) ? one : one.renamed(one.name(), null));
    }
    turn.show(new Change.PeopleChanged(told));
  }

  private boolean isHere(String name) {
    for (int i = 0; i < people.size(); i++) {
      if (people.get(i).name().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
