package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ServerFrame;

/** Who is here and who is writing, as a server of {@code websocket-chat.v1} tells it bit by bit. */
final class Roster {
  /** How long somebody counts as writing who does not say so again. */
  static final long TYPING_MILLIS = 6_000;

  /** Until when somebody counts as writing. */
  private record Typist(long id, long untilMillis) {}

  private final List<Person> people = new ArrayList<>();

  /** Those of them who are writing. */
  private final List<Typist> typists = new ArrayList<>();

  /** Everybody, once on each socket; we are the one with this id. */
  void begin(List<ServerFrame.Person> all, long ownId, Turn turn) {
    people.clear();
    typists.clear();
    for (int i = 0; i < all.size(); i++) {
      people.add(shown(all.get(i), all.get(i).id() == ownId));
    }
    tell(turn);
  }

  /** Somebody is here; whose coming the list told already may have been renamed since. */
  void joined(ServerFrame.Person person, boolean own, Turn turn) {
    if (find(person.id()) >= 0) {
      renamed(person.id(), person.name(), person.like(), turn);
    } else {
      people.add(shown(person, own));
      turn.show(new Change.SignedIn(person.name(), turn.now.wallMillis(), false));
      tell(turn);
    }
  }

  void left(long id, Turn turn) {
    int i = find(id);
    if (i >= 0) {
      stopsTyping(id);
      turn.show(new Change.SignedOut(people.remove(i).name(), turn.now.wallMillis()));
      tell(turn);
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
    tell(turn);
  }

  /** Somebody else is writing. */
  void typing(long id, Turn turn) {
    int i = find(id);
    if (i >= 0) {
      stopsTyping(id);
      typists.add(new Typist(id, turn.now.millis() + TYPING_MILLIS));
      show(i, true, turn);
    }
  }

  /** Somebody has said what it wrote. */
  void said(long id, Turn turn) {
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

  /** Those who said before this time that they are writing do not any more. */
  void runOut(long millis, Turn turn) {
    for (int i = typists.size() - 1; i >= 0; i--) {
      if (typists.get(i).untilMillis() <= millis) {
        show(find(typists.remove(i).id()), false, turn);
      }
    }
  }

  private static Person shown(ServerFrame.Person person, boolean own) {
    return new Person(person.id(), person.tag(), person.name(), person.like(), own, false);
  }

  /** Whether the one with this id was writing until now. */
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
      tell(turn);
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

  /** A name that looks like that of somebody who is gone is no danger. */
  private void tell(Turn turn) {
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
