package org.websocketchat.store;

import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Utf8;

/** The size of a message, as {@link HubOutput.Read} counts it. */
final class MessageBytes {
  /** The bytes that a message counts in addition to name and text. */
  static final int OVERHEAD = 100;

  private MessageBytes() {}

  static long of(String name, Body body) {
    return (long) Utf8.length(name) + body.bytes() + OVERHEAD;
  }
}
