package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;

/** One room: who is in it, what they are called, and what is on its way into its log. */
final class Room {
  /**
   * How much of the network the lists of one room may take, in bytes for each millisecond. A full
   * list to all is quadratic in the number of people, so the pause after it grows likewise: 50 ms
   * in a room of 100, 1.5 s in one of 1 000.
   */
  private static final long LIST_BYTES_PER_MILLI = 8_000;

  private static final long SHORTEST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final String name;
  private final Map<Long, Client> members = new LinkedHashMap<>();
  private final Names names;
  private final AppendQueue appends = new AppendQueue();

  /** The sockets of all members; null if somebody came or went since it was made. */
  private @Nullable List<Long> sockets;

  private long nextListMillis = Long.MIN_VALUE;
  private boolean listPending;

  Room(String name, NameKey keyOf) {
    this.name = name;
    this.names = new Names(keyOf);
  }

  String name() {
    return name;
  }

  Names names() {
    return names;
  }

  AppendQueue appends() {
    return appends;
  }

  void add(Client client) {
    members.put(client.socket(), client);
    sockets = null;
  }

  /** Whether the client was a member. */
  boolean remove(Client client) {
    sockets = null;
    names.release(client);
    return members.remove(client.socket()) != null;
  }

  /** Whether nobody is here and nothing is on its way into the log. */
  boolean isForgettable() {
    return members.isEmpty() && appends.isIdle();
  }

  /** Everybody's socket, of those without a name too. */
  List<Long> sockets() {
    if (sockets == null) {
      sockets = List.copyOf(members.keySet());
    }
    return sockets;
  }

  /** Tells everybody who is here: at once if that was not done lately, else in a while. */
  void listChanged(Turn turn, Alarms alarms) {
    if (listPending) {
      return;
    }
    if (turn.millis() >= nextListMillis) {
      sendList(turn);
    } else {
      listPending = true;
      alarms.set(nextListMillis, new Alarms.ListDue(this));
    }
  }

  /** Sends the list that had to wait. */
  void sendList(Turn turn) {
    listPending = false;
    var people = new ArrayList<String>();
    for (var member : members.values()) {
      var called = member.name();
      if (called != null) {
        people.add(called);
      }
    }
    var frame = GuideCodec.encode(new GuideFrame.UserList(people));
    turn.deliver(frame, sockets());
    long pause = (long) frame.length() * members.size() / LIST_BYTES_PER_MILLI;
    nextListMillis = turn.millis() + Math.clamp(pause, SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
  }
}
