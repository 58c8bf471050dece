package org.websocketchat.session;

import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;

/**
 * The mode and the pin of the room, as the latest welcome and the entries behind it tell
 * (docs/protocol.md, "Governing").
 */
final class ModeAndPin {
  private final SlowMode slow;
  private final PinRequest request;
  private RoomMode mode = RoomMode.USUAL;

  /** The offset of the message that is pinned; {@link Body#NO_OFFSET} if none is. */
  private long pinned;

  ModeAndPin(SlowMode slow, PinRequest request) {
    this.slow = slow;
    this.request = request;
  }

  /** Takes what the welcome tells, as of its head. */
  void welcomed(ServerFrame.Welcome welcome, Turn turn) {
    become(welcome.mode(), turn);
    pin(welcome.pinned(), turn);
  }

  /** Takes an entry, which is the next one; those up to the head are in the welcome already. */
  void take(ServerFrame.Correction entry, ServerFrame.Welcome welcome, Turn turn) {
    if (entry.offset() <= welcome.head()) {
      return;
    }
    switch (entry.body()) {
      case Body.Mode(var now) -> become(now, turn);
      case Body.Pin(long target) -> pin(target, turn);
      case Body.Remove(long target, var by) -> pin(target == pinned ? 0 : pinned, turn);
      case Body.Purge purge -> pin(purge.unpins() ? 0 : pinned, turn);
      case Body.Amendment change -> {}
      case Body.ModeChange change -> {}
      case Body.Sanction sanction -> {}
      case Body.Report report -> {}
    }
  }

  private void become(RoomMode now, Turn turn) {
    if (!now.equals(mode)) {
      mode = now;
      turn.show(new Change.ModeChanged(now));
      slow.become(now, turn);
    }
  }

  private void pin(long target, Turn turn) {
    if (target != pinned) {
      pinned = target;
      turn.show(new Change.Pinned(target));
      request.pinned(target);
    }
  }
}
