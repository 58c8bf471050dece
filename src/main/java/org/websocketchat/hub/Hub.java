package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.websocketchat.hub.HubInput.Appended;
import org.websocketchat.hub.HubInput.Connected;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.RoomName;
import org.websocketchat.protocol.Utf8;

/** The chat server without its sockets: rooms, limits, pacing and who gets what. */
public final class Hub {
  private static final long PING_AFTER_MILLIS = 25_000;
  private static final long DROP_AFTER_MILLIS = 45_000;

  /** How long a peer may take to answer a close frame, and to read what is before it. */
  private static final long CLOSE_MILLIS = 5_000;

  /**
   * An alarm that comes later than this tells of a stall of ours, in which frames may have piled up
   * unread: nobody is judged by it before a turn and a second more.
   */
  private static final long LATE_MILLIS = 1_000;

  private static final long GRACE_MILLIS = 1_000;

  private final HubLimits limits;
  private final NameKey nameKey;
  private final GuideDialect dialect;
  private final Alarms alarms = new Alarms();
  private final Map<Long, Client> clients = new LinkedHashMap<>();
  private final Map<String, Room> rooms = new LinkedHashMap<>();

  private final Addresses addresses = new Addresses();

  private long lastId;
  private boolean stopping;

  public Hub(HubLimits limits, Json json, NameKey nameKey) {
    this.limits = limits;
    this.nameKey = nameKey;
    this.dialect = new GuideDialect(json, alarms);
  }

  /** Takes one input and says what is to be done about it, in order. */
  public List<HubOutput> handle(HubInput input, Now now) {
    var turn = new Turn(now);
    switch (input) {
      case Connected connected -> connected(turn, connected);
      case HubInput.SocketInput event -> {
        var client = clients.get(event.socket());
        if (client != null) {
          happened(turn, client, event);
        }
      }
      case Appended(var room, long firstOffset) -> appended(turn, room, firstOffset);
      case HubInput.AppendFailed(var room) -> appendFailed(turn, room);
      case HubInput.Opened opened -> throw unasked(opened);
      case HubInput.Page page -> throw unasked(page);
      case HubInput.StorageFailed failed -> throw unasked(failed);
      case HubInput.TimePassed() -> timePassed(turn);
      case HubInput.StopRequested() -> stop(turn);
    }
    return turn.outputs();
  }

  /** When to feed {@link HubInput.TimePassed}; {@link Long#MAX_VALUE} for never. */
  public long deadline() {
    return alarms.deadline();
  }

  /** How many rooms somebody is in. */
  public int rooms() {
    return rooms.size();
  }

  /** How many sockets are open or closing. */
  public int sockets() {
    return clients.size();
  }

  private void connected(Turn turn, Connected event) {
    if (!RoomName.isValid(event.room()) || clients.containsKey(event.socket())) {
      throw new IllegalArgumentException("the shell let in " + event);
    }
    int here = addresses.enter(event.address());
    var room = rooms.get(event.room());
    boolean full = room == null && rooms.size() >= limits.rooms();
    if (room == null) {
      room = new Room(event.room(), nameKey);
    }
    lastId = Math.max(lastId + 1, turn.wallMillis());
    var client = new Client(event.socket(), lastId, room, event.address(), turn.millis());
    clients.put(client.socket(), client);
    if (stopping) {
      close(turn, client, CloseCode.GOING_AWAY, "the server is stopping");
    } else if (here > limits.socketsPerAddress()) {
      close(turn, client, CloseCode.TOO_MANY, "too many sockets from your address");
    } else if (full) {
      close(turn, client, CloseCode.TRY_LATER, "too many rooms");
    } else {
      rooms.put(room.name(), room);
      room.add(client);
      dialect.welcome(turn, client);
      alarms.set(turn.millis() + PING_AFTER_MILLIS, new Alarms.Silence(client));
    }
    readOn(turn, client);
  }

  private void happened(Turn turn, Client client, HubInput.SocketInput event) {
    switch (event) {
      case HubInput.Received(long ignored, var text) -> received(turn, client, text);
      case HubInput.BinaryReceived ignored -> heard(turn, client);
      case HubInput.Heard ignored -> heard(turn, client);
      case HubInput.Backlogged ignored ->
          close(turn, client, CloseCode.SLOW_CONSUMER, "more waits for you than you read");
      case HubInput.Disconnected ignored -> disconnected(turn, client);
      case Connected again -> throw new IllegalArgumentException("twice: " + again);
    }
  }

  private void heard(Turn turn, Client client) {
    client.heard(turn.millis());
    readOn(turn, client);
  }

  private void received(Turn turn, Client client, String text) {
    client.heard(turn.millis());
    if (client.state() != Client.State.OPEN) {
      readOn(turn, client);
      return;
    }
    switch (dialect.received(turn, client, text)) {
      case Verdict.Handled() -> readOn(turn, client);
      case Verdict.Held() -> append(turn, client.room());
      case Verdict.Fault(int code, var reason) -> {
        close(turn, client, code, reason);
        readOn(turn, client);
      }
    }
  }

