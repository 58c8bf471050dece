package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;

/** One call of {@link Hub#handle}: its time and its outputs so far. */
final class Turn {
  private final Now now;
  private final List<HubOutput> outputs = new ArrayList<>();

  /** The room that the turn is about at present; null for none. */
  private @Nullable Room room;

  Turn(Now now) {
    this.now = now;
  }

  /** Notes which room the turn is about from now on: that room ends if the turn throws. */
  void about(Room its) {
    room = its;
  }

  @Nullable Room room() {
    return room;
  }

  /** A later turn that begins with the outputs of this one. */
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

  /** Sends one frame, encoded once, to many sockets. */
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

  /** Sends a frame that is soon worth nothing, but not to sockets with a long queue. */
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
