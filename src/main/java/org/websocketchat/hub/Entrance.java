package org.websocketchat.hub;

import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.RoomName;
import org.websocketchat.protocol.SubProtocol;

/** Lets sockets in: asks the budget, begins the room, and lets wait whoever has to. */
final class Entrance {
  private final Policy policy;
  private final Library library;
  private final Budget budget;
  private final Rooms rooms;
  private final Sockets sockets;
  private final Appends appends;
  private final GuideDialect guide;
  private final Lookups lookups;
  private final SilenceWatch silenceWatch;

  Entrance(
      Policy policy,
      Library library,
      Budget budget,
      Rooms rooms,
      Sockets sockets,
      Appends appends,
      GuideDialect guide,
      Lookups lookups,
      SilenceWatch silenceWatch) {
    this.policy = policy;
    this.library = library;
    this.budget = budget;
    this.rooms = rooms;
    this.sockets = sockets;
    this.appends = appends;
    this.guide = guide;
    this.lookups = lookups;
    this.silenceWatch = silenceWatch;
  }

  /** Lets a socket in or closes it with the reason. While the server stops, nobody is let in. */
  void connected(Turn turn, HubInput.Connected event, boolean stopping) {
    if (!RoomName.isValid(event.room()) || sockets.get(event.socket()) != null) {
      throw new IllegalArgumentException("the shell let in " + event);
    }
    var room = rooms.named(event.room());
    turn.about(room);
    var client = client(turn, event, room);
    sockets.add(client);
    if (stopping) {
      sockets.closeForStop(turn, client);
    } else {
      switch (admitted(turn, client, room)) {
        case Decision.Granted(long waitMillis) -> {
          client.delay(turn.millis() + waitMillis);
          enter(turn, client, room);
        }
        case Decision.Refused refused -> sockets.refuse(turn, client, refused);
      }
    }
    if (client.state() != Client.State.WAITING) {
      sockets.readOn(turn, client);
    }
  }

  /** Lets in a socket of {@code json}: storage has given it an id. */
  void opened(Turn turn, GuideClient client, HubInput.Opened answer) {
    if (client.isOpen() && client.room().isUnknown()) {
      failed(turn, client); // it is unknown which names are reserved
      return;
    }
    var exclusion = policy.entry(client.asker(turn.wallMillis())); // the room's state is known now
    if (client.isOpen() && exclusion != null) {
      sockets.close(turn, client, exclusion.closeCode(), exclusion.reason());
    } else if (client.isOpen()) {
      switch (budget.person(client.visitor(), client.room().accounts())) {
        case Decision.Granted ignored -> {
          client.person().beginPresence(answer.id());
          client.become(Client.State.LIVE);
          guide.welcome(turn, client);
        }
        case Decision.Refused refused -> sockets.refuse(turn, client, refused);
      }
    }
    sockets.readOn(turn, client);
  }

  /** Closes a socket of {@code json}: storage could not give it an id. */
  void failed(Turn turn, GuideClient client) {
    sockets.close(turn, client, CloseCode.TRY_LATER, Welcomes.UNREADABLE);
    sockets.readOn(turn, client);
  }

  /** Decides whether the socket may come in, and how long its first frame has to wait. */
  private Decision admitted(Turn turn, Client client, Room room) {
    var visitor = client.visitor();
    if (client instanceof GuideClient
        && policy.entry(client.asker(turn.wallMillis()))
            instanceof Policy.Exclusion(int code, var reason)) {
      return budget.connect(visitor, turn.millis()) instanceof Decision.Refused tooMany
          ? tooMany
          : new Decision.Refused(code, reason);
    }
    if (client instanceof GuideClient
        && budget.person(visitor, room.accounts()) instanceof Decision.Refused full) {
      return full;
    }
    var connect = budget.connect(visitor, turn.millis());
    return connect instanceof Decision.Granted
            && rooms.keep(turn, room, visitor) instanceof Decision.Refused full
        ? full
        : connect;
  }

  private Client client(Turn turn, HubInput.Connected event, Room room) {
    var visitor = budget.arrive(event.address());
    if (event.address() != null) {
      visitor.addressHash(library.addressHash().apply(event.address().narrowest()));
    }
    if (event.protocol().equals(SubProtocol.V1)) {
      return new ChatClient(event.socket(), room, visitor, turn.millis());
    }
    if (event.protocol().equals(HubInput.POST)) {
      return ChatClient.ofPost(event.socket(), room, visitor, turn.millis());
    }
    return new GuideClient(event.socket(), room, visitor, turn.millis());
  }

  private void enter(Turn turn, Client client, Room room) {
    if (room.isUnknown()) {
      appends.open(turn, room);
    }
    room.add(client);
    if (client instanceof GuideClient guest) {
      client.become(Client.State.WAITING);
      lookups.ask(
          turn,
          new PendingRequests.OpenGuide(guest),
          ask ->
              new HubOutput.Open(
                  ask,
                  room.name(),
                  null,
                  Long.MAX_VALUE,
                  Long.MAX_VALUE,
                  room.state().sanctionedAt()));
    }
    silenceWatch.begin(turn, client);
  }
}