  /** Has the next frame read, now or when the socket has kept still for long enough. */
  private void readOn(Turn turn, Client client) {
    if (!isHere(client)) {
      return;
    }
    long wait = client.waitMillis(turn.millis());
    if (wait > 0) {
      alarms.set(turn.millis() + wait, new Alarms.Refill(client));
    } else {
      client.demanded(turn.millis());
      turn.say(new HubOutput.Demand(client.socket()));
    }
  }

  private void append(Turn turn, Room room) {
    var drafts = room.appends().next();
    if (drafts != null) {
      turn.say(new HubOutput.Append(room.name(), drafts));
    }
  }

  private void appended(Turn turn, String name, long firstOffset) {
    var room = waitingFor(name);
    for (var pending : room.appends().kept(firstOffset)) {
      turn.deliver(pending.copy(), room.sockets());
      readOn(turn, pending.author());
    }
    append(turn, room);
    forgetIfEmpty(turn, room);
  }

  private void appendFailed(Turn turn, String name) {
    var room = waitingFor(name);
    for (var pending : room.appends().failed()) {
      close(turn, pending.author(), CloseCode.TRY_LATER, "your message could not be kept");
      readOn(turn, pending.author());
    }
    forgetIfEmpty(turn, room);
  }

  private static IllegalStateException unasked(HubInput answer) {
    return new IllegalStateException("storage answered what was not asked: " + answer);
  }

  private Room waitingFor(String name) {
    var room = rooms.get(name);
    if (room == null) {
      throw new IllegalStateException("the log answered for a room that asked nothing: " + name);
    }
    return room;
  }

  private void timePassed(Turn turn) {
    for (var due = alarms.poll(turn.millis()); due != null; due = alarms.poll(turn.millis())) {
      boolean late = turn.millis() - due.atMillis() > LATE_MILLIS;
      switch (due.alarm()) {
        case Alarms.ListDue(var room) -> room.sendList(turn);
        case Alarms.Refill(var client) -> readOn(turn, client);
        case Alarms.Silence(var client) -> silence(turn, client, late);
        case Alarms.CloseOverdue overdue -> closeOverdue(turn, overdue, late);
      }
    }
  }

  private void silence(Turn turn, Client client, boolean late) {
    if (!isHere(client) || client.state() != Client.State.OPEN) {
      return;
    }
    long since = client.quietSinceMillis(turn.millis());
    long quiet = turn.millis() - since;
    if (quiet < PING_AFTER_MILLIS) {
      alarms.set(since + PING_AFTER_MILLIS, new Alarms.Silence(client));
    } else if (quiet < DROP_AFTER_MILLIS) {
      if (client.ping()) {
        turn.say(new HubOutput.Ping(client.socket()));
      }
      alarms.set(since + DROP_AFTER_MILLIS, new Alarms.Silence(client));
    } else if (late) {
      alarms.set(turn.millis() + GRACE_MILLIS, new Alarms.Silence(client));
    } else {
      drop(turn, client);
    }
  }

  private void closeOverdue(Turn turn, Alarms.CloseOverdue overdue, boolean late) {
    if (!isHere(overdue.client())) {
      return;
    }
    if (late) {
      alarms.set(turn.millis() + GRACE_MILLIS, overdue);
    } else {
      drop(turn, overdue.client());
    }
  }

  /** Whether the socket has neither gone nor been dropped. */
  private boolean isHere(Client client) {
    return client.state() != Client.State.DROPPED && clients.containsKey(client.socket());
  }

  private void stop(Turn turn) {
    stopping = true;
    for (var client : List.copyOf(clients.values())) {
      close(turn, client, CloseCode.GOING_AWAY, "the server is stopping");
    }
  }

  /** Closes an open socket; a second time, nothing is sent. */
  private void close(Turn turn, Client client, int code, String reason) {
    if (client.state() == Client.State.OPEN && isHere(client)) {
      client.become(Client.State.CLOSING);
      leave(turn, client);
      var cut = Utf8.cut(reason, Limits.CLOSE_REASON_BYTES);
      turn.say(new HubOutput.Close(client.socket(), code, cut));
      alarms.set(turn.millis() + CLOSE_MILLIS, new Alarms.CloseOverdue(client));
    }
  }

  private void drop(Turn turn, Client client) {
    client.become(Client.State.DROPPED);
    leave(turn, client);
    turn.say(new HubOutput.Drop(client.socket()));
  }

  private void disconnected(Turn turn, Client client) {
    leave(turn, client);
    clients.remove(client.socket());
    addresses.leave(client.address());
  }

  private void leave(Turn turn, Client client) {
    var room = client.room();
    if (room.remove(client)) {
      if (client.name() != null && !stopping) {
        room.listChanged(turn, alarms);
      }
      forgetIfEmpty(turn, room);
    }
  }

  private void forgetIfEmpty(Turn turn, Room room) {
    if (room.isForgettable() && rooms.remove(room.name(), room)) {
      turn.say(new HubOutput.Forget(room.name()));
    }
  }
}
