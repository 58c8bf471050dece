package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rooms that somebody is in or may return to. */
final class Rooms {
  private final Budget budget;
  private final Library library;
  private final Policy policy;
  private final StartRules startRules;
  private final Map<String, Room> rooms = new LinkedHashMap<>();

  /** The same rooms, by the address that began each. */
  private final Reserve<Room> begun;

  Rooms(HubLimits limits, Budget budget, Library library, Policy policy, StartRules startRules) {
    this.budget = budget;
    this.library = library;
    this.policy = policy;
    this.startRules = startRules;
    begun = new Reserve<>(limits.address().rooms(), limits.server().rooms());
  }

  int count() {
    return rooms.size();
  }

  /** The number of people in all rooms together. */
  int people() {
    int people = 0;
    for (var room : rooms.values()) {
      people += room.accounts().places().taken();
    }
    return people;
  }

  /** The room of this name, or a new one, which is not {@link #keep kept} yet. */
  Room named(String name) {
    var room = rooms.get(name);
    return room == null
        ? new Room(name, budget.room(name), library, policy, startRules.of(name))
        : room;
  }

  /**
   * Keeps the room from now on. If there are too many, a room in which nobody is present makes a
   * place: the oldest that the visitor's network began if that network began too many, else the
   * oldest of the network that began most. A room in which another address has a name is never
   * taken.
   */
  Decision keep(Turn turn, Room room, Visitor visitor) {
    if (rooms.get(room.name()) == room) {
      return new Decision.Granted(0);
    }
    var full = begun.full(visitor.address());
    while (full != null) {
      var place = placeOf(full);
      if (place == null) {
        return budget.refused(full, Budget.SERVER, "rooms begun", RefusalKind.ROOMS);
      }
      forget(turn, place);
      full = begun.full(visitor.address());
    }
    rooms.put(room.name(), room);
    begun.add(room, visitor.address());
    return new Decision.Granted(0);
  }

  /** A room that can make a place; null if there is none. */
  private @Nullable Room placeOf(Places.Full full) {
    for (var room : begun.evictable(full)) {
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

  /**
   * Removes a room that a fault has ended: the next one of this name is begun anew from storage.
   */
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
