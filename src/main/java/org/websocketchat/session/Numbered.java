package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Pending.Delivery;

/**
 * The texts of {@code websocket-chat.v1} with their numbers (docs/protocol.md, "Sending"): each
 * names the one before it, so that the server takes all of them once and in order, however often
 * they are sent.
 */
final class Numbered {
  static final int MAX_SENT = 16;
  static final int MAX_SENT_BYTES = 32 * 1024;
  static final long DOUBTFUL_AFTER_MILLIS = 7 * 24 * 3_600_000L;

  /** A close this soon after sending may be about what was sent. */
  static final long STRIKE_MILLIS = 2_000;

  private static final int MAX_STRIKES = 2;

  private final Outbox outbox;
  private final Identity identity;
  private final Memory memory;

  /** The highest n that the server is known to have stored. */
  private long acked;

  Numbered(Outbox outbox, Identity identity, Memory memory) {
    this.outbox = outbox;
    this.identity = identity;
    this.memory = memory;
  }

  /** Settles what the server has stored; the rest goes out again, in order. */
  void welcomed(ServerFrame.Welcome welcome, boolean continues, Turn turn) {
    acked = welcome.acked();
    memory.acked(acked);
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.n() == Outbox.NO_N || entry.is(Delivery.FAILED)) {
        continue;
      }
      long age = turn.now.wallMillis() - entry.firstHandedWallMillis();
      if (entry.n() <= acked && !continues) {
        // Its copy is in what was missed, if that can be had at all.
        arrive(entry, copyOf(entry), turn);
        i--;
      } else if (entry.n() > acked && !entry.isHeld() && age > DOUBTFUL_AFTER_MILLIS) {
        outbox.mark(entry, Delivery.NOT_CONFIRMED, turn);
      }
      if (entry.n() > acked && entry.isHeld()) {
        // It is not stored, and later ones will be: its n must not count as stored with theirs.
        entry.forgetN();
      }
    }
  }

  private Message copyOf(Outbox.Entry entry) {
    var said = entry.pending();
    return new Message(
        identity.name(), said.text(), said.dateMillis(), true, null, Message.NO_OFFSET, cid(entry));
  }

  private String cid(Outbox.Entry entry) {
    return identity.tag() + "." + entry.n();
  }

  /** The next text that the window allows; null if none may go now. */
  @Nullable String next(Turn turn) {
    var entry = nextWaiting();
    if (entry == null || !fitsWindow(entry)) {
      return null;
    }
    long after = lastOnWire();
    long n = entry.n() == Outbox.NO_N ? memory.nextN(turn) : entry.n();
    outbox.handOver(entry, GuideFrame.NO_ID, n, turn);
    return ClientFrameCodec.encode(
        new ClientFrame.Message(cid(entry), after, entry.pending().text()));
  }

  /** The oldest that waits; what is stored already waits for its copy only. */
  private Outbox.@Nullable Entry nextWaiting() {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.is(Delivery.WAITING) && (entry.n() == Outbox.NO_N || entry.n() > acked)) {
        return entry;
      }
    }
    return null;
  }

  private boolean fitsWindow(Outbox.Entry next) {
    int count = 0;
    int bytes = Utf8.length(next.pending().text());
    boolean alone = next.strikes() > 0;
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.is(Delivery.SENT)) {
        count++;
        bytes += Utf8.length(entry.pending().text());
        alone |= entry.strikes() > 0;
      }
    }
    return count == 0 || (!alone && count < MAX_SENT && bytes <= MAX_SENT_BYTES);
  }

  /** The n that the server will have taken last when it has read all that is on the wire. */
  private long lastOnWire() {
    long last = acked;
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.is(Delivery.SENT)) {
        last = Math.max(last, entry.n());
      }
    }
    return last;
  }

  /** A message that was not shown before: maybe one of ours. */
  void arrived(ServerFrame.Message frame, Message message, Turn turn) {
    var entry = settled(frame);
    if (entry == null) {
      turn.show(new Change.MessageArrived(message));
    } else {
      arrive(entry, message, turn);
    }
  }

  /** A copy of something that was shown before. */
  void settle(ServerFrame.Message frame, Message message, Turn turn) {
    var entry = settled(frame);
    if (entry != null) {
      arrive(entry, message, turn);
    }
  }

  /** One of a page: what is ours is shown with the page. */
  void found(ServerFrame.Message frame, Turn turn) {
    var entry = settled(frame);
    if (entry != null) {
      outbox.remove(entry);
      turn.remember();
      turn.show(new Change.PendingRemoved(entry.pending().cid()));
    }
  }

  private Outbox.@Nullable Entry settled(ServerFrame.Message frame) {
    long n = ClientFrameCodec.numberOf(frame.cid(), identity.tag());
    if (n == ClientFrame.NONE) {
      return null;
    }
    acked = Math.max(acked, n);
    memory.acked(n);
    return outbox.numbered(n);
  }

  private void arrive(Outbox.Entry entry, Message message, Turn turn) {
    outbox.remove(entry);
    turn.remember();
    turn.show(new Change.PendingArrived(entry.pending().cid(), message));
  }

  /**
   * The server refused this one, and with it what followed on this socket: that goes out again.
   *
   * @return whether it is one of ours on the wire
   */
  boolean refused(@Nullable String cid, String fault, Turn turn) {
    long n = ClientFrameCodec.numberOf(cid, identity.tag());
    var refused = n == ClientFrame.NONE ? null : outbox.numbered(n);
    if (refused == null || !refused.is(Delivery.SENT)) {
      return false;
    }
    outbox.fail(refused, fault, turn);
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.is(Delivery.SENT) && entry.n() > n) {
        outbox.mark(entry, Delivery.WAITING, turn);
      }
    }
    return true;
  }

  /**
   * A close that may be about the oldest on the wire: it goes alone next, the second time never.
   */
  void closed(boolean blames, Turn turn) {
    var head = outbox.first(Delivery.SENT);
    if (!blames || head == null || turn.now.millis() - head.handedMillis() > STRIKE_MILLIS) {
      return;
    }
    head.strike();
    if (head.strikes() >= MAX_STRIKES) {
      outbox.fail(head, "closed", turn);
    }
  }

  /** The socket is gone: what was on it waits for the next. */
  void lost(Turn turn) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.is(Delivery.SENT)) {
        outbox.mark(entry, Delivery.WAITING, turn);
      }
    }
  }
}
