package org.websocketchat.simulation;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;

/** Learns from what a server says which id and which tag belong to whom. */
final class IdMonitor {
  private final StoredLog truth;
  private final Json json;
  private final GuideCodec guide;

  IdMonitor(StoredLog truth, Json json) {
    this.truth = truth;
    this.json = json;
    guide = new GuideCodec(json);
  }

  /** A server said this to the socket of this owner; returns it if it is a welcome. */
  ServerFrame.@Nullable Welcome told(String frame, String owner) {
    if (frame.startsWith("{\"type\":\"id\"")
        && guide.decode(frame) instanceof GuideFrame.Id(long id)) {
      truth.idGiven(id, owner);
    } else if (frame.startsWith("{\"type\":\"welcome\"")
        && ServerFrameCodec.decode(json, frame) instanceof ServerFrame.Welcome welcome) {
      if (!welcome.self().isSpectator()) {
        truth.idGiven(welcome.self().id(), owner);
        truth.tagGiven(welcome.self().tag(), owner);
      }
      return welcome;
    }
    return null;
  }
}
