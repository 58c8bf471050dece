package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.session.Pending.Delivery;

/**
 * What a welcome of {@code websocket-chat.v1} does to the pending messages: it tells which of them
 * are stored, in which log the others would be, and who says them.
 */
final class Settlement {
  static final long DOUBTFUL_AFTER_MILLIS = 7 * 24 * 3_600_000L;

  private final Outbox outbox;
  private final Memory memory;

  Settlement(Outbox outbox, Memory memory) {
    this.outbox = outbox;
    this.memory = memory;
  }

  /** Settles each pending message: those whose n is at most {@code acked} are stored. */
  void welcomed(ServerFrame.Welcome welcome, Turn turn) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      var handover = ChatHandover.of(entry);
      if (handover == null || handover.n() > welcome.self().acked()) {
        adapt(entry, welcome.epoch(), turn);
        holdOthers(entry, turn);
        notStored(entry, turn);
      } else {
        outbox.update(entry, Delivery.STORED, turn);
      }
    }
  }

  /**
   * Offsets of another epoch are those of other messages in this one. A reply is no reply any more,
   * and a correction has failed.
   */
  void adapt(Outbox.Entry entry, @Nullable String epoch, Turn turn) {
    var body = entry.pending().body();
    var left = body.withoutOffsets();
    if (body.equals(left) || (epoch != null && epoch.equals(entry.origin().epoch()))) {
      return;
    }
    if (left != null) {
      outbox.change(entry, left, turn);
    } else if (!entry.is(Delivery.FAILED)) {
      outbox.fail(entry, Pending.OTHER_LOG, turn);
    }
  }

  /** What somebody else has said with this key is not sent in this person's name. */
  private void holdOthers(Outbox.Entry entry, Turn turn) {
    var who = entry.origin().who();
    if (who != null && !who.equals(memory.who()) && !entry.isHeld()) {
      outbox.fail(entry, Pending.OTHER_PERSON, turn);
    }
  }

  private void notStored(Outbox.Entry entry, Turn turn) {
    var handover = ChatHandover.of(entry);
    if (handover == null) {
      return;
    }
    boolean old = turn.now.wallMillis() - handover.firstWallMillis() > DOUBTFUL_AFTER_MILLIS;
    if (!entry.isHeld()) {
      outbox.update(entry, old ? Delivery.NOT_CONFIRMED : Delivery.WAITING_AGAIN, turn);
    }
    if (entry.isHeld()) {
      // Messages with a higher n will be stored; acked must not seem to cover this one.
      entry.handover(null);
      turn.store(entry);
    }
  }
}
