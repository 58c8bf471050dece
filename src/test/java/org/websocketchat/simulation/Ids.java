package org.websocketchat.simulation;

import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Json;

/** Learns from what a server says which id belongs to whom. */
final class Ids {
  private final Truth truth;
  private final GuideCodec guide;

  Ids(Truth truth, Json json) {
    this.truth = truth;
    guide = new GuideCodec(json);
  }

  /** A server said this to the socket of this owner. */
  void told(String frame, String owner) {
    if (frame.startsWith("{\"type\":\"id\"")
        && guide.decode(frame) instanceof GuideFrame.Id(long id)) {
      truth.idGiven(id, owner);
    }
  }
}
