package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.ServerFrame;

/**
 * What the welcomes of people and of spectators have in common: what storage is asked before, what
 * the frame says of the room, and what a reader gets behind it.
 */
final class Welcomes {
  static final String UNREADABLE = "the log cannot be read now";

  private final Appends appends;
  private final Lookups lookups;
  private final Replay replay;
  private final Alarms alarms;
  private final Heartbeats heartbeats;
  private final TokenExpiry expiry;

  Welcomes(
      Appends appends,
      Lookups lookups,
      Replay replay,
      Alarms alarms,
      Heartbeats heartbeats,
      TokenExpiry expiry) {
    this.appends = appends;
    this.lookups = lookups;
    this.replay = replay;
    this.alarms = alarms;
    this.heartbeats = heartbeats;
    this.expiry = expiry;
  }

  /**
   * Asks storage where the log of the room stands, and how much of it the sender of a hello missed.
   *
   * @param tag the session that storage is asked for, too; null for a spectator
   */
  void lookUp(
      Turn turn, PendingRequests.Lookup request, ClientFrame.Greeting hello, @Nullable String tag) {
    var room = request.room();
    appends.open(turn, room);
    lookups.ask(
        turn,
        request,
        ask ->
            new HubOutput.Open(
                ask, room.name(), tag, after(hello), Long.MAX_VALUE, room.state().sanctionedAt()));
  }

  /** The offset for which storage counts what is behind it. */
  private static long after(ClientFrame.Greeting hello) {
    boolean anywhere = hello.epoch() == null || hello.offset() == ClientFrame.NONE;
    return anywhere ? Long.MAX_VALUE : hello.offset();
  }

  /** Whether everything after the client's position can be replayed. */
  static boolean isRecoverable(ClientFrame.Greeting hello, HubInput.Opened answer) {
    long offset = hello.offset();
    return answer.epoch().equals(hello.epoch())
        && offset != ClientFrame.NONE
        && offset >= answer.first() - 1
        && offset <= answer.head()
        && answer.head() - offset <= Limits.REPLAY_MESSAGES
        && answer.head() - offset == answer.behindMessages()
        && answer.behindBytes() <= Limits.REPLAY_BYTES;
  }

  /** Who a client is whose person has entered the room, or who posts. */
  static ServerFrame.Self self(Session session, HubInput.Opened answer) {
    var person = session.person();
    var sender = answer.sender();
    return new ServerFrame.Self(
        person.id(),
        session.tag(),
        String.valueOf(person.name()),
        sender == null ? 0 : sender.lastN(),
        person.standing());
  }

  /** The welcome, as the room and its log are now. */
  static ServerFrame.Welcome frame(
      Turn turn, Room room, ServerFrame.Self self, HubInput.Opened answer, boolean recovered) {
    return new ServerFrame.Welcome(
        self,
        answer.epoch(),
        answer.first(),
        answer.head(),
        recovered,
        Heartbeats.PING_MILLIS,
        turn.wallMillis(),
        allowance(room.rules()),
        answer.state().modeOr(room.startRules().mode()),
        answer.state().pinned());
  }

  private static ServerFrame.Allowance allowance(RoomRules rules) {
    return new ServerFrame.Allowance(
        Limits.FRAME_BYTES,
        Limits.TEXT_BYTES,
        Limits.NAME_CODE_POINTS,
        Limits.RATE,
        Limits.BURST,
        rules.editMillis());
  }

  /**
   * Sends what comes behind a welcome: what the reader missed, then who is there; pings and the
   * question for another token follow when they are due.
   */
  void goOn(Turn turn, ChatClient reader, ClientFrame.Greeting hello, ServerFrame.Welcome welcome) {
    replay.resume(turn, reader, welcome.recovered() ? hello.offset() : welcome.head());
    reader.room().presence().welcome(turn, alarms, reader);
    heartbeats.begin(turn, reader);
    expiry.begin(turn, reader);
  }
}
