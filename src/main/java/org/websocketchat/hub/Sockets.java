package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;

/** All sockets of all rooms: reads their next frames, closes and drops them. */
final class Sockets {
  /** How long a peer may take to read what is queued and answer our close frame. */
  private static final long CLOSE_MILLIS = 5_000;

  /** The same for the socket with the longest queue when too much is queued for all. */
  private static final long FULLEST_MILLIS = 1_000;

  /** The same for a socket that was not let in. */
  private static final long REFUSED_MILLIS = 1_000;

  /** How many sockets that were not let in are waited for; further ones are dropped at once. */
  private static final int MOST_REFUSED = 1_000;

  private static final String ROOM_ENDED = "a fault of the server ended this room; come back";

  private final Budget budget;
  private final Rooms rooms;
  private final Sessions sessions;
  private final Lookups lookups;
  private final Alarms alarms;
  private final Map<Long, Client> clients = new LinkedHashMap<>();

  /** The sockets that were not let in and have not ended. */
  private final Set<Client> notLetIn = new LinkedHashSet<>();

  Sockets(Budget budget, Rooms rooms, Sessions sessions, Lookups lookups, Alarms alarms) {
    this.budget = budget;
    this.rooms = rooms;
    this.sessions = sessions;
    this.lookups = lookups;
    this.alarms = alarms;
  }

  int count() {
    return clients.size();
  }

  @Nullable Client get(long socket) {
    return clients.get(socket);
  }

  List<Client> all() {
    return List.copyOf(clients.values());
  }

  void add(Client client) {
    clients.put(client.socket(), client);
  }

  /**
   * Counts a frame that came. The next one is read when the budget allows it; a socket far over its
   * budget is closed.
   */
  void heard(Turn turn, Client client, int chars) {
    client.heard(turn.millis());
    var room = client.room().accounts();
    apply(turn, client, budget.frame(client.visitor(), room, chars, turn.millis()));
  }

  /** Delays the next frame of the client, or closes it, as the budget has decided. */
  void apply(Turn turn, Client client, Decision decision) {
    switch (decision) {
      case Decision.Granted(long waitMillis) -> client.delay(turn.millis() + waitMillis);
      case Decision.Refused(int code, var reason) -> {
        client.delay(turn.millis() + Budget.MOST_WAIT_MILLIS);
        close(turn, client, code, reason);
      }
    }
  }

  /** Demands the next frame, now or when the pace and the budget allow it. */
  void readOn(Turn turn, Client client) {
    if (client.isGone() || (client.room().isEnded() && client.isReading())) {
      return;
    }
    if (client.readFromMillis() > turn.millis()) {
      alarms.set(client.readFromMillis(), new Alarms.Refill(client));
    } else {
      client.demanded(turn.millis());
      turn.say(new HubOutput.Demand(client.socket()));
    }
  }

  /** Asks the shell to say when less than 64 KiB wait for this socket. */
  void awaitDrain(Turn turn, ChatClient client) {
    if (client.awaitDrain()) {
      turn.say(new HubOutput.Drain(client.socket()));
    }
  }

  /** Closes a socket that is open; without effect on others. */
  void close(Turn turn, Client client, int code, String reason) {
    if (client.isOpen()) {
      client.become(Client.State.CLOSING);
      var cut = Utf8.cut(reason, Limits.CLOSE_REASON_BYTES);
      turn.say(new HubOutput.Close(client.socket(), code, cut));
      alarms.set(turn.millis() + CLOSE_MILLIS, new Alarms.CloseOverdue(client));
      if (lookups.takeBack(client)) {
        readOn(turn, client);
      }
      leave(turn, client, code); // last: should it throw, the socket is closed all the same
    }
  }

  /** Closes a socket because the server stops. */
  void closeForStop(Turn turn, Client client) {
    int code =
        switch (client) {
          case GuideClient ignored -> CloseCode.GOING_AWAY;
          case ChatClient ignored -> CloseCode.RESTART;
        };
    close(turn, client, code, "the server is stopping");
  }

  /** Closes a socket that is not let in, and drops it soon. */
  void refuse(Turn turn, Client client, Decision.Refused refused) {
    close(turn, client, refused.code(), refused.reason());
    alarms.set(turn.millis() + REFUSED_MILLIS, new Alarms.CloseOverdue(client));
    if (notLetIn.size() < MOST_REFUSED) {
      notLetIn.add(client);
    } else {
      drop(turn, client);
    }
  }

  /**
   * Closes the socket with the longest queue, and drops it a second later whatever the peer does.
   */
  void closeFullest(Turn turn, Client client, String reason) {
    alarms.set(turn.millis() + FULLEST_MILLIS, new Alarms.CloseOverdue(client));
    close(turn, client, CloseCode.SLOW_CONSUMER, reason); // last: should it throw, it is dropped
  }

  /** Closes all sockets of a room that a fault has ended, without using the room. */
  void end(Turn turn, Room room) {
    for (var client : all()) {
      if (client.room() == room && client.isOpen()) {
        client.become(Client.State.CLOSING);
        turn.say(new HubOutput.Close(client.socket(), CloseCode.INTERNAL, ROOM_ENDED));
        alarms.set(turn.millis() + CLOSE_MILLIS, new Alarms.CloseOverdue(client));
        lookups.takeBack(client);
        readOn(turn, client);
      }
    }
  }

  void drop(Turn turn, Client client) {
    client.become(Client.State.GONE);
    turn.say(new HubOutput.Drop(client.socket()));
    lookups.takeBack(client);
    leave(turn, client, CloseCode.ABNORMAL); // last: should it throw, the socket is dropped
  }

  void disconnected(Turn turn, Client client, int code) {
    clients.remove(client.socket());
    budget.leave(client.visitor(), turn.millis());
    notLetIn.remove(client);
    client.become(Client.State.GONE);
    lookups.takeBack(client);
    leave(turn, client, code);
  }

  private void leave(Turn turn, Client client, int code) {
    var room = client.room();
    if (!room.remove(client)) {
      return;
    }
    switch (client) {
      case GuideClient guide -> {
        room.names().release(guide.person());
        room.presence().leave(turn, alarms, guide.person());
      }
      case ChatClient chat -> sessions.left(turn, chat, code);
    }
    rooms.forgetIfEmpty(turn, room);
  }
}
