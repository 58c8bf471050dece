package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;

/** Asks for pages of what moderators did and what was reported: one at a time. */
final class ActRequests {
  private static final long NOTHING = -1;

  /** Before which number the page is that is wanted; 0 for the newest, NOTHING for none. */
  private long wanted = NOTHING;

  /** Whether a page was asked for on this socket that has not come. */
  private boolean asked;

  /** Whether the server has sent a ping since then. */
  private boolean pinged;

  /** A page is wanted, in place of one that was not asked for. */
  void want(long before) {
    wanted = before;
  }

  /** The frame that asks for the page; null if none is wanted, or one is on its way. */
  @Nullable String next() {
    if (asked || wanted == NOTHING) {
      return null;
    }
    long before = wanted == 0 ? ClientFrame.NONE : wanted;
    wanted = NOTHING;
    asked = true;
    return ClientFrameCodec.encode(new ClientFrame.Acts(before));
  }

  boolean isAsked() {
    return asked;
  }

  /**
   * The server has sent a ping. Returns whether that is the second one since a page was asked for:
   * a server that does not know the question never answers it.
   */
  boolean isOverdue() {
    boolean again = pinged;
    pinged = asked;
    return again;
  }

  /** Returns whether a page was asked for, which has come now, or was refused. */
  boolean answered() {
    boolean was = asked;
    asked = false;
    pinged = false;
    return was;
  }

  /** There is no socket, or another one: nothing is on its way, and nobody waits for it. */
  void socketLost() {
    asked = false;
    pinged = false;
    wanted = NOTHING;
  }
}
