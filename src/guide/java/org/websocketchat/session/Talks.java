package org.websocketchat.session;

import org.websocketchat.protocol.Json;

/** Nothing but {@code json} is spoken, whatever else a server picks. */
final class Talks {
  private final GuideTalk guide;

  Talks(Json json, Outbox outbox, OwnName name, Memory memory, Connection connection) {
    guide = new GuideTalk(json, outbox, name, connection);
  }

  Talk of(String protocol) {
    return guide;
  }

  void forget(long before) {}
}
