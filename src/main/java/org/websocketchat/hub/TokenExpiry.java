package org.websocketchat.hub;

import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.ServerFrame;

/** Asks for another token before one ends, and closes the sockets whose token has ended. */
final class TokenExpiry {
  /** How long before its end another token is asked for. */
  private static final long ASK_MILLIS = 60_000;

  /**
   * For how long an alarm is set at most, then again: it remembers its socket, also one that has
   * ended, and a token may last for years.
   */
  private static final long LONGEST_ALARM_MILLIS = 3_600_000;

  private final Sockets sockets;
  private final Alarms alarms;

  TokenExpiry(Sockets sockets, Alarms alarms) {
    this.sockets = sockets;
    this.alarms = alarms;
  }

  /** The socket has this token from its hello on; nothing is done for a guest. */
  void begin(Turn turn, ChatClient client) {
    client.tokenAsked(false);
    setAlarm(turn, client, 0);
  }

  /**
   * The socket has another token than before. If that ends no later, it is no answer, and no other
   * one is asked for; else the next one is asked for when at least half of its time is over. Both
   * keep a client whose tokens are short, or always the same, from being asked without end.
   */
  void renewed(Turn turn, ChatClient client, SignedIdentity before, SignedIdentity now) {
    if (now.expiresWallMillis() > before.expiresWallMillis()) {
      client.tokenAsked(false);
    }
    setAlarm(turn, client, (now.expiresWallMillis() - turn.wallMillis()) / 2);
  }

  private void setAlarm(Turn turn, ChatClient client, long leastMillis) {
    var identity = client.identity();
    if (identity != null) {
      long left = identity.expiresWallMillis() - turn.wallMillis();
      long wait = client.isTokenAsked() ? left : Math.max(leastMillis, left - ASK_MILLIS);
      long at = turn.millis() + Math.clamp(wait, 0, LONGEST_ALARM_MILLIS);
      if (client.isTokenDueEarlier(at)) {
        alarms.set(at, new Alarms.TokenDue(client));
      }
    }
  }

  /**
   * Whether the token of the socket has ended. The alarm for that comes late if the machine was
   * suspended, so each frame is asked about.
   */
  static boolean isOver(Turn turn, ChatClient client) {
    var identity = client.identity();
    return identity != null && identity.expiresWallMillis() <= turn.wallMillis();
  }

  /** Asks for another token, or closes the socket because its token has ended. */
  void due(Turn turn, ChatClient client) {
    var identity = client.identity();
    if (identity == null || !client.isOpen() || !client.takeTokenDue(turn.millis())) {
      return;
    }
    long left = identity.expiresWallMillis() - turn.wallMillis();
    if (left <= 0) {
      sockets.close(turn, client, CloseCode.UNAUTHORIZED, Tokens.ENDED);
      return;
    }
    if (left <= ASK_MILLIS && !client.isTokenAsked()) {
      client.tokenAsked(true);
      turn.deliver(new ServerFrame.Token(left), client);
    }
    setAlarm(turn, client, 0);
  }
}
