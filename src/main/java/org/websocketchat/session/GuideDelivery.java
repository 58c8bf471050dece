package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.session.Pending.Delivery;

/**
 * The delivery of messages under {@code json} (docs/protocol.md, section 1). Its server cannot
 * recognise a message that is sent twice. So a message that was handed to a socket which is gone is
 * not confirmed, and is sent again only when the person asks for it.
 */
final class GuideDelivery {
  static final int MAX_ON_WIRE = 16;

  /**
   * The handover of a message.
   *
   * @param id the id of the socket that it was handed to
   */
  record Handover(long id, long millis, long firstWallMillis) implements Outbox.Handover {}

  private final Outbox outbox;

  GuideDelivery(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * A socket has opened. This server cannot tell which messages it has of those that were sent
   * under another sub-protocol, and it takes no corrections.
   */
  void opened(String ownName, Turn turn) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      var said = entry.pending();
      if (entry.is(Delivery.WAITING_AGAIN)) {
        outbox.update(entry, Delivery.NOT_CONFIRMED, turn);
      } else if (said.body() instanceof Body.Correction) {
        if (entry.is(Delivery.STORED)) {
          outbox.drop(entry, turn);
          i--;
        } else if (entry.is(Delivery.WAITING)) {
          outbox.update(entry, Delivery.NOT_SENT, turn);
        }
      } else if (entry.is(Delivery.STORED)) { // its copy does not come under this sub-protocol
        var message = new Message(ownName, said.body(), said.dateMillis(), true, null);
        outbox.arrive(entry, message, turn);
        i--;
      }
    }
  }

  /**
   * Hands the oldest waiting message over and returns its frame; null if none waits, or if too many
   * are on the wire.
   */
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

  /** The frame of a message with this body. */
  static GuideFrame.Message frame(Body body, long socketId, long dateMillis, String cid) {
    if (body instanceof Body.Text text) { // this sub-protocol does not tell of replies
      return new GuideFrame.Message(text.text(), socketId, dateMillis, null, cid);
    }
    throw new IllegalArgumentException("json has nothing but texts");
  }

  /**
   * Stops waiting for the copies of all messages that were handed over until then. All at once,
   * since one by one each would get a second of grace for being late.
   *
   * @param untilMillis by {@link org.websocketchat.protocol.Now#millis}
   * @param heardMillis when the last frame came, by the same clock
   * @return whether no frame has come since one of them was handed over, so that the socket is dead
   */
  boolean stopWaiting(long untilMillis, long heardMillis, Turn turn) {
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

  /** The socket is gone: the messages that were handed to it may have arrived or not. */
  void socketLost(Turn turn) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.is(Delivery.HANDED_OVER)) {
        outbox.update(entry, Delivery.NOT_CONFIRMED, turn);
      }
    }
  }

  /**
   * Finds the pending message that this is the copy of; null if there is none. The id of the socket
   * must be the same, so that nobody else's message can be taken for the copy. The cid must be the
   * same, too; from a server that drops unknown fields, and so returns no cid, the date or the
   * text.
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
