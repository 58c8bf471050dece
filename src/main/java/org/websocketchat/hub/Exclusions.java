package org.websocketchat.hub;

/** Sends away whoever may not be in a room any more. */
final class Exclusions {
  private final Policy policy;
  private final Sockets sockets;

  Exclusions(Policy policy, Sockets sockets) {
    this.policy = policy;
    this.sockets = sockets;
  }

  /** Asks about everybody in a room whose state has changed, and is stored. */
  void apply(Turn turn, Room room) {
    for (var member : room.welcomed()) {
      var reason = policy.entry(member.asker(turn.wallMillis()));
      if (reason != null) {
        sockets.close(turn, member, reason.closeCode(), reason.reason());
      }
    }
  }
}
