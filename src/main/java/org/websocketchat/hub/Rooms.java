package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.Map;

/** The rooms there are: those somebody is in, or may soon return to. */
final class Rooms {
  private final int limit;
  private final Library library;
  private final Map<String, Room> rooms = new LinkedHashMap<>();

  Rooms(int limit, Library library) {
    this.limit = limit;
    this.library = library;
  }

  int count() {
    return rooms.size();
  }

  /** The room of this name, a new one if there is none, which is not {@link #keep kept} yet. */
  Room named(String name) {
    var room = rooms.get(name);
    return room == null ? new Room(name, library) : room;
  }

  /**
   * Keeps the room from now on. Where there are too many, one that people may only return to makes
   * place.
   *
   * @return whether there was place
   */
  boolean keep(Turn turn, Room room) {
    if (rooms.get(room.name()) == room) {
      return true;
    }
    if (rooms.size() >= limit) {
      forgetOneThatIsEmpty(turn);
    }
    if (rooms.size() >= limit) {
      return false;
    }
    rooms.put(room.name(), room);
    return true;
  }

  /** The room that storage speaks of. */
  Room waitingFor(String name) {
    var room = rooms.get(name);
    if (room == null) {
      throw new IllegalStateException("the log answered for a room that asked nothing: " + name);
    }
    return room;
  }

  Iterable<Room> all() {
    return rooms.values();
  }

  void forgetIfEmpty(Turn turn, Room room) {
    if (room.isForgettable()) {
      forget(turn, room);
    }
  }

  private void forgetOneThatIsEmpty(Turn turn) {
    for (var room : rooms.values()) {
      if (room.isEmpty() && room.isAtRest()) {
        forget(turn, room);
        return;
      }
    }
  }

  private void forget(Turn turn, Room room) {
    if (rooms.remove(room.name(), room)) {
      turn.say(new HubOutput.Forget(room.name()));
    }
  }
}
