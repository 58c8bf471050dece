package org.websocketchat.hub;

import org.websocketchat.protocol.CloseCode;

/** Pings, judges and drops sockets that are silent for too long. */
final class SilenceWatch {
  private static final long PING_AFTER_MILLIS = 25_000;
  private static final long DROP_AFTER_MILLIS = 45_000;
  private static final long HELLO_MILLIS = 5_000;

  /** How much longer a socket has if the server stalled when its time came. */
  private static final long GRACE_MILLIS = 1_000;

  private final Sockets sockets;
  private final Alarms alarms;

  SilenceWatch(Sockets sockets, Alarms alarms) {
    this.sockets = sockets;
    this.alarms = alarms;
  }

  void begin(Turn turn, Client client) {
    alarms.set(turn.millis() + PING_AFTER_MILLIS, new Alarms.Silence(client));
    if (client instanceof ChatClient chat) {
      // A socket that waits for the budget of its address is judged from its first read on.
      alarms.set(client.readFromMillis() + HELLO_MILLIS, new Alarms.HelloDue(chat));
    }
  }

  void silence(Turn turn, Client client, boolean late) {
    if (!client.isOpen()) {
      return;
    }
    long since = client.quietSinceMillis(turn.millis());
    long quiet = turn.millis() - since;
    if (quiet < PING_AFTER_MILLIS) {
      alarms.set(since + PING_AFTER_MILLIS, new Alarms.Silence(client));
    } else if (quiet < DROP_AFTER_MILLIS) {
      // websocket-chat.v1 has pings of its own.
      if (client instanceof GuideClient guide && guide.ping()) {
        turn.say(new HubOutput.Ping(client.socket()));
      }
      alarms.set(since + DROP_AFTER_MILLIS, new Alarms.Silence(client));
    } else if (late) {
      alarms.set(turn.millis() + GRACE_MILLIS, new Alarms.Silence(client));
    } else {
      sockets.drop(turn, client);
    }
  }

  void closeOverdue(Turn turn, Alarms.CloseOverdue overdue, boolean late) {
    if (overdue.client().isGone()) {
      return;
    }
    if (late) {
      alarms.set(turn.millis() + GRACE_MILLIS, overdue);
    } else {
      sockets.drop(turn, overdue.client());
    }
  }

  void helloDue(Turn turn, Alarms.HelloDue due, boolean late) {
    if (due.client().state() != Client.State.OPEN) {
      return;
    }
    if (late) {
      alarms.set(turn.millis() + GRACE_MILLIS, due);
    } else {
      // Not a final code: the page may have been frozen before it could say hello.
      sockets.close(turn, due.client(), CloseCode.TRY_LATER, "no hello came in 5 s");
    }
  }
}
