package org.websocketchat.hub;

import java.util.List;
import org.websocketchat.hub.HubInput.Connected;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.RoomName;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.SubProtocol;

/** The chat server without its sockets: what happens is led to whoever handles it. */
public final class Hub {
  /**
   * An alarm that comes later than this tells of a stall of ours, in which frames may have piled up
   * unread: nobody is judged by it before a turn and a second more.
   */
  private static final long LATE_MILLIS = 1_000;

  /** Over how long those are spread who come back after a restart. */
  private static final long SPREAD_MILLIS = 8_000;

  private static final String STOPPING = "the server is stopping";

  private final HubLimits limits;
  private final Alarms alarms = new Alarms();
  private final PendingRequests requests = new PendingRequests();
  private final Rooms rooms;
  private final Sessions sessions;
  private final Sockets sockets;
  private final SilenceWatch silenceWatch;
  private final Heartbeats heartbeats;
  private final Replay replay;
  private final HistoryPages historyPages;
  private final Appends appends;
  private final Hellos hellos;
  private final GuideDialect guide;
  private final ChatDialect chat;

  private long lastId;
  private boolean stopping;

  /**
   * Makes a hub without sockets.
   *
   * @param seed of what chance there is (when pings are sent): the same seed, inputs and times give
   *     the same outputs
   */
  public Hub(HubLimits limits, Json json, Library library, long seed) {
    this.limits = limits;
    rooms = new Rooms(limits.server().rooms(), library);
    sessions = new Sessions(rooms, alarms, limits.server().names());
    sockets = new Sockets(rooms, sessions, alarms);
    silenceWatch = new SilenceWatch(sockets, alarms);
    heartbeats = new Heartbeats(sessions, alarms, new SeededRandom(seed));
    replay = new Replay(sockets, requests);
    historyPages = new HistoryPages(sockets, requests);
    appends = new Appends(rooms, sockets, replay, sessions, requests, alarms);
    hellos = new Hellos(library, sockets, sessions, appends, replay, requests, alarms, heartbeats);
    guide = new GuideDialect(json, alarms);
    chat = new ChatDialect(json, hellos, sessions, historyPages, alarms);
  }

  /** Takes one input and says what is to be done about it, in order. */
  public List<HubOutput> handle(HubInput input, Now now) {
    var turn = new Turn(now);
    switch (input) {
      case Connected connected -> connected(turn, connected);
      case HubInput.SocketInput event -> {
        var client = sockets.get(event.socket());
        if (client != null) {
          happened(turn, client, event);
        }
      }
      case HubInput.Appended answer -> {
        appends.appended(turn, answer);
        rooms.forgetIfEmpty(turn, rooms.named(answer.room()));
      }
      case HubInput.AppendFailed answer -> {
        appends.appendFailed(turn, answer);
        rooms.forgetIfEmpty(turn, rooms.named(answer.room()));
      }
      case HubInput.Opened answer -> opened(turn, answer);
      case HubInput.Page answer -> page(turn, answer);
      case HubInput.StorageFailed answer -> storageFailed(turn, answer);
      case HubInput.TimePassed() -> timePassed(turn);
      case HubInput.StopRequested() -> stop(turn);
    }
    return turn.outputs();
  }

  /** When to feed {@link HubInput.TimePassed}; {@link Long#MAX_VALUE} for never. */
  public long deadline() {
    return alarms.deadline();
  }

  /** How many rooms somebody is in, or may soon return to. */
  public int rooms() {
    return rooms.count();
  }

  /** How many sockets are open or closing. */
  public int sockets() {
    return sockets.count();
  }

  private void connected(Turn turn, Connected event) {
    if (!RoomName.isValid(event.room()) || sockets.get(event.socket()) != null) {
      throw new IllegalArgumentException("the shell let in " + event);
    }
    var room = rooms.named(event.room());
    var client = client(turn, event, room);
    int here = sockets.add(client);
    if (stopping) {
      sockets.close(turn, client, stopCode(client), STOPPING);
    } else if (here > limits.address().sockets()) {
      sockets.close(turn, client, CloseCode.TOO_MANY, "too many sockets from your address");
    } else if (room.size() >= limits.room().people()) {
      sockets.close(turn, client, CloseCode.TRY_LATER, "too many people in this room");
    } else if (!rooms.keep(turn, room)) {
      sockets.close(turn, client, CloseCode.TRY_LATER, "too many rooms");
    } else {
      enter(turn, client, room);
    }
    if (client.state() != Client.State.WAITING) {
      sockets.readOn(turn, client);
    }
  }

  /**
   * Storage has said where the room stands, or that it cannot: then whoever waits is sent away,
   * since he might take a name that is reserved.
   */
  private void begun(Turn turn, Room room) {
    for (var client : room.waitingGuides()) {
      if (room.isUnknown()) {
        sockets.close(turn, client, CloseCode.TRY_LATER, Hellos.UNREADABLE);
      } else {
        client.become(Client.State.LIVE);
      }
      sockets.readOn(turn, client);
    }
  }

  private Client client(Turn turn, Connected event, Room room) {
    if (event.protocol().equals(SubProtocol.V1)) {
      return new ChatClient(event.socket(), room, event.address(), turn.millis());
    }
    lastId = Math.max(lastId + 1, turn.wallMillis());
    return new GuideClient(event.socket(), lastId, room, event.address(), turn.millis());
  }

