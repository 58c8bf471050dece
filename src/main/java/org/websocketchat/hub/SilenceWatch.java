package org.websocketchat.hub;

import org.websocketchat.protocol.CloseCode;

/** Who is silent for too long: pinged, judged, dropped. */
final class SilenceWatch {
  private static final long PING_AFTER_MILLIS = 25_000;
  private static final long DROP_AFTER_MILLIS = 45_000;
  private static final long HELLO_MILLIS = 5_000;

  /** What somebody gets whose time has come while we were not looking. */
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
      // One who was not read yet, as others of its address are before it, has its time from then
      // on.
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
      // The other sub-protocol has pings of its own.
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
      // Not a final code: a page that was frozen before it could say hello is no worse than others.
      sockets.close(turn, due.client(), CloseCode.TRY_LATER, "no hello came in 5 s");
    }
  }
}
