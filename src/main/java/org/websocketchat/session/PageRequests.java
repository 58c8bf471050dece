package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ServerFrame;

/**
 * Asks for what is not in the stream of the log: pages of history, the pinned message, and pages of
 * acts. Only one request is on its way, so that an error tells which it is about.
 */
final class PageRequests {
  /** The code of the error about a page that cannot be read; no other frame is answered with it. */
  static final String UNREADABLE = "internal";

  /** The same for a page of acts that only moderators are told. */
  private static final String FORBIDDEN = "forbidden";

  private final Timeline timeline;
  private final PinRequest pin;
  private final ActRequests acts = new ActRequests();

  PageRequests(Memory memory) {
    timeline = new Timeline(memory);
    pin = new PinRequest(memory, timeline);
  }

  /** The part of the log that is shown, and the page of history before it. */
  Timeline timeline() {
    return timeline;
  }

  /** The pinned message, if it stands before what is shown. */
  PinRequest pin() {
    return pin;
  }

  /** Wants the page of acts before this number, or the newest page for 0. */
  void wantActs(long before) {
    acts.want(before);
  }

  /** The frame that asks for a page; null if none is wanted, or one is on its way. */
  @Nullable String next() {
    if (acts.isAsked() || pin.isAsked()) {
      return null;
    }
    var page = timeline.next();
    if (page == null && !timeline.isAsked()) {
      page = pin.next();
      return page == null ? acts.next() : page;
    }
    return page;
  }

  /** The server has sent a ping: it may be able to read now what it could not read before. */
  void pinged(Turn turn) {
    timeline.askAgain();
    if (acts.isOverdue()) {
      endActs(turn);
    }
  }

  /** Shows a page of acts that was asked for. */
  void showActs(ServerFrame.Acts page, Turn turn) {
    if (acts.answered()) {
      turn.show(
          new Change.ActsArrived(
              Math.max(0, page.before()), page.items(), page.holding(), page.more()));
    }
  }

  /** Whether the page of acts that was asked for does not come; then the person is told. */
  private boolean endActs(Turn turn) {
    boolean asked = acts.answered();
    if (asked) {
      turn.show(new Change.ActsRefused());
    }
    return asked;
  }

  /**
   * Takes an error without a cid.
   *
   * @return whether it was about the request that was on its way, and about nothing else
   */
  boolean refused(ServerFrame.Refused frame, Turn turn) {
    boolean unreadable = frame.code().equals(UNREADABLE);
    if ((unreadable || frame.code().equals(FORBIDDEN)) && endActs(turn)) {
      return true;
    }
    timeline.refused(unreadable);
    pin.refused();
    return unreadable;
  }

  /** The socket is gone, and with it the requests. */
  void socketLost() {
    acts.socketLost();
    pin.socketLost();
  }
}
