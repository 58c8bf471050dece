package org.websocketchat.bot;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
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

  /**
   * Whether what waits for a handler may not be in the order of the present log: messages of an
   * older log, or a correction that came after the page that it is about. Until all of it is
   * handled, an offset does not say how far they have come.
   */
  private boolean disordered;

  /**
   * Whether the session waits for a page, and with it may hold corrections back that stand before
   * its position.
   */
  private boolean awaitsPage;

  /** The last purge that was told; null before the first. */
  private @Nullable Position lastPurge;

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

  /**
   * A correction has come, in the log of this epoch; one of messages on a page that was asked for
   * comes after that page.
   */
  void corrected(Change.Corrected correction, String epoch) {
    handlers.correct(correction, epoch);
    if (!isTold(correction, epoch) && handlers.wantChanges()) {
      disordered |=
          seen != null && seen.epoch().equals(epoch) && correction.offset() <= seen.offset();
      add(new Waiting.Changed(BotChange.of(correction)));
    }
  }

  /** A purge may come twice; then each time in the order of the log. */
  private boolean isTold(Change.Corrected correction, String epoch) {
    if (!(correction.body() instanceof Body.Purge)) {
      return false;
    }
    var last = lastPurge;
    boolean isTold =
        last != null && last.epoch().equals(epoch) && correction.offset() <= last.offset();
    lastPurge = isTold ? last : new Position(epoch, correction.offset());
    return isTold;
  }

  private void add(Waiting one) {
    outstanding += handlers.add(one) ? 1 : 0;
  }

  /** Entries are missing in what the present task brings. */
  void missed() {
    missing = true;
  }

  /**
   * The present task brings the welcome. It carries no entry: if it moves on, it passes some over.
   */
  void welcomed() {
    missing = true;
  }

  /** A handler has returned from what ends at this offset. */
  void handed(long offset) {
    outstanding--;
    if (seen == null) {
      throw new IllegalStateException("a message came before the welcome");
    }
    if (outstanding == 0) {
      disordered = false;
      allHandled(seen);
    } else if (!disordered && !awaitsPage) {
      memory.handled(new Position(seen.epoch(), offset));
    }
  }

  /** Stores that all is handled that the session has brought, unless it holds something back. */
  private void allHandled(Position position) {
    if (!awaitsPage) {
      memory.handled(position);
    }
  }

  /**
   * Looks how far the session has come, and so whether the server has left something out.
   *
   * @param awaits whether a page is wanted that has not come
   */
  void taskDone(@Nullable Position now, boolean awaits) {
    boolean isNews = awaitsPage && !awaits;
    awaitsPage = awaits;
    if (now != null && !now.equals(seen)) {
      if (seen != null) {
        movedOn(seen, now);
      }
      seen = now;
      isNews = true;
    }
    if (seen != null && isNews && outstanding == 0) {
      allHandled(seen);
    }
    missing = false;
  }

  /** One task brings one frame, and so at most one entry, unless something is left out. */
  private void movedOn(Position before, Position now) {
    boolean restarted = !now.epoch().equals(before.epoch());
    if (restarted || missing || now.offset() - before.offset() != 1) {
      var reason = restarted ? BotGap.Reason.OTHER_LOG : BotGap.Reason.AWAY;
      long from = restarted ? 1 : before.offset() + 1;
      disordered |= restarted && outstanding > 0;
      add(new Waiting.LeftOut(new BotGap(reason, from, now.offset())));
    }
  }
}
