package org.websocketchat.simulation;

import java.util.List;
import org.websocketchat.protocol.CloseCode;

/**
 * One WebSocket between a client and the server, with what browsers and servers do by themselves.
 */
final class Link {

  /** What a client is told; the server's counterpart is {@link Server}. */
  interface Client {
    void opened(String protocol);

    void received(String text);

    void errored();

    void closed(int code, String reason, boolean clean);
  }

  /** What a browser makes of the end of a socket. */
  enum Ending {
    CLOSE,
    ERROR_AND_CLOSE,
    ERROR_ALONE,
    LATE_CLOSE,
    NOTHING
  }

  /** How long and how wide it is, and how it will end. */
  record Shape(int latencyMillis, int bytesPerMilli, Ending ending) {}

  private static final int LATE_MILLIS = 20_000;

  private final World world;
  private final String owner;
  private final Server server;
  private final Client client;
  private final Ending ending;
  private final Pipe up;
  private final Pipe down;
  private boolean clientEnded;
  private boolean serverEnded;
  private boolean open;
  private String protocol = "";

  /** Of the room's log when the server took the socket in. */
  private String epoch = "";

  /** What had been told to all then: what comes after goes to this socket too. */
  private long since;

  Link(World world, String owner, Shape shape, Server server, Client client) {
    this.world = world;
    this.owner = owner;
    this.server = server;
    this.client = client;
    ending = shape.ending();
    up = new Pipe(world, shape.latencyMillis(), shape.bytesPerMilli(), this::atServer);
    down = new Pipe(world, shape.latencyMillis(), shape.bytesPerMilli(), this::atClient);
  }

  /** Who opened it. */
  String owner() {
    return owner;
  }

  Pipe up() {
    return up;
  }

  Pipe down() {
    return down;
  }

  /** Whether neither end has seen it end. */
  boolean isAlive() {
    return !clientEnded && !serverEnded;
  }

  /** Whether both ends have seen it end: nothing will come of it. */
  boolean isOver() {
    return clientEnded && serverEnded;
  }

  /** Whether the client's browser has let go of it. */
  boolean isClientEnded() {
    return clientEnded;
  }

  void connect(List<String> protocols) {
    up.send(new Packet.Upgrade(protocols));
  }

  // The client's side.

  void clientSends(String text) {
    if (!clientEnded) {
      up.send(new Packet.Text(text));
    }
  }

  void clientCloses(int code, String reason) {
    up.send(new Packet.Close(code, reason));
  }

  /** The page leaves, or gives it up: what it had handed over may still arrive. */
  void clientAbandons(int code) {
    clientEnded = true;
    up.send(new Packet.Close(code, ""));
  }

  private void atClient(Packet packet) {
    switch (packet) {
      case Packet.Accepted(var protocol) -> {
        open = true;
        client.opened(protocol);
      }
      case Packet.Text(var text, int ignored) -> client.received(text);
      case Packet.Ping() -> up.send(new Packet.Pong());
      case Packet.Close close -> {
        up.send(close);
        endClient(close.code(), close.reason(), true);
      }
      case Packet.Reset() -> endClient(CloseCode.ABNORMAL, "", false);
      case Packet.Pong ignored -> {}
      case Packet.Upgrade ignored -> {}
    }
  }

  private void endClient(int code, String reason, boolean clean) {
    if (clientEnded) {
      return;
    }
    clientEnded = true;
    boolean errs =
        !open || ending == Ending.ERROR_AND_CLOSE || (ending == Ending.ERROR_ALONE && !clean);
    if (errs) {
      client.errored();
    }
    switch (ending) {
      case CLOSE, ERROR_AND_CLOSE -> client.closed(code, reason, clean);
      case LATE_CLOSE -> world.after(LATE_MILLIS, () -> client.closed(code, reason, clean));
      case ERROR_ALONE, NOTHING -> {
        if (clean) {
          client.closed(code, reason, clean);
        }
      }
    }
  }

  // The server's side.

  void takenIn(StoredLog truth) {
    epoch = truth.epoch();
    since = truth.lastTold();
  }

  long since() {
    return since;
  }

  /** What the server picked. */
  String protocol() {
    return protocol;
  }

  String epoch() {
    return epoch;
  }

  void serverSends(Packet packet) {
    if (!serverEnded) {
      down.send(packet);
    }
  }

  /** The server's process lets go of it. */
  void serverDrops() {
    serverEnded = true;
    up.cut(0, false);
    down.cut(Integer.MAX_VALUE, true);
  }

  private void atServer(Packet packet) {
    if (serverEnded) {
      return;
    }
    switch (packet) {
      case Packet.Upgrade(var protocols) -> {
        var picked = server.pick(protocols);
        if (picked == null) {
          serverDrops();
        } else {
          protocol = picked;
          down.send(new Packet.Accepted(picked));
          server.opened(this);
        }
      }
      case Packet.Reset() -> {
        serverEnded = true;
        server.gone(this);
      }
      case Packet.Text text -> server.arrived(this, text);
      case Packet.Pong pong -> server.arrived(this, pong);
      case Packet.Close close -> server.arrived(this, close);
      case Packet.Accepted ignored -> {}
      case Packet.Ping ignored -> {}
    }
  }

  /** The server has read a close frame, which ends the handshake. */
  void serverEnds(Packet.Close close) {
    down.send(close);
    serverEnded = true;
  }

  // The network.

  /** Breaks it after a prefix in each direction; an end that is not told goes on waiting. */
  void cut(boolean serverTold) {
    world.note(owner, "CUT", serverTold ? "" : "server not told");
    up.cut(world.dice.below(4), serverTold);
    down.cut(world.dice.below(4), true);
  }
}
