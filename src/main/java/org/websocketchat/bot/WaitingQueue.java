package org.websocketchat.bot;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Change;

/**
 * What waits for the handlers of a bot, in the order of the room's log, and is bounded: what there
 * is no room for becomes one {@link BotGap}. It locks nothing.
 */
final class WaitingQueue {
  /** How many wait at most, one gap behind them not counted. */
  static final int MOST = 1_000;

  private final Deque<Waiting> all = new ArrayDeque<>();

  /**
   * Adds one at the end.
   *
   * @return false if it has become part of the gap that was there last
   */
  boolean add(Waiting one) {
    if (all.size() < MOST) {
      all.add(one);
      return true;
    }
    var gap = leftOut(one);
    if (all.peekLast() instanceof Waiting.LeftOut(var before)) {
      all.removeLast();
      all.add(new Waiting.LeftOut(before.with(gap)));
      return false;
    }
    all.add(new Waiting.LeftOut(gap));
    return true;
  }

  private static BotGap leftOut(Waiting one) {
    return one instanceof Waiting.LeftOut(var gap)
        ? gap
        : new BotGap(BotGap.Reason.QUEUE_FULL, one.until(), one.until());
  }

  /** Corrects what waits, in the log of this epoch. */
  void correct(Change.Corrected correction, String epoch) {
    for (int left = all.size(); left > 0; left--) {
      all.add(all.remove().after(correction, epoch));
    }
  }

  /** Takes the oldest away; null if none waits. */
  @Nullable Waiting poll() {
    return all.poll();
  }
}