  private void enter(Turn turn, Client client, Room room) {
    if (room.isUnknown() && room.isAtRest()) {
      appends.open(turn, room);
    }
    room.add(client);
    if (client instanceof GuideClient member) {
      guide.welcome(turn, member);
      client.become(Client.State.WAITING);
      if (!room.isUnknown()) {
        client.become(Client.State.LIVE);
      }
    }
    silenceWatch.begin(turn, client);
  }

  private void happened(Turn turn, Client client, HubInput.SocketInput event) {
    switch (event) {
      case HubInput.Received(long ignored, var text) -> received(turn, client, text);
      case HubInput.BinaryReceived ignored -> heard(turn, client);
      case HubInput.Heard ignored -> heard(turn, client);
      case HubInput.Backlogged ignored ->
          sockets.close(turn, client, CloseCode.SLOW_CONSUMER, "more waits for you than you read");
      case HubInput.Overfull ignored ->
          sockets.closeFullest(turn, client, "more waits for all readers than this server keeps");
      case HubInput.Drained ignored -> {
        if (client instanceof ChatClient reader) {
          reader.drained();
          replay.drained(turn, reader);
          historyPages.drained(turn, reader);
        }
      }
      case HubInput.Disconnected(long ignored, int code) ->
          sockets.disconnected(turn, client, code);
      case Connected again -> throw new IllegalArgumentException("twice: " + again);
    }
  }

  private void heard(Turn turn, Client client) {
    client.heard(turn.millis());
    sockets.readOn(turn, client);
  }

  private void received(Turn turn, Client client, String text) {
    client.heard(turn.millis());
    if (!client.isOpen()) {
      sockets.readOn(turn, client);
      return;
    }
    var verdict =
        switch (client) {
          case GuideClient member -> guide.received(turn, member, text);
          case ChatClient member -> chat.received(turn, member, text);
        };
    switch (verdict) {
      case Verdict.Handled() -> sockets.readOn(turn, client);
      case Verdict.Kept() -> appends.append(turn, client.room());
      case Verdict.Held() -> {}
      case Verdict.Fault(int code, var reason) -> {
        sockets.close(turn, client, code, reason);
        sockets.readOn(turn, client);
      }
    }
  }

  private void opened(Turn turn, HubInput.Opened answer) {
    var opened = rooms.named(answer.room());
    boolean begins = opened.isUnknown();
    switch (requests.take(answer.ask(), answer)) {
      case PendingRequests.OfRoom(var room) -> appends.opened(turn, room, answer);
      case PendingRequests.OfHello ask -> hellos.opened(turn, ask, answer);
      case PendingRequests.OfReplay ignored -> throw PendingRequests.notAsked(answer);
      case PendingRequests.OfHistory ignored -> throw PendingRequests.notAsked(answer);
    }
    if (begins) {
      begun(turn, opened);
    }
    rooms.forgetIfEmpty(turn, opened);
  }

  private void page(Turn turn, HubInput.Page answer) {
    switch (requests.take(answer.ask(), answer)) {
      case PendingRequests.OfReplay(var client) -> replay.page(turn, client, answer);
      case PendingRequests.OfHistory ask -> historyPages.page(turn, ask, answer);
      case PendingRequests.OfRoom ignored -> throw PendingRequests.notAsked(answer);
      case PendingRequests.OfHello ignored -> throw PendingRequests.notAsked(answer);
    }
    rooms.forgetIfEmpty(turn, rooms.named(answer.room()));
  }

  private void storageFailed(Turn turn, HubInput.StorageFailed answer) {
    switch (requests.take(answer.ask(), answer)) {
      case PendingRequests.OfRoom(var room) -> appends.openFailed(turn, room);
      case PendingRequests.OfHello(var client, var ignored) -> hellos.failed(turn, client);
      case PendingRequests.OfReplay(var client) -> replay.failed(turn, client);
      case PendingRequests.OfHistory ask -> historyPages.failed(turn, ask);
    }
    var room = rooms.named(answer.room());
    begun(turn, room);
    rooms.forgetIfEmpty(turn, room);
  }

  private void timePassed(Turn turn) {
    for (var due = alarms.poll(turn.millis()); due != null; due = alarms.poll(turn.millis())) {
      boolean late = turn.millis() - due.atMillis() > LATE_MILLIS;
      switch (due.alarm()) {
        case Alarms.NewsDue(var presence) -> presence.tell(turn);
        case Alarms.Refill(var client) -> sockets.readOn(turn, client);
        case Alarms.StandUnknown(var room) -> appends.askAgain(turn, room);
        case Alarms.Silence(var client) -> silenceWatch.silence(turn, client, late);
        case Alarms.CloseOverdue overdue -> silenceWatch.closeOverdue(turn, overdue, late);
        case Alarms.HelloDue hello -> silenceWatch.helloDue(turn, hello, late);
        case Alarms.HeartbeatDue(var client) -> heartbeats.beat(turn, client);
        case Alarms.GraceOver grace -> sessions.graceOver(turn, grace, late);
        case Alarms.ReservationOver reservation ->
            sessions.reservationOver(turn, reservation, late);
      }
    }
  }

  private void stop(Turn turn) {
    stopping = true;
    rooms.all().forEach(room -> room.presence().hush());
    for (var client : sockets.all()) {
      if (client instanceof ChatClient reader && reader.isWelcomed()) {
        turn.deliver(new ServerFrame.Bye(SPREAD_MILLIS), reader);
      }
      sockets.close(turn, client, stopCode(client), STOPPING);
    }
  }

  private static int stopCode(Client client) {
    return switch (client) {
      case GuideClient ignored -> CloseCode.GOING_AWAY;
      case ChatClient ignored -> CloseCode.RESTART;
    };
  }
}
