package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;

/** Who shows as being in a room, and how the others are told of it. */
final class Presence {
  /**
   * How much of the network the news of one room may take, in bytes for each millisecond. A full
   * list to all is quadratic in the number of people, so the pause after it grows likewise: 50 ms
   * in a room of 100, 1.5 s in one of 1 000.
   */
  private static final long BYTES_PER_MILLI = 8_000;

  private static final long SHORTEST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  /** The place that somebody takes. */
  private record Seat(@Nullable Address address) {}

  private final Room room;

  /** Everybody here, of those without a name too. */
  private final Map<Person, Seat> people = new LinkedHashMap<>();

  /** Of whom the readers have something to be told. */
  private final Set<Person> changed = new LinkedHashSet<>();

  /** Everybody here as a frame; null if somebody came, went or was renamed since it was made. */
  private @Nullable String list;

  private long nextMillis = Long.MIN_VALUE;
  private boolean pending;
  private boolean hushed;

  Presence(Room room) {
    this.room = room;
  }

  boolean isHere(Person person) {
    return people.containsKey(person);
  }

  /** Lets somebody of this address in, of whom nothing is told before a name is given. */
  void enter(Person person, @Nullable Address address) {
    if (people.putIfAbsent(person, new Seat(address)) == null) {
      room.accounts().places().take(address);
    }
  }

  /** Takes note that somebody came, went or was renamed, and tells at once or in a while. */
  void changed(Turn turn, Alarms alarms, Person person) {
    changed.add(person);
    list = null;
    if (pending || hushed) {
      return;
    }
    if (turn.millis() >= nextMillis) {
      tell(turn);
    } else {
      pending = true;
      alarms.set(nextMillis, new Alarms.NewsDue(this));
    }
  }

  void leave(Turn turn, Alarms alarms, Person person) {
    var seat = people.remove(person);
    if (seat != null) {
      room.accounts().places().free(seat.address());
      if (person.name() != null) {
        changed(turn, alarms, person);
      }
    }
  }

  /** Tells nothing any more: everybody is being sent home. */
  void hush() {
    hushed = true;
  }

  /** Tells everybody what has changed since the last time. */
  void tell(Turn turn) {
    pending = false;
    long bytes = 0;
    var readers = room.readers();
    for (var frame : news()) {
      turn.deliver(frame, readers);
      bytes += (long) frame.length() * readers.size();
    }
    var guides = room.guides();
    if (!guides.isEmpty()) {
      var list = GuideCodec.encode(new GuideFrame.UserList(names()));
      turn.deliver(list, guides);
      bytes += (long) list.length() * guides.size();
    }
    long pause = Math.clamp(bytes / BYTES_PER_MILLI, SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
    nextMillis = turn.millis() + pause;
  }

  private List<String> names() {
    var names = new ArrayList<String>();
    for (var person : people.keySet()) {
      var called = person.name();
      if (called != null) {
        names.add(GuideDialect.harmless(called));
      }
    }
    return names;
  }

  private List<String> news() {
    var frames = new ArrayList<String>();
    for (var person : changed) {
      news(frames, person);
    }
    changed.clear();
    return frames;
  }

  private void news(List<String> frames, Person person) {
    var name = isHere(person) ? person.name() : null;
    long known = person.toldId();
    if (known != 0 && (name == null || known != person.id())) {
      frames.add(ServerFrameCodec.encode(new ServerFrame.Left(known)));
      known = 0;
    }
    if (name != null && known == 0) {
      frames.add(ServerFrameCodec.encode(new ServerFrame.Joined(shown(person, name))));
    } else if (name != null && !name.equals(person.toldName())) {
      var like = room.names().like(person, this::isHere);
      frames.add(ServerFrameCodec.encode(new ServerFrame.Renamed(known, name, like)));
    }
    person.told(name == null ? 0 : person.id(), name);
  }

  /** Everybody here, for one who has just come. */
  String list() {
    if (list == null) {
      list = ServerFrameCodec.encode(users());
    }
    return list;
  }

  private ServerFrame.UserList users() {
    var users = new ArrayList<ServerFrame.Person>();
    for (var person : people.keySet()) {
      var name = person.name();
      if (name != null) {
        users.add(shown(person, name));
      }
    }
    return new ServerFrame.UserList(users);
  }

  private ServerFrame.Person shown(Person person, String name) {
    var like = room.names().like(person, this::isHere);
    return new ServerFrame.Person(person.id(), person.tag(), name, like);
  }
}
