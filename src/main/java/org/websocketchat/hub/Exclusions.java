package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ServerFrame;

/** Sends away whoever may not be in a room any more, and takes back what may not be stored. */
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

  /**
   * Removes and returns the drafts that were accepted before and may not be stored as the room is
   * now, those of excluded people among them, who are told no more.
   */
  List<RoomLog.Denied> withdraw(Turn turn, Room room) {
    var denied = new ArrayList<RoomLog.Denied>();
    var drafts = room.log().drafts();
    for (var pending : drafts.waiting()) {
      var asker = pending.author().asker(turn.wallMillis());
      var refusal = refusal(room, asker, pending.draft().body());
      if (refusal != null) {
        drafts.remove(pending);
        denied.add(new RoomLog.Denied(pending, refusal.code(), refusal.detail()));
      }
    }
    return denied;
  }

  /** The slow mode was asked about when the draft came. */
  private Policy.@Nullable Refusal refusal(Room room, Policy.Asker asker, Body body) {
    if (policy.entry(asker) != null) {
      return new Policy.Refusal("forbidden", ServerFrame.NONE);
    }
    var target = Target.of(room, body).role();
    return policy.message(asker, body, new Policy.Circumstances(Long.MAX_VALUE, target));
  }
}
