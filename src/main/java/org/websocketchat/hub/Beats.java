package org.websocketchat.hub;

import org.websocketchat.protocol.ServerFrame;

/** The signs of life that go to the readers of {@code websocket-chat.v1}. */
final class Beats {
  /** How long the server is silent at most, but for a tenth. */
  static final long PING_MILLIS = 25_000;

  private static final int SPREAD_MILLIS = 2_500;

  private final Sockets sockets;
  private final Stays stays;
  private final Alarms alarms;
  private final Dice dice;

  Beats(Sockets sockets, Stays stays, Alarms alarms, Dice dice) {
    this.sockets = sockets;
    this.stays = stays;
    this.alarms = alarms;
    this.dice = dice;
  }

  void begin(Turn turn, ChatClient client) {
    long wait = PING_MILLIS - SPREAD_MILLIS + dice.below(2 * SPREAD_MILLIS + 1);
    alarms.set(turn.millis() + wait, new Alarms.Beat(client));
  }

  /** Sends one, and sets the next. */
  void beat(Turn turn, ChatClient client) {
    var session = client.session();
    if (session == null || !sockets.isOpen(client)) {
      return;
    }
    long head = client.isLive() ? client.room().log().head() : ServerFrame.NONE;
    turn.deliver(new ServerFrame.Ping(head), client);
    if (turn.wallMillis() - session.rememberedMillis() >= Stays.REMEMBER_MILLIS / 2) {
      stays.remember(turn, client.room(), session);
    }
    begin(turn, client);
  }
}
