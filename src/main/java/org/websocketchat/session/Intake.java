package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Pending.Delivery;

/** Takes what the person says into the outbox, or tells why not. */
final class Intake {
  private final Outbox outbox;
  private final SeededRandom random;
  private long lastDateMillis;

  Intake(Outbox outbox, SeededRandom random) {
    this.outbox = outbox;
    this.random = random;
  }

  /** Why this text would be refused now, or null if it would be taken. */
  @Nullable Refusal refusal(String text, Talk talk, boolean joined) {
    if (text.isBlank()) {
      return Refusal.EMPTY;
    }
    if (!talk.takes(text)) {
      return Refusal.TOO_LARGE;
    }
    if (!joined) {
      return Refusal.NOT_JOINED;
    }
    return outbox.hasRoom(Utf8.length(text)) ? null : Refusal.FULL;
  }

  void say(String text, Turn turn) {
    var pending =
        new Pending(random.mark(), Utf8.wellFormed(text), nextDate(turn), Delivery.WAITING);
    outbox.add(pending);
    turn.remember();
    turn.show(new Change.PendingChanged(pending));
  }

  /**
   * The wall clock's time, unlike that of the message before: some servers return no better mark.
   */
  private long nextDate(Turn turn) {
    long wall = turn.now.wallMillis();
    boolean sameMoment = wall <= lastDateMillis && lastDateMillis - wall < 1_000;
    lastDateMillis = sameMoment ? lastDateMillis + 1 : wall;
    return lastDateMillis;
  }

  /** Says an unconfirmed or unsent text anew, under a new mark and below everything. */
  void resend(String mark, boolean joined, Turn turn) {
    var entry = outbox.get(mark);
    if (entry == null || !entry.isHeld()) {
      return;
    }
    var text = entry.pending().text();
    if (joined) {
      discard(mark, turn);
      say(text, turn);
    } else {
      turn.show(new Change.Refused(text, Refusal.NOT_JOINED));
    }
  }

  void discard(String mark, Turn turn) {
    var entry = outbox.get(mark);
    if (entry != null && entry.isHeld()) {
      outbox.remove(entry);
      turn.remember();
      turn.show(new Change.PendingRemoved(mark));
    }
  }

  /**
   * What has not come back when the person leaves is kept as long as the page, and waits no more.
   */
  void leave(Turn turn) {
    turn.remember();
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.is(Delivery.WAITING)) {
        boolean handed = entry.firstHandedWallMillis() != 0;
        outbox.mark(entry, handed ? Delivery.NOT_CONFIRMED : Delivery.NOT_SENT, turn);
      }
    }
  }
}
