package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.session.Pending.Delivery;

/**
 * What becomes of texts under {@code json} (docs/protocol.md, section 1, "Sending"). Its server
 * knows no duplicates: what was handed to a socket that is gone is in doubt, and never goes out
 * again by itself.
 */
final class GuideDelivery {
  static final int MAX_ON_WIRE = 16;

  /**
   * A text that was handed over.
   *
   * @param id the socket's, under which it went; {@link GuideFrame#NO_ID} if a page before did it
   */
  record Handover(long id, long millis, long firstWallMillis) implements Outbox.Handover {}

  private final Outbox outbox;

  GuideDelivery(Outbox outbox) {
    this.outbox = outbox;
  }

  /** A new socket: this server cannot tell what it has of what went out otherwise. */
  void opened(String ownName, Turn turn) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      var said = entry.pending();
      if (entry.is(Delivery.WAITING_AGAIN)) {
        outbox.update(entry, Delivery.NOT_CONFIRMED, turn);
      } else if (entry.is(Delivery.STORED)) { // and no copy of it comes here
        var message = new Message(ownName, said.body(), said.dateMillis(), true, null);
        outbox.arrive(entry, message, turn);
        i--;
      }
    }
  }

  /** The frame of the oldest text that waits, which then counts as handed over; else null. */
  @Nullable String next(long socketId, Turn turn) {
    var entry = outbox.first(Delivery.WAITING);
    if (entry == null || outbox.count(Delivery.HANDED_OVER) >= MAX_ON_WIRE) {
      return null;
    }
    entry.handover(new Handover(socketId, turn.now.millis(), turn.now.wallMillis()));
    outbox.update(entry, Delivery.HANDED_OVER, turn);
    var said = entry.pending();
    return GuideCodec.encode(frame(said.body(), socketId, said.dateMillis(), said.cid()));
  }

  /** What is said, as this sub-protocol says it. */
  static GuideFrame.Message frame(Body body, long socketId, long dateMillis, String cid) {
    return switch (body) {
      case Body.Text(var text) -> new GuideFrame.Message(text, socketId, dateMillis, null, cid);
    };
  }

  /**
   * Waits no longer for the copies of what was handed over until then: of all at once, since one by
   * one each would be late and get a grace of its own.
   *
   * @param heardMillis when the last frame came
   * @return whether nothing came since one of them was handed over, so that the socket is dead
   */
  boolean doubt(long untilMillis, long heardMillis, Turn turn) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      var handover = entry.handover();
      if (entry.is(Delivery.HANDED_OVER) && handover != null && handover.millis() <= untilMillis) {
        if (heardMillis <= handover.millis()) {
          return true;
        }
        outbox.update(entry, Delivery.NOT_CONFIRMED, turn);
      }
    }
    return false;
  }

  /** The socket is gone: what it was handed may have arrived or not. */
  void socketLost(Turn turn) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.is(Delivery.HANDED_OVER)) {
        outbox.update(entry, Delivery.NOT_CONFIRMED, turn);
      }
    }
  }

  /**
   * The text whose copy this is, or null. By cid and the id it was sent under, so that nobody else
   * can settle it; a server that drops unknown fields returns no cid, then by id with date or text.
   */
  Outbox.@Nullable Entry settledBy(GuideFrame.Message copy) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      boolean sameSocket =
          entry.handover() instanceof Handover handover
              && handover.id() == copy.id()
              && copy.id() != GuideFrame.NO_ID;
      if (sameSocket && isCopy(copy, entry)) {
        return entry;
      }
    }
    return null;
  }

  private static boolean isCopy(GuideFrame.Message copy, Outbox.Entry entry) {
    var said = entry.pending();
    return copy.cid() != null
        ? copy.cid().equals(said.cid())
        : entry.is(Delivery.HANDED_OVER)
            && (said.dateMillis() == copy.date() || said.body().text().equals(copy.text()));
  }
}
