package org.websocketchat.hub;

import org.websocketchat.protocol.ServerFrame;

/** Sends pings to the readers of {@code websocket-chat.v1}. */
final class Heartbeats {
  /** The longest silence of the server; it may be exceeded by a tenth. */
  static final long PING_MILLIS = 25_000;

  private static final int SPREAD_MILLIS = 2_500;

  private final Sessions sessions;
  private final Alarms alarms;
  private final SeededRandom random;

  Heartbeats(Sessions sessions, Alarms alarms, SeededRandom random) {
    this.sessions = sessions;
    this.alarms = alarms;
    this.random = random;
  }

  void begin(Turn turn, ChatClient client) {
    long wait = PING_MILLIS - SPREAD_MILLIS + random.below(2 * SPREAD_MILLIS + 1);
    alarms.set(turn.millis() + wait, new Alarms.HeartbeatDue(client));
  }

  /** Sends a ping and sets the alarm for the next one. */
  void ping(Turn turn, ChatClient client) {
    var session = client.session();
    if (!client.isOpen()) {
      return;
    }
    long head = client.isLive() ? client.room().log().head() : ServerFrame.NONE;
    turn.deliver(new ServerFrame.Ping(head), client);
    if (session != null // a spectator has nothing to remember
        && turn.wallMillis() - session.rememberedMillis() >= Sessions.REMEMBER_MILLIS / 2) {
      sessions.remember(turn, client.room(), session);
    }
    begin(turn, client);
  }
}
