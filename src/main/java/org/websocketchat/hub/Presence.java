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

/** The people who are shown as present in a room, and the news about them. */
final class Presence {
  /**
   * How many bytes a millisecond the news of one room may take. A list sent to everybody grows with
   * the square of the number of people, so the pause after it does too: 50 ms in a room of 100, 1.5
   * s in one of 1 000.
   */
  private static final long BYTES_PER_MILLI = 8_000;

  /** The same for the lists that newcomers get, one each: a storm of newcomers is soon over. */
  private static final long LIST_BYTES_PER_MILLI = 32_000;

  /** How many bytes of lists are sent together at most, so that they do not fill all queues. */
  private static final int MOST_LIST_BYTES = 4 << 20;

  private static final long SHORTEST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  /** The address that a person's place is counted under; null if it is not counted. */
  private record Seat(@Nullable Address address) {}

  private final Room room;
  private final LookAlikes lookAlikes;

  /** Everybody present, including people without a name. */
  private final Map<Person, Seat> people = new LinkedHashMap<>();

  /** The people about whom the readers have to be told something. */
  private final Set<Person> changed = new LinkedHashSet<>();

  /** The readers who are welcomed and wait for the list; they get no news before it. */
  private final Set<ChatClient> newcomers = new LinkedHashSet<>();

  /** The list as a frame; null if somebody came, went or was renamed since it was made. */
  private @Nullable String list;

  private long nextMillis = Long.MIN_VALUE;
  private boolean pending;
  private boolean hushed;

  Presence(Room room) {
    this.room = room;
    lookAlikes = new LookAlikes(room.names());
  }

  boolean isHere(Person person) {
    return people.containsKey(person);
  }

  /** Adds a person. Nobody is told before the person has a name. */
  void enter(Person person, @Nullable Address address) {
    if (people.putIfAbsent(person, new Seat(address)) == null) {
      room.accounts().places().take(address);
      note(person);
    }
  }

  /** Sends the list to a reader who has been welcomed, now or after the pause. */
  void welcome(Turn turn, Alarms alarms, ChatClient reader) {
    newcomers.add(reader);
    room.audienceChanged();
    tellSoon(turn, alarms);
  }

  /** Whether a reader has not been sent the list yet. */
  boolean isNewcomer(ChatClient reader) {
    return newcomers.contains(reader);
  }

  /**
   * Tells the sockets of a person that have no list yet how it is called now, since they get no
   * news.
   */
  void tellOwnName(Turn turn, Person person) {
    for (var session : person.sessions()) {
      var client = session.client();
      if (client != null && client.isWelcomed() && isNewcomer(client)) {
        var name = String.valueOf(person.name());
        turn.deliver(new ServerFrame.Renamed(person.id(), name, like(person)), client);
      }
    }
  }

  /** Forgets a reader who has left. */
  void forget(ChatClient reader) {
    newcomers.remove(reader);
  }

  /** Notes that a person was renamed, and tells it now or after the pause. */
  void changed(Turn turn, Alarms alarms, Person person) {
    note(person);
    tellSoon(turn, alarms);
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

  private void note(Person person) {
    changed.add(person);
    list = null;
    if (isHere(person)) {
      lookAlikes.add(person);
    } else {
      lookAlikes.remove(person);
    }
  }

  private void tellSoon(Turn turn, Alarms alarms) {
    if (pending || hushed) {
      return;
    }
    if (turn.millis() >= nextMillis) {
      tell(turn, alarms);
    } else {
      tellLater(alarms);
    }
  }

  private void tellLater(Alarms alarms) {
    pending = true;
    alarms.set(nextMillis, new Alarms.NewsDue(room));
  }

  /** Stops telling news: the server is stopping. */
  void stopTelling() {
    hushed = true;
  }

  /** Tells all readers what has changed since the last time, and sends newcomers the list. */
  void tell(Turn turn, Alarms alarms) {
    pending = false;
    if (hushed) {
      return;
    }
    boolean isNews = !changed.isEmpty(); // else only newcomers are told, and nobody hears of them
    long pause =
        (tellNews(turn) + (isNews ? tellGuides(turn) : 0)) / BYTES_PER_MILLI
            + tellNewcomers(turn) / LIST_BYTES_PER_MILLI;
    nextMillis = turn.millis() + Math.clamp(pause, SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
    if (!newcomers.isEmpty()) {
      tellLater(alarms);
    }
  }

  private long tellNews(Turn turn) {
    long bytes = 0;
    var readers = room.readers();
    for (var frame : news()) {
      turn.deliver(frame, readers);
      bytes += (long) frame.length() * readers.size();
    }
    return bytes;
  }

  private long tellGuides(Turn turn) {
    var guides = room.guides();
    if (guides.isEmpty()) {
      return 0;
    }
    var frame = GuideCodec.encode(new GuideFrame.UserList(names()));
    turn.deliver(frame, guides);
    return (long) frame.length() * guides.size();
  }

  /** Sends the list, encoded once, to as many newcomers as may have it now. */
  private long tellNewcomers(Turn turn) {
    if (newcomers.isEmpty()) {
      return 0;
    }
    var frame = list();
    int most = Math.max(1, MOST_LIST_BYTES / frame.length());
    var sockets = new ArrayList<Long>();
    for (var each = newcomers.iterator(); each.hasNext() && sockets.size() < most; ) {
      sockets.add(each.next().socket());
      each.remove();
    }
    room.audienceChanged();
    turn.deliver(frame, sockets);
    return (long) frame.length() * sockets.size();
  }

  /**
   * The name of another person present that this person's name could be mistaken for; null for
   * none.
   */
  @Nullable String like(Person person) {
    return lookAlikes.of(person);
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
    if (name != null && (known == 0 || !person.standing().equals(person.toldStanding()))) {
      frames.add(ServerFrameCodec.encode(new ServerFrame.Joined(shown(person, name))));
    } else if (name != null && !name.equals(person.toldName())) {
      var like = lookAlikes.of(person);
      frames.add(ServerFrameCodec.encode(new ServerFrame.Renamed(known, name, like)));
    }
    person.told(name == null ? 0 : person.id(), name);
  }

  /** Everybody present, as a frame. */
  private String list() {
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
    var like = lookAlikes.of(person);
    return new ServerFrame.Person(person.id(), person.tag(), name, like, person.standing());
  }
}
