package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ServerFrame;

/** Who is here and who is writing, as a server of {@code websocket-chat.v1} tells it bit by bit. */
final class Roster {
  /** How long somebody counts as writing who does not say so again. */
  static final long TYPING_MILLIS = 6_000;

  /** Somebody who is writing, and until when that is taken for granted. */
  private record Typist(long id, long untilMillis) {}

  private final List<Person> people = new ArrayList<>();

  /** Who said so last is last. */
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
    forget(id);
    int i = find(id);
    if (i >= 0) {
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
    people.set(i, new Person(id, before.tag(), name, like, before.own(), before.typing()));
    if (!before.own()) {
      turn.show(new Change.Renamed(before.name(), name, turn.now.wallMillis(), false));
    }
    tell(turn);
  }

  /** Somebody else is writing. */
  void typing(long id, Turn turn) {
    int i = find(id);
    if (i >= 0) {
      forget(id);
      typists.add(new Typist(id, turn.now.millis() + TYPING_MILLIS));
      mark(i, true, turn);
    }
  }

  /** Somebody has said what it wrote. */
  void said(long id, Turn turn) {
    int i = find(id);
    if (forget(id) && i >= 0) {
      mark(i, false, turn);
    }
  }

  /** Nobody can tell any more who is writing. */
  void lost(Turn turn) {
    while (!typists.isEmpty()) {
      said(typists.getFirst().id(), turn);
    }
  }

  /** When {@link #runOut} is to be called. */
  long deadline() {
    return typists.isEmpty() ? Timers.NEVER : typists.getFirst().untilMillis();
  }

  void runOut(Turn turn) {
    while (deadline() <= turn.now.millis()) {
      said(typists.getFirst().id(), turn);
    }
  }

  private static Person shown(ServerFrame.Person person, boolean own) {
    return new Person(person.id(), person.tag(), person.name(), person.like(), own, false);
  }

  private boolean forget(long id) {
    return typists.removeIf(typist -> typist.id() == id);
  }

  private void mark(int i, boolean typing, Turn turn) {
    var before = people.get(i);
    if (before.typing() != typing) {
      people.set(i, before.typing(typing));
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

  private void tell(Turn turn) {
    turn.show(new Change.PeopleChanged(people));
  }
}
