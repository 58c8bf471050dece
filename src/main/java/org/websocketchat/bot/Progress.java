package org.websocketchat.bot;

import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Position;

/**
 * How far session and handlers have come in the room's log: gives the handlers what is in it, tells
 * them what is not, and stores how far they are. Only the session's thread uses it.
 */
final class Progress {
  private final Handlers handlers;
  private final BotMemory memory;

  /** How far the session has come when the last task was done; null before a server has told. */
  private @Nullable Position seen;

  /** How many messages, changes and gaps wait for a handler, or are with it. */
  private int outstanding;

  /** Whether messages of an older log may wait for a handler: their offsets mean nothing now. */
  private boolean otherLog;

  /** Whether entries were missing in what the last task brought. */
  private boolean missing;

  /**
   * Goes on behind what was handled.
   *
   * @param seen null if no server has told yet
   */
  Progress(Handlers handlers, BotMemory memory, @Nullable Position seen) {
    this.handlers = handlers;
    this.memory = memory;
    this.seen = seen;
  }

  /** A message of somebody else has come, in the log of this epoch. */
  void arrived(Message message, boolean missed, String epoch) {
    add(new Waiting.Said(message, missed, epoch));
  }

  /** A correction has come, maybe once more, in the log of this epoch. */
  void corrected(Change.Corrected correction, String epoch) {
    handlers.correct(correction, epoch);
    boolean known =
        seen != null && seen.epoch().equals(epoch) && correction.offset() <= seen.offset();
    if (!known && handlers.wantChanges()) {
      add(new Waiting.Changed(BotChange.of(correction)));
    }
  }

  private void add(Waiting one) {
    outstanding += handlers.add(one) ? 1 : 0;
  }

  /** Entries are missing in what the present task brings. */
  void missed() {
    missing = true;
  }

  /** A handler has returned from what ends at this offset. */
  void handed(long offset) {
    outstanding--;
    if (seen == null) {
      throw new IllegalStateException("a message came before the welcome");
    }
    if (outstanding == 0) {
      otherLog = false;
      memory.handled(seen);
    } else if (!otherLog) {
      memory.handled(new Position(seen.epoch(), offset));
    }
  }

  /** Looks how far the session has come, and so whether the server has left something out. */
  void taskDone(@Nullable Position now) {
    if (now != null && !now.equals(seen)) {
      if (seen != null) {
        movedOn(seen, now);
      }
      seen = now;
      if (outstanding == 0) {
        memory.handled(now);
      }
    }
    missing = false;
  }

  /** One task brings one frame, and so at most one entry, unless something is left out. */
  private void movedOn(Position before, Position now) {
    boolean restarted = !now.epoch().equals(before.epoch());
    if (restarted || missing || now.offset() - before.offset() != 1) {
      var reason = restarted ? BotGap.Reason.OTHER_LOG : BotGap.Reason.AWAY;
      long from = restarted ? 1 : before.offset() + 1;
      otherLog |= restarted && outstanding > 0;
      add(new Waiting.LeftOut(new BotGap(reason, from, now.offset())));
    }
  }
}
