package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rooms there are: those somebody is in, or may soon return to. */
final class Rooms {
  private final Budget budget;
  private final Library library;
  private final Map<String, Room> rooms = new LinkedHashMap<>();

  /** The same, by whoever has begun them. */
  private final Reserve<Room> begun;

  Rooms(HubLimits limits, Budget budget, Library library) {
    this.budget = budget;
    this.library = library;
    begun = new Reserve<>(limits.address().rooms(), limits.server().rooms());
  }

  int count() {
    return rooms.size();
  }

  /** The room of this name, a new one if there is none, which is not {@link #keep kept} yet. */
  Room named(String name) {
    var room = rooms.get(name);
    return room == null ? new Room(name, budget.room(name), library) : room;
  }

  /**
   * Keeps the room from now on. Where there are too many, one that people may only return to makes
   * place: the oldest that the visitor's network has begun if that has begun too many, else the
   * oldest of the network that has begun most; never one in which others have a name.
   */
  Decision keep(Turn turn, Room room, Visitor visitor) {
    if (rooms.get(room.name()) == room) {
      return new Decision.Granted(0);
    }
    var full = begun.full(visitor.address());
    while (full != null) {
      var place = placeOf(full);
      if (place == null) {
        return Budget.refused(full, Budget.SERVER, "rooms begun");
      }
      forget(turn, place);
      full = begun.full(visitor.address());
    }
    rooms.put(room.name(), room);
    begun.add(room, visitor.address());
    return new Decision.Granted(0);
  }

  /** A room that can make place; null if there is none. */
  private @Nullable Room placeOf(Places.Full full) {
    for (var room : begun.crowd(full)) {
      if (room.isEmpty() && room.isAtRest() && room.isReservedFor(begun.addressOf(room))) {
        return room;
      }
    }
    return null;
  }

  Iterable<Room> all() {
    return rooms.values();
  }

  void forgetIfEmpty(Turn turn, Room room) {
    if (room.isForgettable()) {
      forget(turn, room);
    }
  }

  /** A fault has ended the room: the next one of this name is another, begun from storage. */
  void end(Room room) {
    rooms.remove(room.name(), room);
    begun.remove(room);
  }

  private void forget(Turn turn, Room room) {
    if (rooms.remove(room.name(), room)) {
      begun.remove(room);
      turn.say(new HubOutput.Forget(room.name()));
    }
  }
}
