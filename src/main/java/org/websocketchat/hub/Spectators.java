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
  private final Identities identities;
  private final Policy policy;
  private final Welcomes welcomes;

  Spectators(Sockets sockets, Identities identities, Policy policy, Welcomes welcomes) {
    this.sockets = sockets;
    this.identities = identities;
    this.policy = policy;
    this.welcomes = welcomes;
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
    welcomes.lookUp(turn, new PendingRequests.OpenSpectator(client, hello), hello, null);
    return new Verdict.Held();
  }

  /** Welcomes the spectator with the answer of storage. */
  void opened(Turn turn, PendingRequests.OpenSpectator ask, HubInput.Opened answer) {
    var client = ask.client();
    if (client.isOpen()) {
      // Only now it is known what holds in the room.
      var exclusion = policy.entry(client.asker(turn.wallMillis()));
      if (client.room().isUnknown()) { // its own request failed: whether anybody is banned, too
        sockets.close(turn, client, CloseCode.TRY_LATER, Welcomes.UNREADABLE);
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
    boolean recovered = Welcomes.isRecoverable(hello, answer);
    var self = ServerFrame.Self.SPECTATOR;
    var welcome = Welcomes.frame(turn, client.room(), self, answer, recovered);
    turn.deliver(welcome, client);
    welcomes.goOn(turn, client, hello, welcome);
  }
}
