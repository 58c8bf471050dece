package org.websocketchat.store;

import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Utf8;

/** What a message counts for, as {@link HubOutput.Read} counts. */
final class MessageBytes {
  /** What it counts for besides name and text. */
  static final int OVERHEAD = 100;

  private MessageBytes() {}

  static long of(String name, Body body) {
    return (long) Utf8.length(name) + body.bytes() + OVERHEAD;
  }
}
