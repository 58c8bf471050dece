package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Pending.Delivery;

/** Takes the person's messages into the outbox, or shows why not. */
final class Intake {
  private final Outbox outbox;
  private final Memory memory;
  private final SeededRandom random;
  private long lastDateMillis;

  Intake(Outbox outbox, Memory memory, SeededRandom random) {
    this.outbox = outbox;
    this.memory = memory;
    this.random = random;
  }

  /** Why this would be refused now; null if it would be taken. */
  @Nullable Refusal refusal(Body body, Talk talk, boolean joined) {
    if (body.isEmpty()) {
      return Refusal.EMPTY;
    }
    if (!talk.supports(body)) {
      return Refusal.UNSUPPORTED;
    }
    if (!talk.accepts(body) || body.bytes() > Outbox.MAX_BYTES) {
      return Refusal.TOO_LARGE;
    }
    if (!joined) {
      return Refusal.NOT_JOINED;
    }
    return outbox.hasRoom(body.bytes()) ? null : Refusal.FULL;
  }

  /** Takes a message with this body, or shows why not. */
  void send(Body body, Talk talk, boolean joined, Turn turn) {
    var refusal = refusal(body, talk, joined);
    if (refusal == null) {
      var read = memory.position();
      take(body, read == null ? null : read.epoch(), turn);
    } else {
      turn.show(new Change.Refused(body, refusal));
    }
  }

  private void take(Body body, @Nullable String epoch, Turn turn) {
    var cid = random.cid();
    while (outbox.get(cid) != null) {
      cid = random.cid();
    }
    var pending = new Pending(cid, body, nextDate(turn), Delivery.WAITING);
    outbox.add(pending, new Origin(epoch, memory.who()), turn);
  }

  /**
   * The time by the wall clock, but never the same as that of the message before: from a server
   * that drops the cid, the date tells which message a copy is of.
   */
  private long nextDate(Turn turn) {
    long wall = turn.now.wallMillis();
    boolean sameMoment = wall <= lastDateMillis && lastDateMillis - wall < 1_000;
    lastDateMillis = sameMoment ? lastDateMillis + 1 : wall;
    return lastDateMillis;
  }

  /**
   * Sends a held message again: as it is if the server cannot store it twice; else as a new message
   * with a new cid, after everything else.
   */
  void resend(String cid, Talk talk, boolean joined, Turn turn) {
    var entry = outbox.get(cid);
    if (entry == null || !entry.isHeld()) {
      return;
    }
    var body = entry.pending().body();
    var refusal = refusal(body, talk, joined);
    if (refusal != null) {
      turn.show(new Change.Refused(body, refusal));
    } else if (!talk.resumes(entry, turn)) {
      take(body, entry.origin().epoch(), turn);
      outbox.drop(entry, turn);
    }
  }

  /** Deletes a held message; any other stays. */
  void discard(String cid, Turn turn) {
    var entry = outbox.get(cid);
    if (entry != null && entry.isHeld()) {
      outbox.drop(entry, turn);
    }
  }

  /** The person has left: what waited is held from now on. */
  void leave(Turn turn) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.is(Delivery.WAITING)) {
        outbox.update(entry, Delivery.NOT_SENT, turn);
      } else if (entry.is(Delivery.WAITING_AGAIN)) {
        outbox.update(entry, Delivery.NOT_CONFIRMED, turn);
      }
    }
  }
}
