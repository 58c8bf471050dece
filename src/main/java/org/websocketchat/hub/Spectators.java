package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.ServerFrame;

/**
 * Lets in spectators: sockets that get what everybody gets, and are nobody in the room
 * (docs/protocol.md, "Spectators"). A spectator has no session, so it has no name, no place among
 * the people, and nothing in storage, and leaves nothing when its socket ends.
 */
final class Spectators {
  private final Sockets sockets;
  private final Appends appends;
  private final Replay replay;
  private final Lookups lookups;
  private final Alarms alarms;
  private final Heartbeats heartbeats;
  private final Identities identities;
  private final TokenExpiry expiry;
  private final Policy policy;

  Spectators(
      Sockets sockets,
      Appends appends,
      Replay replay,
      Lookups lookups,
      Alarms alarms,
      Heartbeats heartbeats,
      Identities identities,
      TokenExpiry expiry,
      Policy policy) {
    this.sockets = sockets;
    this.appends = appends;
    this.replay = replay;
    this.lookups = lookups;
    this.alarms = alarms;
    this.heartbeats = heartbeats;
    this.identities = identities;
    this.expiry = expiry;
    this.policy = policy;
  }

  /**
   * Handles the hello of a spectator. The socket waits until storage has answered where the log
   * stands.
   *
   * @param identity what its token says; null for none
   */
  Verdict received(
      Turn turn,
      ChatClient client,
      ClientFrame.SpectatorHello hello,
      @Nullable SignedIdentity identity) {
    client.identity(identity);
    client.becomeSpectator(identity == null ? null : identities.whoOf(identity));
    if (policy.entry(client.asker(turn.wallMillis()))
        instanceof Policy.Exclusion(int code, var reason)) {
      return new Verdict.Fault(code, reason);
    }
    var room = client.room();
    appends.open(turn, room);
    lookups.ask(
        turn,
        new PendingRequests.OpenSpectator(client, hello),
        ask ->
            new HubOutput.Open(
                ask,
                room.name(),
                null,
                Hellos.after(hello),
                Long.MAX_VALUE,
                room.state().sanctionedAt()));
    return new Verdict.Held();
  }

  /** Welcomes the spectator with the answer of storage. */
  void opened(Turn turn, PendingRequests.OpenSpectator ask, HubInput.Opened answer) {
    var client = ask.client();
    if (client.isOpen()) {
      // Only now it is known what holds in the room.
      var exclusion = policy.entry(client.asker(turn.wallMillis()));
      if (client.room().isUnknown()) { // its own request failed: whether anybody is banned, too
        sockets.close(turn, client, CloseCode.TRY_LATER, Hellos.UNREADABLE);
      } else if (exclusion == null) {
        welcome(turn, client, ask.hello(), answer);
      } else {
        sockets.close(turn, client, exclusion.closeCode(), exclusion.reason());
      }
    }
    sockets.readOn(turn, client);
  }

  private void welcome(
      Turn turn, ChatClient client, ClientFrame.SpectatorHello hello, HubInput.Opened answer) {
    var room = client.room();
    boolean recovered = Hellos.isRecoverable(hello, answer);
    turn.deliver(
        ServerFrame.Welcome.ofSpectator(
            answer.epoch(),
            answer.first(),
            answer.head(),
            recovered,
            Heartbeats.PING_MILLIS,
            turn.wallMillis(),
            Hellos.allowance(room.rules()),
            answer.state().modeOr(room.startRules().mode()),
            answer.state().pinned()),
        client);
    replay.resume(turn, client, recovered ? hello.offset() : answer.head());
    room.presence().welcome(turn, alarms, client);
    heartbeats.begin(turn, client);
    expiry.begin(turn, client);
  }
}
