package org.websocketchat.simulation;

import java.util.List;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.SubProtocol;

/** A socket in a second room of the same server: nothing but the server's own end closes it. */
final class NextDoor {
  private static final String ROOM = "next-door";

  /** The sockets of the first room count from 1. */
  private static final long SOCKET = 0;

  private final World world;
  private boolean stopping;

  NextDoor(World world) {
    this.world = world;
  }

  /** The server has started. */
  HubInput comes() {
    stopping = false;
    return new HubInput.Connected(SOCKET, ROOM, SubProtocol.JSON, null);
  }

  /** The server has been asked to stop. */
  void stopping() {
    stopping = true;
  }

  /** What is to be told to the hub for an output that concerns this room or socket. */
  List<HubInput> answers(HubOutput output) {
    if (output instanceof HubOutput.Open open && owns(open)) {
      return List.of(
          new HubInput.Opened(open.ask(), ROOM, "e1", 1, 0, open.ask(), 0, 0, null, List.of()));
    }
    if (output instanceof HubOutput.Ping(long socket) && socket == SOCKET) {
      return List.of(new HubInput.Heard(SOCKET));
    }
    boolean ends =
        (output instanceof HubOutput.Close close && close.socket() == SOCKET)
            || (output instanceof HubOutput.Drop drop && drop.socket() == SOCKET);
    world.must(stopping || !ends, Rule.ONE_ROOM_ENDS, () -> "the other room gets " + output);
    return ends ? List.of(new HubInput.Disconnected(SOCKET, CloseCode.NORMAL)) : List.of();
  }

  /** Whether this is asked about the second room. */
  boolean owns(HubOutput.Open open) {
    return open.room().equals(ROOM);
  }

  /** An end that comes from the shell. */
  HubOutput end() {
    return new HubOutput.Drop(SOCKET);
  }
}
