package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.ServerFrame.History;

/**
 * Asks for the message that is pinned, if it stands before what was shown: by a page of history
 * with nothing else in it.
 */
final class PinRequest {
  private final Memory memory;
  private final Timeline timeline;

  /** The offset of the message; {@link Body#NO_OFFSET} if none is pinned. */
  private long target;

  /** Whether the message is wanted, and was not asked for. */
  private boolean wanted;

  /** The offset that was asked for on this socket; {@link Body#NO_OFFSET} if none was. */
  private long asked = Body.NO_OFFSET;

  /**
   * Whether the page may have been read before the latest correction, or is not wanted any more.
   */
  private boolean stale;

  PinRequest(Memory memory, Timeline timeline) {
    this.memory = memory;
    this.timeline = timeline;
  }

  /** Another message is pinned, or none. */
  void pinned(long offset) {
    target = offset;
    stale = true;
    again();
  }

  /** Wants the message again: it is shown no more, or corrections of it may have been missed. */
  void again() {
    wanted = target != Body.NO_OFFSET;
  }

  /** The socket is gone, and with it the request. */
  void socketLost() {
    if (isAsked()) {
      again();
    }
    asked = Body.NO_OFFSET;
  }

  /** The frame that asks for it; null if it is shown, or was asked for. */
  @Nullable String next() {
    if (!wanted || isAsked() || timeline.awaitsPage()) {
      return null;
    }
    wanted = false;
    if (timeline.shows(target)) {
      return null;
    }
    asked = target;
    stale = false;
    return ClientFrameCodec.encode(new ClientFrame.History(target + 1, 1));
  }

  boolean isAsked() {
    return asked != Body.NO_OFFSET;
  }

  /** Whether this is the page that was asked for; it may be that before the oldest message, too. */
  boolean fits(History page) {
    var read = memory.position();
    return isAsked()
        && read != null
        && page.before() == asked + 1
        && page.epoch().equals(read.epoch());
  }

  /** Shows the message; null if the server does not keep it. */
  void show(@Nullable Message message, Turn turn) {
    asked = Body.NO_OFFSET;
    if (stale) {
      again();
    } else if (message != null && message.offset() == target) {
      turn.show(new Change.PinnedArrived(message));
    }
  }

  /** A message was corrected, maybe this one. */
  void corrected(Body.OfMessages body) {
    stale |= isAsked() && body.from() <= target;
  }

  /** The server has refused a page: it may be this one, which is not asked for again. */
  void refused() {
    asked = Body.NO_OFFSET;
  }
}
