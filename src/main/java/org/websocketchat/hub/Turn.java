package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;

/** One call of {@link Hub#handle}: its time, and what the hub has said in it so far. */
final class Turn {
  private final Now now;
  private final List<HubOutput> outputs = new ArrayList<>();

  /** The room that it is about just now; null for none. */
  private @Nullable Room room;

  Turn(Now now) {
    this.now = now;
  }

  /** From now on it is about this room, which ends if the turn throws. */
  void about(Room its) {
    room = its;
  }

  @Nullable Room room() {
    return room;
  }

  /** What was said so far, said in a later turn. */
  Turn continuedAt(Now later) {
    var next = new Turn(later);
    next.outputs.addAll(outputs);
    return next;
  }

  long millis() {
    return now.millis();
  }

  long wallMillis() {
    return now.wallMillis();
  }

  void say(HubOutput output) {
    outputs.add(output);
  }

  /** Sends one frame to many, encoded once. */
  void deliver(GuideFrame.Known frame, List<Long> sockets) {
    if (!sockets.isEmpty()) {
      deliver(GuideCodec.encode(frame), sockets);
    }
  }

  /** The same in the other sub-protocol. */
  void deliver(ServerFrame.Known frame, List<Long> sockets) {
    if (!sockets.isEmpty()) {
      deliver(ServerFrameCodec.encode(frame), sockets);
    }
  }

  /** Sends one frame to one. */
  void deliver(ServerFrame.Known frame, Client client) {
    deliver(frame, List.of(client.socket()));
  }

  /** Sends to those who are not busy what is soon worth nothing. */
  void offer(ServerFrame.Known frame, List<Long> sockets) {
    if (!sockets.isEmpty()) {
      outputs.add(new HubOutput.Offer(ServerFrameCodec.encode(frame), sockets));
    }
  }

  void deliver(String frame, List<Long> sockets) {
    if (!sockets.isEmpty()) {
      outputs.add(new HubOutput.Deliver(frame, sockets));
    }
  }

  List<HubOutput> outputs() {
    return List.copyOf(outputs);
  }
}
